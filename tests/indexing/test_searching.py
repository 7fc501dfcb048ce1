"""What readers are answered: the baked page filled from the index, by the server in front of everything."""

import asyncio
import gzip
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bantin.indexing.follow import build_anew
from bantin.indexing.opensearch import NAMESPACE
from bantin.indexing.standing import folder
from bantin.reader.app import Front
from bantin.reader.searching.limits import Limits
from bantin.reader.searching.service import SearchService
from bantin.search.index import discard
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
NAUGHTY = [
    "",
    " ",
    '"',
    '""',
    "'",
    "*",
    "a AND",
    "NOT",
    "(cầu OR",
    "headline:cầu^9",
    "NEAR(a b)",
    "' OR 1=1 --",
    "'; DROP TABLE bulletins; --",
    "<script>alert(1)</script>",
    "[[query]] [[url]]",
    "\x00\x01\x1f",
    "\u202e\u200b\ufeff",
    "😀🏳️‍🌈",
    "Ελληνικά русский 中文 العربية",
    "c\u0302\u0300u\u0323" * 9,
    "%" * 50,
    "cầu " * 2_500,
    "a" * 10_000,
    "../../etc/passwd",
    "{{ 7*7 }}",
]


class Client:
    """Asks the front, as somebody at ``address`` does."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.address = "203.0.113.5"

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        path, _, query = path.partition("?")
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            raise AssertionError

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
            "client": (self.address, 5),
        }
        asyncio.run(self.front(scope, receive, send))
        fields = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
        return sent[0]["status"], fields, b"".join(it.get("body", b"") for it in sent[1:])

    def search(self, text: str, **more: Any) -> str:
        status, _, body = self.get(f"/tim-kiem/?{urlencode({'q': text, **more})}")
        assert status == 200
        return body.decode()


@pytest.fixture
def client(make_bulletin: Make, settings: Any) -> Client:
    """Readers of a site with twelve bulletins that are indexed."""
    lead = "Nhịp giữa nối hai bờ <sông> & đường mới."
    make_bulletin("Khánh thành cầu Bến Đá", lead=lead, body=[])
    make_bulletin("Tin ảnh: lễ hội Lồng tồng", kind="photo-story", lead="", body=[])
    for number in range(1, 11):
        headline = f"Hội nghị chuyên đề số {number}"
        make_bulletin(headline, lead="Hội nghị bàn việc chung.", body=[])
    work()
    build_anew()
    limits = Limits(rate=0, burst=10_000)
    return Client(Front(settings.PUBLIC_ROOT, search=SearchService(folder(), limits)))


def answer_of(page: str) -> str:
    """What stands in the page's main part."""
    return page.partition('id="noi-dung"')[2].partition("<footer")[0]


def test_the_page_without_a_question_is_a_file(client: Client, settings: Any) -> None:
    status, fields, body = client.get("/tim-kiem/")
    assert (status, fields["cache-control"]) == (200, "no-cache")
    assert body == (settings.PUBLIC_ROOT / "tim-kiem/index.html").read_bytes()


def test_what_was_found_is_marked_in_the_authors_spelling(client: Client) -> None:
    page = client.search("cau ben da")
    assert "<title>cau ben da - Tìm kiếm" in page
    assert "1 kết quả cho “cau ben da”" in page
    assert "Khánh thành <mark>cầu</mark> <mark>Bến</mark> <mark>Đá</mark>" in page.replace(
        "<mark>cầu Bến Đá</mark>", "<mark>cầu</mark> <mark>Bến</mark> <mark>Đá</mark>"
    )
    assert 'value="cau ben da"' in page
    assert "[[" not in page
    assert "<template" not in page


def test_what_texts_and_questions_say_is_no_html(client: Client) -> None:
    assert "&lt;<mark>sông</mark>&gt; &amp; đường" in client.search("song")
    page = client.search("<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_filters_have_counts_and_keep_the_question(client: Client) -> None:
    main = answer_of(client.search("hội"))
    assert "Thể loại" in main
    [link] = re.findall(r'href="([^"]*loai=photo-story[^"]*)"', main)
    status, _, body = client.get(f"/tim-kiem/{unescape(link)}")
    narrowed = answer_of(body.decode())
    assert status == 200
    assert "Lồng tồng" in narrowed
    assert "chuyên đề" not in narrowed


def test_pages_of_results_lead_on_and_back(client: Client) -> None:
    first, second = client.search("chuyên đề", xep="moi-nhat"), ""
    assert "Trang 2" not in first
    page = answer_of(client.search("hội"))
    [link] = re.findall(r'href="([^"]*trang=2[^"]*)"', page)
    second = client.get(f"/tim-kiem/{unescape(link)}")[2].decode()
    assert '<ol role="list" start="11">' in second
    assert 'aria-current="true"' in second


def test_by_date_the_newest_is_first(client: Client, make_bulletin: Make) -> None:
    page = client.search("hoi nghi", xep="moi-nhat")
    dates = re.findall(r'datetime="([^"]+)"', answer_of(page))
    assert dates == sorted(dates, reverse=True)


def test_nothing_found_helps_on(client: Client) -> None:
    page = client.search("zzzqqq")
    assert "Không tìm thấy bản tin nào cho “zzzqqq”" in page
    assert "Kiểm tra lại chính tả" in page


def test_diacritics_are_offered(client: Client) -> None:
    page = client.search("hoi nghi")
    assert re.search(r'Có phải bạn muốn tìm: <a href="\?q=[^"]+"[^>]*>hội nghị</a>', page)


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_asked_there_is_a_page(client: Client, text: str) -> None:
    page = client.search(text)
    assert page.endswith("</html>\n")
    assert client.get(f"/tim-kiem/goi-y.json?{urlencode({'q': text})}")[0] == 200
    assert client.get(f"/tim-kiem/ket-qua.json?{urlencode({'q': text})}")[0] == 200


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=st.text(max_size=60),
    more=st.dictionaries(
        st.sampled_from(["chuyen-muc", "nam", "loai", "xep", "trang"]), st.text(max_size=9)
    ),
)
def test_any_question_and_any_filter(client: Client, text: str, more: dict[str, str]) -> None:
    clean = {k: v.encode("utf-8", "ignore").decode() for k, v in {"q": text, **more}.items()}
    status, _, body = client.get(f"/tim-kiem/?{urlencode(clean)}")
    assert status == 200
    assert "[[" not in body.decode() or "[[" in text


