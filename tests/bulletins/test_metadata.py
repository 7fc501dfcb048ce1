"""What the head of a bulletin says to machines."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from bantin.bulletins.archive.pages import SectionMonths
from bantin.portal.renditions import make_shown
from tests.conftest import VIETNAM
from tests.feeds.published import schema_org_errors
from tests.portal.test_metadata import graph, head, nodes, page_of, said

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def test_a_bulletin_is_a_news_article(make_bulletin: Make, make_photo: Make) -> None:
    photo = make_photo(
        size=(1700, 1000),
        caption="Cầu mới",
        credit="Thu Hà",
        description="Cầu ba nhịp",
        licence="cc-by",
        licence_terms="Ghi công: https://creativecommons.org/licenses/by/4.0/.",
        taken_on=datetime.date(2026, 4, 7),
    )
    make_shown([photo.pk])
    bulletin = make_bulletin(lead_photo=photo, byline="Văn Nam", source="TTXVN")
    make_shown([photo.pk])
    page = page_of(f"page:{bulletin.pk}")
    assert schema_org_errors(graph(page)) == []
    article = nodes(page)["NewsArticle"]
    assert article["headline"] == "Khánh thành cầu Bến Đá"
    assert article["datePublished"] == "2026-04-08T09:30:00+07:00"
    assert article["dateModified"] == article["datePublished"]
    assert article["author"] == {"@type": "Person", "name": "Văn Nam"}
    assert article["publisher"] == {"@id": nodes(page)["GovernmentOrganization"]["@id"]}
    assert article["articleSection"] == "Thời sự"
    assert article["inLanguage"] == "vi"
    assert article["isAccessibleForFree"] is True
    assert article["mainEntityOfPage"]["@id"] == bulletin.full_url
    assert article["image"]["creditText"] == "Thu Hà (CC BY)"
    assert article["image"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["image"]["copyrightNotice"].startswith("Ghi công")
    assert article["image"]["dateCreated"] == "2026-04-07"
    metas = said(page)
    assert metas["og:type"] == "article"
    assert metas["og:image"] == article["image"]["url"]
    assert metas["og:image:alt"] == "Cầu ba nhịp"
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["article:published_time"] == "2026-04-08T09:30:00+07:00"
    assert metas["article:section"] == "Thời sự"
    assert metas["DC.creator"] == "Văn Nam"
    assert metas["DC.date"] == "2026-04-08T09:30:00+07:00"
    steps = nodes(page)["BreadcrumbList"]["itemListElement"]
    assert [step["item"]["@id"] for step in steps][1:] == [
        bulletin.section.full_url,
        bulletin.full_url,
    ]


def test_the_portal_s_own_picture_is_credited_to_no_photographer(
    make_bulletin: Make, make_photo: Make
) -> None:
    """A photo whose file cannot be used has no cut for shared links."""
    bulletin = make_bulletin(lead_photo=make_photo(caption="Cầu mới", credit="Thu Hà"))
    page = page_of(f"page:{bulletin.pk}")
    image = nodes(page)["NewsArticle"]["image"]
    assert "/assets/share." in image["url"]
    assert not {"caption", "creditText"} & image.keys()
    assert "og:image:alt" not in said(page)


def test_where_only_the_day_is_known_machines_get_the_day(make_bulletin: Make) -> None:
    bulletin = make_bulletin(date=datetime.datetime(2024, 4, 8, tzinfo=VIETNAM))
    page = page_of(f"page:{bulletin.pk}")
    assert nodes(page)["NewsArticle"]["datePublished"] == "2024-04-08"
    assert said(page)["article:published_time"] == said(page)["DC.date"] == "2024-04-08"


def test_an_archive_that_moves_in_was_not_written_today(make_bulletin: Make) -> None:
    bulletin = make_bulletin(date=datetime.datetime(2008, 4, 8, 8, tzinfo=VIETNAM))
    assert bulletin.modified_at is None
    assert "article:modified_time" not in said(page_of(f"page:{bulletin.pk}"))
    bulletin.lead = "Sapo đã sửa."
    bulletin.save_revision().publish()
    page = page_of(f"page:{bulletin.pk}")
    modified = said(page)["article:modified_time"]
    assert datetime.datetime.fromisoformat(modified).year == datetime.datetime.now(VIETNAM).year
    assert nodes(page)["NewsArticle"]["dateModified"] == modified
    assert said(page)["DCTERMS.modified"] == modified


def test_without_byline_the_agency_is_the_author(make_bulletin: Make) -> None:
    article = nodes(page_of(f"page:{make_bulletin().pk}"))["NewsArticle"]
    assert article["author"] == article["publisher"]


def test_a_headline_cannot_leave_the_head(make_bulletin: Make) -> None:
    hostile = '</script><script>alert(1)</script>"><img src=x>'
    bulletin = make_bulletin(hostile, slug="lanh")
    page = page_of(f"page:{bulletin.pk}")
    assert page.find("img") is None
    assert nodes(page)["NewsArticle"]["headline"] == hostile
    assert said(page)["og:title"] == said(page)["DC.title"] == hostile


def test_a_month_of_the_archive_says_what_it_is(make_bulletin: Make) -> None:
    section = make_bulletin().section
    page = head(SectionMonths().render(f"month:{section.pk}:2026-04"))
    assert schema_org_errors(graph(page)) == []
    assert said(page)["og:url"] == "http://127.0.0.1:8000/thoi-su/2026/04/"
    steps = nodes(page)["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps][1:] == ["Thời sự", "Thời sự, tháng 4/2026"]
