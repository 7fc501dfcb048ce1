"""What a rendering read is kept, and only inside a recording."""

from bantin.portal.reading import read, read_file, recording


def test_tags_and_files_are_kept() -> None:
    with recording() as reading:
        read("page:1", "menu")
        read("menu")
        read_file("images/a.webp")
    read("page:2")
    assert reading.tags == {"page:1", "menu"}
    assert reading.files == {"images/a.webp"}


def test_recordings_do_not_mix() -> None:
    with recording() as outer:
        with recording() as inner:
            read("inner")
        read("outer")
    assert (outer.tags, inner.tags) == ({"outer"}, {"inner"})
