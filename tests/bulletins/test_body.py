"""The parts of a body: what they show and what they refuse."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.rich_text import RichText

from bantin.bulletins.body import BodyBlock, without_lone_paragraph
from bantin.bulletins.models import BulletinPage
from bantin.portal.fields import composed
from bantin.portal.renditions import make_next
from bantin.portal.tables import numeric_columns

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def rendered(kind: str, value: Any) -> str:
    block = BodyBlock().child_blocks[kind]
    return str(block.render(block.normalize(value)))


def test_a_paragraph_keeps_its_markup() -> None:
    assert "<b>85%</b>" in rendered("paragraph", RichText("<p>Đạt <b>85%</b> kế hoạch./.</p>"))


def test_a_figure_takes_the_photos_words_where_it_has_none(make_photo: Make) -> None:
    photo = make_photo(caption="Cầu Bến Đá", credit="Thu Hà", description="Cây cầu bê tông")
    html = rendered("figure", {"photo": photo, "caption": "", "credit": ""})
    assert 'alt="Cây cầu bê tông"' in html
    assert "Cầu Bến Đá" in html
    assert "Thu Hà" in html
    own = rendered("figure", {"photo": photo, "caption": "Lễ khánh thành", "credit": "Văn Nam"})
    assert "Lễ khánh thành" in own
    assert "Thu Hà" not in own
    assert 'alt="Cây cầu bê tông"' in own


def test_a_figure_may_describe_its_photo_itself(make_photo: Make) -> None:
    photo = make_photo(credit="Thu Hà", source="TTXVN", description="Cây cầu bê tông")
    html = rendered(
        "figure", {"photo": photo, "caption": "", "credit": "", "alt": "Cầu nhìn từ bờ bắc"}
    )
    assert 'alt="Cầu nhìn từ bờ bắc"' in html
    assert "bê tông" not in html
    assert "Thu Hà/TTXVN" in html


def test_a_figure_whose_photo_is_missing_keeps_its_caption() -> None:
    html = rendered("missing_figure", {"caption": "Toàn cảnh Hội nghị", "credit": ""})
    assert "Toàn cảnh Hội nghị" in html
    assert "chưa được chuyển sang" in html
    assert "<img" not in html


def test_a_figure_without_a_photo_is_refused() -> None:
    block = BodyBlock().child_blocks["figure"]
    with pytest.raises(ValidationError):
        block.clean(block.normalize({"photo": None, "caption": "Có chú thích", "credit": ""}))


def test_a_caption_is_not_read_out_twice(make_photo: Make) -> None:
    photo = make_photo(caption="Cầu Bến Đá")
    assert 'alt=""' in rendered("figure", {"photo": photo, "caption": "", "credit": ""})


def test_a_photo_comes_in_sizes_and_no_larger_than_it_is(make_photo: Make) -> None:
    photo = make_photo(size=(900, 600))
    while make_next():
        pass
    photo.refresh_from_db()
    html = rendered("figure", {"photo": photo, "caption": "", "credit": ""})
    assert "400w" in html
    assert "800w" in html
    assert "900w" in html
    assert "1600w" not in html
    assert 'width="900" height="600"' in html
    assert "webp" in html
    assert 'type="image/avif"' in html


def test_a_list_with_numbers_and_with_points() -> None:
    value = {"ordered": True, "items": ["<p>Một</p>", "<p>Hai <b>ba</b></p>"]}
    assert "<li>Một</li><li>Hai <b>ba</b></li></ol>" in rendered("list", value)
    assert "<ul" in rendered("list", value | {"ordered": False})


def test_a_table_has_headers_in_both_directions() -> None:
    value = {
        "data": [["Xã", "Số hộ"], ["Nà Hin", "1.284"], ["Khau Lĩnh", None]],
        "first_row_is_table_header": True,
        "table_caption": "Số hộ theo xã",
    }
    html = rendered("table", value)
    assert re.search(r"<caption>(<[^>]+>)*Số hộ theo xã<", html)
    assert '<th scope="col">Số hộ</th>' in html
    assert '<th scope="row">Nà Hin</th><td>1.284</td>' in html


def test_empty_rows_and_columns_are_not_shown() -> None:
    value = {
        "data": [["Xã", None, "Số hộ"], [None, "", " "], ["Nà Hin", None, "1.284"]],
        "first_row_is_table_header": True,
    }
    html = rendered("table", value)
    assert html.count("<th ") == 3
    assert html.count("<td>") == 1


def test_a_new_table_has_a_header_and_one_without_a_choice_is_not_refused() -> None:
    table = BodyBlock().child_blocks["table"]
    filled = {"data": [["Xã", "Số hộ"], ["Nà Hin", "1.284"]]}
    assert '<th scope="col">Số hộ</th>' in str(
        table.render(table.clean(table.get_default() | filled))
    )
    unchosen = table.clean({**filled, "table_header_choice": ""})
    assert 'scope="col"' not in str(table.render(unchosen))


def test_a_video_asks_nothing_of_its_site_before_it_is_started(make_photo: Make) -> None:
    html = rendered(
        "video",
        {
            "url": "https://youtu.be/aqz-KE-bpKQ",
            "title": "Phim mở",
            "poster": make_photo(),
            "caption": "",
        },
    )
    assert "<iframe" not in html
    assert 'href="https://www.youtube.com/watch?v=aqz-KE-bpKQ"' in html
    assert "youtube-nocookie.com" in html


def test_a_video_of_an_unknown_site_is_refused() -> None:
    block = BodyBlock().child_blocks["video"]
    value = {"url": "https://example.com/phim", "title": "Phim", "poster": None, "caption": ""}
    with pytest.raises(ValidationError):
        block.clean(block.normalize(value))
    assert "example.com" not in rendered("video", value)


def test_columns_of_figures() -> None:
    assert numeric_columns([["Xã A", "1.284", "tốt"], ["Xã B", "98,5%", "2"]]) == "2"
    assert numeric_columns([["1", "2"], ["3", "4"]]) == "2"
    assert numeric_columns([]) == ""


def test_only_a_lone_paragraph_is_taken_off() -> None:
    assert without_lone_paragraph('<p data-block-key="x">a</p>') == "a"
    assert without_lone_paragraph("<p>a</p><p>b</p>") == "<p>a</p><p>b</p>"


def test_composing_reaches_every_text() -> None:
    assert composed({"a": ["e\u0302\u0301", 1, None]}) == {"a": ["ế", 1, None]}


def test_what_no_file_can_hold_is_not_stored(make_bulletin: Make) -> None:
    table = {"data": [["Bão \ud83d số 3", "\x00\uffffHướng\tđi"]]}
    body = json.dumps([{"type": "table", "value": table}])
    stored = BulletinPage.objects.get(pk=make_bulletin(body=body).pk)
    assert stored.body[0].value["data"] == [["Bão  số 3", "Hướng\tđi"]]
    assert "\\ud83d" not in stored.latest_revision.content["body"]
