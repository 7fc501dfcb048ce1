"""Blocks have the names of the older portals; layouts come from the class, or nearest first from the desk."""

from collections.abc import Callable, Iterator
from pkgutil import iter_modules
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from bantin.bulletins import blocks as bulletins_blocks
from bantin.bulletins.models import BulletinPage
from bantin.home.models import HomePage
from bantin.portal import blocks as portal_blocks
from bantin.portal import layouts
from bantin.portal.artifacts import PublicPages, reader_request
from bantin.portal.composition import placed_blocks
from bantin.portal.layouts import (
    Layout,
    LayoutBlock,
    block_named,
    block_names,
    register_block,
    registered_blocks,
    use,
)
from bantin.portal.models import PageLayout, PortalPage, SectionPage
from bantin.portal.reading import recording

Make = Callable[..., Any]


def test_the_blocks_of_the_sample_page_are_there() -> None:
    assert {"bulletin · toolbar", "bulletin · view"} <= set(block_names())
    toolbar = block_named("bulletin · toolbar")
    assert toolbar is not None
    assert (toolbar.module, toolbar.view) == ("bulletin", "toolbar")


@pytest.mark.parametrize("kind", [HomePage, SectionPage, BulletinPage])
def test_layouts_of_classes_name_blocks_that_exist(kind: type[PortalPage]) -> None:
    assert [use.name for _, use in kind.layout.uses() if block_named(use.name) is None] == []


def test_every_block_says_what_it_is_for_and_is_in_a_group() -> None:
    for block in registered_blocks().values():
        assert block.meta.description, block.block_name()
        assert block.meta.group, block.block_name()
        assert block.label, block.block_name()


@pytest.mark.parametrize("package", [bulletins_blocks, portal_blocks], ids=lambda p: p.__name__)
def test_no_module_of_blocks_is_forgotten(package: Any) -> None:
    modules = {module.name for module in iter_modules(package.__path__)}
    assert modules == set(package.__all__), f"{package.__name__} has to import its modules"


def test_a_name_is_given_once() -> None:
    taken = block_named("bulletin · view")
    assert taken is not None
    with pytest.raises(ValueError, match="bulletin · view"):
        register_block(type(taken))


