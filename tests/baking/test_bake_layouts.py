"""A layout, a menu, an identity and the passing of time reach the pages concerned, and no others."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.demo.actions import add_section
from bantin.portal.models import Identity, PageLayout

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


@pytest.fixture
def changed_by(public: Path) -> Callable[[Callable[[], Any]], set[str]]:
    """A function that does something, bakes what is due, and returns the addresses whose files are others then."""

    def state() -> dict[str, bytes]:
        return {str(file.relative_to(public)): file.read_bytes() for file in public.rglob("*.html")}

    def run(action: Callable[[], Any]) -> set[str]:
        bake_due()
        before = state()
        action()
        bake_due()
        after = state()
        names = {name for name in before | after if before.get(name) != after.get(name)}
        return {f"/{name}".removesuffix("index.html") for name in names}

    return run


def publish_layout(kind: str, **fields: Any) -> PageLayout:
    made = PageLayout(page_type=kind, **fields)
    made.save()
    made.save_revision().publish()
    return made


def test_a_layout_of_a_section_reaches_that_section_alone(
    section: Any, home: Any, changed_by: Callable[..., set[str]]
) -> None:
    add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    contact = [("portal_contact", {"telephone": "0200 111"})]
    assert changed_by(
        lambda: publish_layout("portal.SectionPage", section=section, aside=contact)
    ) == {"/thoi-su/"}


def test_a_layout_for_all_sites_reaches_each_page_of_its_kind_and_its_deletion_too(
    section: Any, home: Any, changed_by: Callable[..., set[str]]
) -> None:
    add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    made: list[PageLayout] = []
    contact = [("portal_contact", {"telephone": "0200 111"})]
    sections = {"/thoi-su/", "/kinh-te/"}
    assert (
        changed_by(lambda: made.append(publish_layout("portal.SectionPage", aside=contact)))
        == sections
    )
    assert changed_by(lambda: made[0].delete()) == sections


def test_a_layout_that_is_given_to_other_pages_leaves_the_first_ones(
    section: Any, home: Any, changed_by: Callable[..., set[str]]
) -> None:
    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    contact = [("portal_contact", {"telephone": "0200 111"})]
    layout = publish_layout("portal.SectionPage", section=section, aside=contact)

    def give() -> None:
        layout.section = other
        layout.save_revision().publish()

    assert changed_by(give) == {"/thoi-su/", "/kinh-te/"}


def test_a_withdrawn_layout_gives_way_to_the_next(
    section: Any, changed_by: Callable[..., set[str]]
) -> None:
    contact = [("portal_contact", {"telephone": "0200 111"})]
    layout = publish_layout("portal.SectionPage", aside=contact)
    assert changed_by(layout.unpublish) == {"/thoi-su/"}


def test_an_identity_reaches_every_page_of_its_site(
    make_bulletin: Make, home: Any, changed_by: Callable[..., set[str]]
) -> None:
    make_bulletin("Bản tin")

    def rename() -> None:
        identity = Identity.objects.get(home=home)
        identity.agency = "Ủy ban nhân dân xã Thử"
        identity.save()

    assert changed_by(rename) == {
        "/",
        "/404.html",
        "/so-do-cong/",
        "/tim-kiem/",
        "/dinh-chinh/",
        "/thoi-su/",
        "/thoi-su/2026/",
        "/thoi-su/2026/04/",
        "/thoi-su/ban-tin/",
    } | (
        {"/he-thong-giao-dien/"}
        if Artifact.objects.filter(key__startswith="design").exists()
        else set()
    )


def test_a_notice_begins_and_ends_by_itself(
    section: Any,
    public: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed_by: Callable[..., set[str]],
) -> None:
    start = timezone.now() + datetime.timedelta(hours=1)
    end = start + datetime.timedelta(hours=2)
    notice = {"title": "Tạm dừng để bảo trì", "since": start, "until": end}
    publish_layout("portal.SectionPage", top=[("portal_notice", notice)])
    bake_due()
    page = public / "thoi-su" / "index.html"
    assert "Tạm dừng để bảo trì" not in page.read_text(encoding="utf-8")

    clock = {"now": start + datetime.timedelta(seconds=1)}
    monkeypatch.setattr(timezone, "now", lambda: clock["now"])
    assert changed_by(lambda: None) == set(), "the first bake of the hour has brought it already"
    assert "Tạm dừng để bảo trì" in page.read_text(encoding="utf-8")
    clock["now"] = end
    bake_due()
    assert "Tạm dừng để bảo trì" not in page.read_text(encoding="utf-8")
    assert not Artifact.objects.exclude(good_until=None).exists()


def test_neighbours_follow_what_is_published_between_them(
    make_bulletin: Make, changed_by: Callable[..., set[str]], public: Path
) -> None:
    def day(number: int) -> datetime.datetime:
        return datetime.datetime(2026, 4, number, 8, tzinfo=datetime.UTC)

    for number in (1, 2, 8, 9):
        make_bulletin(f"Tin ngày {number}", date=day(number))
    changed = changed_by(lambda: make_bulletin("Tin ngày 5", date=day(5)))
    pages = {address for address in changed if "tin-ngay" in address}
    assert pages == {
        "/thoi-su/tin-ngay-2/",
        "/thoi-su/tin-ngay-5/",
        "/thoi-su/tin-ngay-8/",
    }
    assert "Tin ngày 5" in (public / "thoi-su/tin-ngay-2/index.html").read_text(encoding="utf-8")