@given(raw=st.binary(max_size=80))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes(client: Client, raw: bytes) -> None:
    assert client.get(f"/tim-kiem/?q={quote(raw)}")[0] == 200


def test_machines_read_json(client: Client) -> None:
    status, fields, body = client.get("/tim-kiem/ket-qua.json?q=cau+ben+da")
    said = json.loads(body)
    assert (status, fields["content-type"]) == (200, "application/json; charset=utf-8")
    [result] = said["results"]
    assert set(result) == {"url", "headline", "date", "section", "snippet"}
    assert (said["total"], result["headline"]) == (1, "Khánh thành cầu Bến Đá")
    assert said["facets"]["kinds"] == {"news": 1}


def test_suggestions_are_as_opensearch_has_them(client: Client) -> None:
    _, fields, body = client.get("/tim-kiem/goi-y.json?q=khanh+th")
    asked, texts, _, urls = json.loads(body)
    assert fields["content-type"].startswith("application/x-suggestions+json")
    assert asked == "khanh th"
    assert "Khánh thành cầu Bến Đá" in texts
    assert urls[texts.index("Khánh thành cầu Bến Đá")].endswith("/khanh-thanh-cau-ben-da/")


def test_browsers_are_told_where_to_search(client: Client) -> None:
    status, fields, body = client.get("/tim-kiem/opensearch.xml")
    assert (status, fields["content-type"]) == (
        200,
        "application/opensearchdescription+xml; charset=utf-8",
    )
    templates = {
        url.get("template") for url in ElementTree.fromstring(body).iter(f"{{{NAMESPACE}}}Url")
    }
    assert any(str(t).endswith("/tim-kiem/?q={searchTerms}") for t in templates)
    assert 'type="application/opensearchdescription+xml"' in client.get("/")[2].decode()


def test_without_an_index_the_page_says_so(client: Client) -> None:
    discard(folder())
    status, fields, body = client.get("/tim-kiem/?q=cau")
    assert (status, fields["cache-control"]) == (503, "no-store")
    assert "Phần tìm kiếm đang tạm dừng" in body.decode()


def test_who_asks_too_often_is_asked_to_wait(client: Client) -> None:
    assert client.front.search is not None
    client.front.search.limits = Limits(rate=0, burst=2)
    assert [client.get("/tim-kiem/?q=a")[0] for _ in range(3)] == [200, 200, 429]
    client.address = "203.0.113.6"
    assert client.get("/tim-kiem/?q=a")[0] == 200


def test_answers_are_packed_for_who_takes_it(client: Client) -> None:
    _, fields, body = client.get("/tim-kiem/?q=hoi+nghi", accept_encoding="gzip, br")
    assert fields["content-encoding"] == "gzip"
    assert "Hội" in gzip.decompress(body).decode()
    status, fields, body = client.get("/tim-kiem/?q=hoi+nghi", method="HEAD")
    assert (status, body) == (200, b"")
    assert client.get("/tim-kiem/?q=a", method="POST")[0] == 405


def test_answers_have_the_fields_of_all_pages(client: Client) -> None:
    page, answer = client.get("/tim-kiem/")[1], client.get("/tim-kiem/?q=a")[1]
    assert answer["content-security-policy"] == page["content-security-policy"]
    assert answer["x-content-type-options"] == "nosniff"


def test_behind_a_proxy_each_reader_is_counted_alone(client: Client) -> None:
    assert client.front.search is not None
    client.front.search.limits = Limits(rate=0, burst=1)
    client.front.proxies = {client.address}
    first, second = {"x_forwarded_for": "203.0.113.7"}, {"x_forwarded_for": "203.0.113.8"}
    assert client.get("/tim-kiem/?q=a", **first)[0] == 200
    assert client.get("/tim-kiem/?q=a", **first)[0] == 429
    assert client.get("/tim-kiem/?q=a", **second)[0] == 200
