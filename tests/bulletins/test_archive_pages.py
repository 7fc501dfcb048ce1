"""The pages of the archive, and exactly which files a change touches."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.baking.outbox import bake_due
from bantin.bulletins.archive import place
from bantin.bulletins.archive.pages import SectionMonths, SectionYears
from bantin.bulletins.models import BulletinPage
from bantin.portal.changes import changed
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def two_to_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MOST_IN_PART", 2)


def on(day: int, month: int = 4, year: int = 2026) -> datetime.datetime:
    return datetime.datetime(year, month, day, 8, tzinfo=VIETNAM)


@pytest.fixture
def publish(make_bulletin: Make) -> Make:
    """A function that publishes a bulletin which shows no related ones: those are not the archive's."""
    return lambda title, date: make_bulletin(title, date=date, hide_related=True)


@pytest.fixture
def archive(publish: Make) -> dict[str, Any]:
    """One bulletin in March and May, two closed parts and an open one in April, one of the year before."""
    days = {"cuối năm": on(30, 12, 2025), "tháng ba": on(9, 3), "tháng năm": on(2, 5)}
    days |= {f"ngày {day}": on(day) for day in (1, 2, 3, 4, 5)}
    made = {name: publish(f"Tin {name}", date) for name, date in days.items()}
    bake_due()
    return made


def archive_files(root: Path) -> dict[str, str]:
    """The hash of each page of the archive, and of the section's, by what stands below the section."""
    section = root / "thoi-su"
    return {
        f"{file.parent.relative_to(section)}/": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in section.rglob("index.html")
        if not file.parent.name.startswith("tin-")
    }


def bulletin_files(root: Path) -> dict[str, str]:
    return {
        file.parent.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (root / "thoi-su").glob("tin-*/index.html")
    }


def touched(root: Path, change: Callable[[], Any]) -> tuple[set[str], set[str]]:
    """The pages of the archive, and the bulletins, that came, went or changed by ``change``."""
    before, bulletins = archive_files(root), bulletin_files(root)
    change()
    assert bake_due().failed == 0
    after, bulletins_after = archive_files(root), bulletin_files(root)
    return _differing(before, after), _differing(bulletins, bulletins_after)


