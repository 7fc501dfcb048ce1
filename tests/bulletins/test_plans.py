"""What a publication and a page read costs the same in every archive: by index, nothing counted, nothing skipped.

SQLite plans without statistics, so a plan of ten bulletins is that of a hundred thousand.
"""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bantin.baking.schedule import Schedule
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import chosen
from bantin.bulletins.related.finding import find_requested
from bantin.bulletins.related.queries import related_of
from bantin.feeds import addresses
from bantin.feeds import queries as feeds
from bantin.portal.indexes import EXPIRY, SIBLINGS
from tests.bulletins.lists import BY_INDEX, identity

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="plans in the words of SQLite"),
]
Make = Callable[..., Any]
# As many rows as there are sites, languages, restrictions: a few, whatever the archive.
SMALL = {
    "home_homepage",
    "portal_identity",
    "portal_sectionpage",
    "wagtailcore_locale",
    "wagtailcore_pageviewrestriction",
    "wagtailcore_site",
}
PATHS = "sqlite_autoindex_wagtailcore_page_1"


def plans(call: Callable[[], Any]) -> list[tuple[str, list[str]]]:
    """The statements that ``call`` makes, each with the steps of its plan."""
    with CaptureQueriesContext(connection) as captured:
        call()
    found = []
    for query in captured:
        sql = query["sql"]
        if sql.split()[0] in {"SELECT", "UPDATE", "DELETE"}:
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
                found.append((sql, [row[3] for row in cursor.fetchall()]))
    assert found, "nothing was read"
    return found


def scanned(plan: list[str]) -> set[str]:
    steps = (re.match(r"SCAN (\w+)", step) for step in plan)
    return {step[1] for step in steps if step} - SMALL - {"CONSTANT"}


def is_walked(plan: list[str]) -> bool:
    """Tell whether all that lies below a page is read by the range of its paths, to find its children."""
    return any(f"{PATHS} (path>? AND path<?)" in step for step in plan)


@pytest.fixture
def bulletin(make_bulletin: Make) -> Any:
    dates = [timezone.now() - datetime.timedelta(days=days) for days in (0, 1, 40, 41)]
    made = [make_bulletin(f"Tin {number}", date=date) for number, date in enumerate(dates)]
    find_requested()
    return BulletinPage.objects.get(pk=made[1].pk)


@pytest.mark.parametrize("name", BY_INDEX)
def test_a_list_is_read_by_its_index(name: str, bulletin: Any) -> None:
    call, index = BY_INDEX[name]
    found = plans(lambda: call(bulletin))
    assert any(index in step for _, plan in found for step in plan)
    for sql, plan in found:
        assert not scanned(plan), (sql, plan)
        assert not is_walked(plan), (sql, plan)
        if any(index in step for step in plan):
            assert not any("TEMP B-TREE" in step for step in plan), (sql, plan)
        assert "COUNT(" not in sql
        assert "OFFSET" not in sql


@pytest.mark.parametrize(
    "call",
    [
        related_of,
        lambda b: chosen([b.pk]),
        lambda b: b.list_tags,
        lambda b: list(addresses.addresses_of_pages(identity(b))),
        lambda b: feeds.files_of_month(b.home_id, (b.month.year, b.month.month)),
        lambda b: list(addresses.addresses_of_month(b.home_id, (b.month.year, b.month.month), 1)),
        lambda b: list(addresses.addresses_of_years(identity(b))),
    ],
    ids=[
        "related",
        "chosen",
        "list tags",
        "pages of the map",
        "files of a month",
        "a file",
        "years",
    ],
)
def test_nothing_is_scanned(call: Callable[[Any], Any], bulletin: Any) -> None:
    for sql, plan in plans(lambda: call(bulletin)):
        assert not scanned(plan), (sql, plan)
        assert not is_walked(plan), (sql, plan)
        assert "COUNT(" not in sql
        assert "OFFSET" not in sql


def test_a_publication_scans_nothing(bulletin: Any, section: Any, make_bulletin: Make) -> None:
    def publish() -> None:
        with transaction.atomic():
            make_bulletin("Tin mới", date=timezone.now())
        find_requested()

    asked = plans(publish)
    (free, *_) = [plan for sql, plan in asked if '"slug" = ' in sql and sql.startswith("SELECT 1")]
    assert any(f"{SIBLINGS} (depth=? AND slug=?" in step for step in free), free
    for sql, plan in asked:
        # The index of words has plans of its own.
        assert scanned(plan) <= {"wagtailsearch_indexentry_fts"}, (sql, plan)
        assert "COUNT(" not in sql
        assert "OFFSET" not in sql


def test_what_is_scheduled_is_asked_for_by_index(bulletin: Any) -> None:
    found = plans(Schedule().follow)
    assert any(EXPIRY in step for _, plan in found for step in plan)
    for sql, plan in found:
        # Layouts may expire as well; a portal has a handful.
        assert scanned(plan) <= {"portal_pagelayout"}, (sql, plan)


def test_drafts_are_not_even_passed_over(bulletin: Any, make_bulletin: Make) -> None:
    """The indexes hold what has a place: ten thousand imported drafts cost the latest twenty nothing."""
    for name in ("bulletin_latest_of_site", "bulletin_section_latest", "bulletin_latest_of_kind"):
        (index,) = [index for index in BulletinPage._meta.indexes if index.name == name]
        assert index.condition is not None
    draft = make_bulletin("Nháp", publish=False)
    assert draft.part_id is None
