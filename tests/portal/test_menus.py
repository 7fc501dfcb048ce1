"""Menus: the sections marked for it, or what an editor has put together."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks

from bantin.baking.outbox import bake_due
from bantin.demo.actions import add_section
from bantin.portal.menu_entries import LinkBlock, MenuEntryBlock, is_web_address
from bantin.portal.menus import MenuEntry, site_menu
from bantin.portal.models import Identity, SectionPage

Make = Callable[..., Any]


def entry(page: Any = None, url: str = "", title: str = "", entries: Any = ()) -> Any:
    """An entry as the desk stores it."""
    return ("entry", {"page": page, "url": url, "title": title, "entries": list(entries)})


def link(page: Any = None, url: str = "", title: str = "") -> dict[str, Any]:
    return {"page": page, "url": url, "title": title}


@pytest.fixture
def identity(home: Any) -> Identity:
    return Identity.objects.get(home=home)


def menu_of(identity: Identity, entries: list[Any], page: Any = None) -> list[MenuEntry]:
    identity.menu = entries
    identity.save()
    return site_menu(Identity.objects.get(pk=identity.pk), page)


@pytest.mark.django_db
def test_without_an_editor_s_menu_it_has_the_sections_marked_for_it(
    identity: Identity, section: Any, home: Any
) -> None:
    add_section(home, {"title": "Ẩn", "slug": "an"}).__class__.objects.filter(slug="an").update(
        show_in_menus=False
    )
    assert site_menu(identity, section) == [MenuEntry("Thời sự", "/thoi-su/", current=True)]


@pytest.mark.django_db
def test_a_section_made_in_the_desk_is_in_the_menu_unless_its_editor_says_no(
    identity: Identity, home: Any
) -> None:
    made = home.add_child(instance=SectionPage(title="Tin thử", slug="tin-thu"))
    made.save_revision().publish()
    assert [entry.title for entry in site_menu(identity, home)] == ["Tin thử"]
    (checkbox,) = SectionPage.promote_panels[-1].children
    assert f"“{checkbox.heading}”" in str(Identity._meta.get_field("menu").help_text)


@pytest.mark.django_db
def test_an_editor_s_menu_has_pages_addresses_and_headings(
    identity: Identity, section: Any, make_bulletin: Make
) -> None:
    bulletin = make_bulletin("Bản tin")
    made = menu_of(
        identity,
        [
            entry(section, title="Tin tức"),
            entry(
                title="Công dân", entries=[link(url="https://dvc.example/", title="Dịch vụ công")]
            ),
        ],
        bulletin,
    )
    assert made == [
        MenuEntry("Tin tức", "/thoi-su/", current=True),
        MenuEntry("Công dân", "", False, (MenuEntry("Dịch vụ công", "https://dvc.example/"),)),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["", None])
def test_a_heading_is_no_link_anywhere(identity: Identity, section: Any, url: Any) -> None:
    entries = menu_of(
        identity, [entry(url=url, title="Công dân", entries=[link(section, title="Tin tức")])]
    )
    context = {"entries": entries, "menu": entries, "title": "Danh mục", "home_url": "/"}
    for component in ("menu", "page-not-found"):
        html = render_to_string(f"components/{component}/template.html", context)
        links = BeautifulSoup(html, "html.parser").find_all("a")
        assert {str(a["href"]) for a in links} <= {"/", "/thoi-su/"}
        assert "Công dân" not in [a.text for a in links]


@pytest.mark.django_db
def test_an_entry_to_a_page_that_readers_cannot_open_is_not_shown(
    identity: Identity, section: Any, make_bulletin: Make
) -> None:
    draft = make_bulletin("Nháp", publish=False)
    entries = [
        entry(draft),
        entry(title="Chỉ có nháp", entries=[link(draft)]),
        entry(section, entries=[link(draft), link(url="/so-do-cong/", title="Sơ đồ")]),
    ]
    assert [(e.title, [c.title for c in e.entries]) for e in menu_of(identity, entries)] == [
        ("Thời sự", ["Sơ đồ"])
    ]


@pytest.mark.django_db
def test_a_page_that_is_withdrawn_leaves_the_menu_of_every_page(
    identity: Identity, section: Any, make_bulletin: Make, settings: Any
) -> None:
    bulletin = make_bulletin("Hướng dẫn nộp hồ sơ")
    menu_of(identity, [entry(section), entry(bulletin, title="Nộp hồ sơ")])
    bake_due()
    page = settings.PUBLIC_ROOT / "thoi-su" / "index.html"
    assert "Nộp hồ sơ" in page.read_text(encoding="utf-8")
    bulletin.unpublish()
    bake_due()
    assert "Nộp hồ sơ" not in page.read_text(encoding="utf-8")
    bulletin.save_revision().publish()
    bake_due()
    assert "Nộp hồ sơ" in page.read_text(encoding="utf-8")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        (link(), "page", "chọn một trang"),
        (link(url="https://a.example/"), "title", "ghi tên"),
        (link(url="javascript:alert(1)", title="X"), "url", "phải bắt đầu bằng"),
        (link(url="//evil.example/", title="X"), "url", "phải bắt đầu bằng"),
        (link(url="abc", title="X"), "url", "phải bắt đầu bằng"),
    ],
)
def test_a_link_that_is_wrong_says_what_to_do(value: Any, field: str, words: str) -> None:
    with pytest.raises(blocks.StructBlockValidationError) as error:
        LinkBlock().clean(LinkBlock().to_python(value))
    assert words in " ".join(error.value.block_errors[field].messages)


@pytest.mark.django_db
def test_a_heading_needs_a_name_and_entries(section: Any) -> None:
    block = MenuEntryBlock()
    heading = {**link(title="Công dân"), "entries": [link(url="/a/", title="A")]}
    assert block.clean(block.normalize(heading))["title"] == "Công dân"
    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(block.normalize({**link(title="Công dân"), "entries": []}))


@given(st.text())
def test_only_addresses_of_pages_pass(text: str) -> None:
    if is_web_address(text):
        assert text.startswith(("/", "http://", "https://", "HTTP", "http", "Http")) or ":" in text
        assert not text.startswith("//")
        assert "\n" not in text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "/\\a.example",
        "https://",
        "a b",
        "",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not is_web_address(text)
