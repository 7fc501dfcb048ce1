def test_home(new_page):
    page = new_page("/")
    assert "Lạc Giang" in page.title()
