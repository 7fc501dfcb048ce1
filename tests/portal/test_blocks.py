"""What the frame's blocks show, and when they show nothing."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks

from bantin.portal import frame
from bantin.portal.artifacts import PublicPages, reader_request
from bantin.portal.layouts import block_named
from bantin.portal.models import Identity, PageLayout
from bantin.portal.reading import recording
from bantin.portal.tables import DataTableBlock

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def shown(name: str, page: Any, **options: Any) -> dict[str, Any] | None:
    """What the block called ``name`` shows on ``page`` with ``options``."""
    block = block_named(name)
    assert block is not None
    page = page.specific
    return block.show(block.options_with(options), page, reader_request("/", page.get_site()))


def at(hours: float) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    [
        "portal · banner",
        "portal · notice",
        "portal · rich-text",
        "portal · table",
        "portal · video",
        "portal · site-links",
        "bulletin · highlights",
        "bulletin · of-section",
        "bulletin · photo-stories",
        "bulletin · videos",
    ],
)
def test_a_block_with_nothing_to_show_shows_nothing(name: str, home: Any) -> None:
    assert shown(name, home) is None


@pytest.mark.parametrize(
    ("since", "until", "visible", "stale"),
    [(None, None, True, False), (-1, 1, True, True), (1, 2, False, True), (-2, -1, False, False)],
)
def test_a_notice_is_there_in_its_time(
    home: Any, since: float | None, until: float | None, visible: bool, stale: bool
) -> None:
    with recording() as reading:
        notice = shown(
            "portal · notice",
            home,
            title="Tạm dừng dịch vụ",
            since=None if since is None else at(since),
            until=None if until is None else at(until),
        )
    assert (notice is not None) == visible
    assert (reading.good_until is not None) == stale
    if visible and stale:
        assert reading.good_until is not None
        assert reading.good_until > timezone.now()


def test_a_notice_cannot_end_before_it_begins() -> None:
    block = block_named("portal · notice")
    assert block is not None
    value = block.options_with({"title": "Lỡ", "since": at(2), "until": at(1)})
    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(value)
    assert "Giờ ẩn phải sau giờ hiện" in str(error.value.block_errors["until"].messages)


@pytest.mark.parametrize("year", [1, 202, 9999])
def test_a_notice_has_years_that_can_be_shown(year: int) -> None:
    block = block_named("portal · notice")
    assert block is not None
    moment = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(block.options_with({"title": "Lỡ", "since": moment}))
    assert "1900 đến 2100" in str(error.value.block_errors["since"].messages)


@pytest.mark.parametrize("rows", [5, [5], "abc", None, [[{"a": 1}]], {"a": [1]}])
def test_what_is_no_table_is_refused(rows: Any) -> None:
    block, chosen = DataTableBlock(required=False), {"table_header_choice": "row"}
    with pytest.raises(ValidationError, match="Bảng này hỏng"):
        block.clean({"data": rows, **chosen})
    assert block.clean({"data": [["a", 1, None]], **chosen})["data"] == [["a", 1, None]]


def test_the_contact_is_the_identity_s_unless_written(home: Any) -> None:
    Identity.objects.filter(home=home).update(telephone="0200 300", agency="UBND xã Thử")
    assert shown("portal · contact", home, telephone="0200 999") == {
        "title": "Liên hệ",
        "agency": "UBND xã Thử",
        "responsible_person": "",
        "address": "",
        "telephone": "0200 999",
        "email": "",
        "body": "",
    }


def test_a_banner_needs_words_beside_its_picture(make_photo: Make, home: Any) -> None:
    block = block_named("portal · banner")
    assert block is not None
    photo = make_photo()
    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(block.options_with({"photo": photo}))
    assert "không nhìn thấy" in str(error.value.block_errors["title"].messages)
    block.clean(block.options_with({"photo": photo, "title": "Chào mừng Đại hội"}))


def test_a_video_of_a_site_that_is_not_on_the_list_is_refused(home: Any) -> None:
    block = block_named("portal · video")
    assert block is not None
    value = block.options_with(
        {
            "video": {
                "url": "https://video.example/1",
                "title": "Phim",
                "poster": None,
                "caption": "",
            }
        }
    )
    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(value)
    problem = error.value.block_errors["video"].block_errors["url"].messages
    assert "YouTube hoặc Vimeo" in str(problem)
    assert shown("portal · video", home, video=value["video"]) is None


def test_breadcrumb_starts_at_the_home_page_of_the_site(make_bulletin: Make) -> None:
    bulletin = make_bulletin("Bản tin")
    trail = shown("portal · breadcrumb", bulletin)
    assert trail == {
        "trail": [{"title": "Trang chủ", "url": "/"}, {"title": "Thời sự", "url": "/thoi-su/"}],
        "current": "Bản tin",
    }


def test_the_search_box_is_there_where_the_site_can_be_searched(
    home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offer(identity: Identity, page: Any) -> dict[str, Any]:
        return {"search": {"action": "/tim-kiem/", "name": "q"}}

    monkeypatch.setattr(frame, "_contributions", [*frame._contributions, offer])
    html = PublicPages().render(f"page:{home.pk}").decode()
    assert html.count('role="search"') == 1, "the banner's"
    PageLayout(page_type="home.HomePage", aside=[("portal_search_box", {})]).save()
    html = PublicPages().render(f"page:{home.pk}").decode()
    labels = re.findall(
        r'<form class="search-box" role="search" action="/tim-kiem/"[^>]*aria-label="([^"]+)"', html
    )
    assert len(labels) == len(set(labels)) == 2