def _differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def text(root: Path, path: str) -> str:
    return (root / "thoi-su" / path / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


def test_months_show_their_newest_part_and_lead_to_the_older(
    archive: dict[str, Any], public: Path
) -> None:
    assert set(archive_files(public)) == {
        "./",
        "2025/",
        "2025/12/",
        "2026/",
        "2026/03/",
        "2026/04/",
        "2026/04/1/",
        "2026/04/2/",
        "2026/05/",
    }
    shown = {"2026/04": {5}, "2026/04/2": {3, 4}, "2026/04/1": {1, 2}}
    for path, days in shown.items():
        assert {day for day in range(1, 6) if f">Tin ngày {day}<" in text(public, path)} == days
    ways = {
        "2026/05": ("2026/04/", None),
        "2026/04": ("2026/04/2/", "2026/05/"),
        "2026/04/2": ("2026/04/1/", "2026/04/"),
        "2026/04/1": ("2026/03/", "2026/04/2/"),
        "2026/03": ("2025/12/", "2026/04/"),
        "2026": ("2025/", None),
        "2025": (None, "2026/"),
    }
    for path, (older, newer) in ways.items():
        html = text(public, path)
        for address, relation in ((older, "prev"), (newer, "next")):
            assert html.count(f'rel="{relation}"') == (address is not None)
            if address:
                assert f'<a href="/thoi-su/{address}" rel="{relation}">' in html
    assert '<a href="/thoi-su/2026/">Năm 2026</a>' in text(public, "2026/04")
    assert '<a href="/thoi-su/2026/04/">Tháng 4/2026</a>' in text(public, "2026/04/1")
    for month in (3, 4, 5):
        assert f'<a href="/thoi-su/2026/{month:02}/">Tháng {month}/2026</a>' in text(public, "2026")
    for year in (2025, 2026):
        assert f'<a href="/thoi-su/{year}/">{year}</a>' in text(public, "")
    assert "Thời sự, tháng 4/2026, phần 1" in text(public, "2026/04/1")


def test_every_key_is_that_of_a_page_which_is_there(archive: dict[str, Any], public: Path) -> None:
    keys = [key for family in (SectionMonths(), SectionYears()) for key in family.every_key()]
    assert len(keys) == len(set(keys)) == 8
    for key in keys:
        family = SectionMonths() if key.startswith("month") else SectionYears()
        location = family.locate(key)
        assert location is not None
        assert (public / location.path.strip("/") / "index.html").read_bytes() == family.render(key)


def test_a_new_bulletin_touches_the_open_part_and_its_neighbour(
    archive: dict[str, Any], public: Path, publish: Make
) -> None:
    pages, bulletins = touched(public, lambda: publish("Tin mới", on(3, 5)))
    assert pages == {"./", "2026/05/"}
    assert bulletins == {"tin-moi", "tin-thang-nam"}


def test_the_first_of_a_new_part_closes_the_one_before(
    archive: dict[str, Any], public: Path, publish: Make
) -> None:
    publish("Tin ngày 6", on(6))
    bake_due()
    pages, bulletins = touched(public, lambda: publish("Tin ngày 7", on(7)))
    # Part 2 leads on to part 3 at its new address.
    assert pages == {"./", "2026/04/", "2026/04/3/", "2026/04/2/"}
    assert bulletins == {"tin-ngay-7", "tin-ngay-6", "tin-thang-nam"}


def test_a_back_dated_one_touches_its_month(
    archive: dict[str, Any], public: Path, publish: Make
) -> None:
    pages, bulletins = touched(public, lambda: publish("Tin bổ sung", on(1).replace(hour=9)))
    assert pages == {"./", "2026/04/", "2026/04/1/", "2026/04/2/"}
    assert bulletins == {"tin-bo-sung", "tin-ngay-1", "tin-ngay-2"}


def test_the_first_of_a_month_is_on_the_year_and_between_its_neighbours(
    archive: dict[str, Any], public: Path, publish: Make
) -> None:
    pages, bulletins = touched(public, lambda: publish("Tin tháng hai", on(2, 2)))
    assert pages == {"./", "2026/", "2026/02/", "2026/03/", "2025/12/"}
    assert bulletins == {"tin-thang-hai", "tin-thang-ba", "tin-cuoi-nam"}


def test_the_first_of_a_year_is_on_the_section(
    archive: dict[str, Any], public: Path, publish: Make
) -> None:
    pages, _ = touched(public, lambda: publish("Tin năm xưa", on(2, 2, 2019)))
    assert pages == {"./", "2019/", "2019/02/", "2025/", "2025/12/"}


def test_a_withdrawn_one_moves_nothing(archive: dict[str, Any], public: Path) -> None:
    pages, bulletins = touched(public, archive["ngày 2"].unpublish)
    assert pages == {"./", "2026/04/1/"}
    assert bulletins == {"tin-ngay-2", "tin-ngay-1", "tin-ngay-3"}
    pages, _ = touched(public, archive["ngày 5"].unpublish)
    assert pages == {"./", "2026/04/", "2026/04/2/"}, "from part 2 the way leads on to May"
    assert "Tin ngày 4" in text(public, "2026/04"), "the newest part that has any"
    assert "Tin ngày 4" in text(public, "2026/04/2"), "its own address does not die"


def test_the_last_of_a_year_takes_its_pages_with_it(archive: dict[str, Any], public: Path) -> None:
    pages, _ = touched(public, archive["cuối năm"].unpublish)
    assert pages == {"./", "2025/", "2025/12/", "2026/", "2026/03/"}
    assert not (public / "thoi-su/2025").exists()


def test_a_new_date_touches_both_months(archive: dict[str, Any], public: Path) -> None:
    def move() -> None:
        bulletin = BulletinPage.objects.get(pk=archive["ngày 2"].pk)
        bulletin.date = on(20, 5)
        bulletin.save_revision().publish()

    pages, bulletins = touched(public, move)
    assert pages == {"./", "2026/04/1/", "2026/05/"}
    assert bulletins == {"tin-ngay-2", "tin-ngay-1", "tin-ngay-3", "tin-thang-nam"}


def test_a_publication_announces_as_much_in_any_archive(
    archive: dict[str, Any], section: Any, publish: Make
) -> None:
    announced: set[str] = set()

    def note(tags: frozenset[str], **kwargs: Any) -> None:
        announced.update(tags)

    changed.connect(note)
    try:
        made = publish("Tin mới", on(9, 5))
    finally:
        changed.disconnect(note)
    home = section.get_parent().pk
    assert announced == {
        f"page:{made.pk}",
        f"link:{made.pk}",
        f"translation:{made.translation_key}",
        f"latest:{home}",
        f"latest:{home}:news",
        f"bulletins:{home}:2026-05",
        f"section:{section.pk}:head",
        f"section:{section.pk}:2026-05:1",
        f"beside:{archive['tháng năm'].pk}",
    }