class ClockBlock(LayoutBlock):
    """A block that some other software had."""

    module, view = "town", "clock"

    class Meta:
        label = "Đồng hồ"
        template = "portal/blocks/rich_text.html"

    def show(self, options: Any, page: Any, request: Any) -> dict[str, Any]:
        return {"title": "", "body": "Mười giờ"}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A block that is registered, for as long as the test wants it."""
    monkeypatch.setattr(layouts, "_blocks", dict(layouts._blocks))
    register_block(ClockBlock)
    return


def layout_of(kind: str, **fields: Any) -> PageLayout:
    """Store and publish a layout."""
    made = PageLayout(page_type=kind, **fields)
    made.full_clean()
    made.save()
    made.save_revision().publish()
    return made


def names(page: Any, zone: str | None = None) -> list[str]:
    """The blocks of ``page`` in a zone, or in all."""
    page = page.specific
    placed = placed_blocks(page, reader_request("/", page.get_site()))
    return [item.block.block_name() for item in placed if zone in (None, item.zone)]


def html(page: Any) -> str:
    """The page as readers get it."""
    return PublicPages().render(f"page:{page.pk}").decode()


def test_without_a_layout_in_the_desk_a_page_has_its_class_s(section: Any) -> None:
    assert names(section, "main") == ["portal · heading", "bulletin · list"]


def test_the_nearest_layout_that_fills_a_zone_gives_it(
    make_bulletin: Make, section: Any, home: Any
) -> None:
    bulletin = make_bulletin()
    everywhere = [("portal_contact", {}), ("bulletin_latest", {})]
    layout_of("bulletins.BulletinPage", aside=everywhere, bottom=[("portal_contact", {})])
    layout_of("bulletins.BulletinPage", home=home, aside=[("bulletin_latest", {"count": 3})])
    assert names(bulletin, "aside") == ["bulletin · latest"]
    assert names(bulletin, "bottom") == ["portal · contact"]
    assert names(bulletin, "main") == ["bulletin · toolbar", "bulletin · view"]
    layout_of("bulletins.BulletinPage", section=section, aside=[("portal_contact", {})])
    assert names(bulletin, "aside") == ["portal · contact"]


def test_a_zone_can_be_left_empty_on_purpose(section: Any) -> None:
    assert names(section, "top") == ["portal · breadcrumb"]
    layout_of("portal.SectionPage", top=[("empty_zone", None)])
    assert names(section, "top") == []


def test_options_of_the_class_s_layout_change_the_block_s_defaults(
    section: Any, make_bulletin: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bulletin()
    monkeypatch.setattr(
        SectionPage, "layout", Layout(main=(use("bulletin · latest", title="Vừa đăng"),))
    )
    assert "Vừa đăng" in html(section)


def test_a_draft_of_a_layout_changes_nothing(section: Any) -> None:
    draft = PageLayout(page_type="portal.SectionPage", main=[("portal_contact", {})], live=False)
    draft.save()
    draft.save_revision()
    assert names(section, "main") == ["portal · heading", "bulletin · list"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [("", "Hãy chọn loại trang"), ("bulletins.BulletinPage", "Hãy đăng một trang rồi xem lại")],
)
def test_a_layout_that_cannot_be_previewed_says_what_to_do(home: Any, kind: str, said: str) -> None:
    response = PageLayout(page_type=kind).make_preview_request(preview_mode="")
    assert said in response.content.decode()


def test_a_block_that_is_gone_is_kept_and_skipped(section: Any, clock: None, request: Any) -> None:
    layout = layout_of("portal.SectionPage", main=[("portal_heading", {}), ("town_clock", {})])
    assert "Mười giờ" in html(section)
    stored = raw(layout, "main")

    request.getfixturevalue("monkeypatch").undo()
    gone = PageLayout.objects.get(pk=layout.pk)
    assert gone.missing_blocks == ["town_clock"]
    assert names(section, "main") == ["portal · heading"]
    assert "Mười giờ" not in html(section)
    gone.full_clean()
    gone.save()
    gone.save_revision().publish()
    assert raw(layout, "main") == stored, "what the software does not know was changed"


def test_a_block_that_comes_back_works_again(
    section: Any, clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_clock = dict(layouts._blocks)
    layout = layout_of("portal.SectionPage", main=[("town_clock", {})])
    monkeypatch.setattr(
        layouts, "_blocks", {k: v for k, v in with_clock.items() if k != "town_clock"}
    )
    PageLayout.objects.get(pk=layout.pk).save_revision().publish()
    monkeypatch.setattr(layouts, "_blocks", with_clock)
    assert names(section, "main") == ["town · clock"]


def raw(layout: PageLayout, zone: str) -> str:
    """What the database keeps of a zone."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {zone} FROM portal_pagelayout WHERE id = %s", [layout.pk])  # noqa: S608
        return str(cursor.fetchone()[0])


def test_an_unknown_block_of_a_class_does_not_break_its_pages(
    section: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(SectionPage, "layout", Layout(main=("portal · heading", "poll · vote")))
    assert names(section, "main") == ["portal · heading"]
    assert "poll · vote" in caplog.text


def test_there_is_one_layout_for_the_same_pages(section: Any, home: Any) -> None:
    layout_of("portal.SectionPage", section=section)
    with pytest.raises(ValidationError, match="Đã có bố cục"):
        PageLayout(page_type="portal.SectionPage", section=section).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PageLayout(page_type="portal.SectionPage", section=section, home=home).save()
    layout_of("portal.SectionPage")
    with pytest.raises(IntegrityError), transaction.atomic():
        PageLayout(page_type="portal.SectionPage").save()


def test_migrations_do_not_know_the_blocks() -> None:
    for zone in ("top", "main", "aside", "bottom"):
        _, _, arguments, options = PageLayout._meta.get_field(zone).deconstruct()
        assert arguments == [[]]
        assert "block_lookup" not in options


def test_a_page_reads_the_layouts_that_could_be_its_own(section: Any, home: Any) -> None:
    with recording() as reading:
        names(section)
    kind = "layout:portal.SectionPage"
    assert {kind, f"{kind}:{home.pk}", f"{kind}:section:{section.pk}"} <= reading.tags


@pytest.mark.django_db
def test_every_block_has_a_preview_in_the_desk_s_menu(
    make_bulletin: Make, make_photo: Make
) -> None:
    make_bulletin("Bản tin mẫu", lead_photo=make_photo())
    for block in registered_blocks().values():
        context = block.get_preview_context(block.get_preview_value(), {})
        assert set(context) >= {"html", "stylesheet_url"}, block.block_name()
    view = block_named("bulletin · view")
    assert view is not None
    assert "Bản tin mẫu" in view.get_preview_context(view.get_preview_value(), {})["html"]
