"""What an answer says: passages, counts, pages, limits."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.search.reader import Reader
from bantin.search.values import LONGEST_QUESTION, MOST_HITS, MOST_WORDS, Question
from tests.search.entries import ask, entry, found, reader_of

LONG = "Các thôn cùng sửa kênh mương. " * 20
ENTRIES = [
    entry(
        number,
        f"Đường làng số {number}",
        "Nhân dân góp công.",
        LONG + "Xã Hoà An làm ĐƯỜNG bê tông. " + LONG,
        days=-100 * number,
        section=("kinh-te", "thoi-su/trong-tinh", "thoi-su")[number % 3],
        kind="video" if number % 5 == 0 else "news",
        site="xa" if number == 7 else "tinh",
    )
    for number in range(1, 31)
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return reader_of(tmp_path_factory.mktemp("index"), *ENTRIES)


def test_the_snippet_is_as_it_was_written_with_the_place_marked(reader: Reader) -> None:
    hit = ask(reader, "hoa an lam duong be tong").hits[0]
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.ranges]
    assert "Xã Hoà An làm ĐƯỜNG bê tông" in hit.snippet.text
    assert marked == ["Hoà An làm ĐƯỜNG bê tông"]
    assert hit.snippet.text[0] == hit.snippet.text[-1] == "…"
    assert len(hit.snippet.text) < 260
    assert [hit.headline.text[s:e] for s, e in hit.headline.ranges] == ["Đường"]


def test_counts_of_sections_years_and_kinds(reader: Reader) -> None:
    answer = ask(reader, "duong lang")
    assert answer.total == 30
    assert {count.value: count.count for count in answer.facets.sections} == {
        "kinh-te": 10,
        "thoi-su/trong-tinh": 10,
        "thoi-su": 10,
    }
    years = [int(count.value) for count in answer.facets.years]
    assert years == sorted(years, reverse=True)
    assert sum(count.count for count in answer.facets.years) == 30
    assert {count.value: count.count for count in answer.facets.kinds} == {"news": 24, "video": 6}


def test_filters_narrow_and_their_own_counts_say_what_others_would_leave(reader: Reader) -> None:
    answer = ask(reader, "duong", section="thoi-su", limit=100)
    assert answer.total == len(answer.hits) == 20
    assert {hit.section for hit in answer.hits} == {"thoi-su", "thoi-su/trong-tinh"}
    assert sum(count.count for count in answer.facets.sections) == 30
    assert sum(count.count for count in answer.facets.kinds) == 20
    year = ask(reader, "duong", year=2022, limit=100)
    assert year.total == len(year.hits) > 0
    assert {hit.date.year for hit in year.hits} == {2022}
    assert ask(reader, "duong", kind="video").total == 6
    assert found(reader, "duong", site="xa") == [7]
    assert ask(reader, "duong", site="khong-co").total == 0
    nothing_here = ask(reader, "duong", section="van-hoa")
    assert (nothing_here.total, nothing_here.hits) == (0, ())


@pytest.mark.parametrize("order", ["relevance", "date"])
def test_pages_have_each_hit_once(reader: Reader, order: str) -> None:
    pages = [found(reader, "đường", order=order, offset=at, limit=7) for at in range(0, 35, 7)]
    keys = [key for page in pages for key in page]
    assert sorted(keys) == list(range(1, 31))
    if order == "date":
        assert keys == list(range(1, 31))


def test_bounds(reader: Reader) -> None:
    assert len(ask(reader, "duong", limit=10**9).hits) <= MOST_HITS
    assert ask(reader, "duong", limit=-3).hits == ()
    assert ask(reader, "duong", offset=10**12).hits == ()
    assert ask(reader, "duong", offset=-5).hits
    many = ask(reader, "duong " * 5_000)
    assert many.total == 30
    assert len(many.searched) <= LONGEST_QUESTION
    words = "duong " + " ".join(f"zqx{n}" for n in range(100, 100 + MOST_WORDS * 2))
    assert ask(reader, words).matching == "some"


def test_a_question_out_of_time_is_answered_and_says_so(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bantin.search import reader as module

    def slow() -> object:
        time.sleep(0.5)
        return None

    search = module._Search.__dict__["_in_time"]

    def late(self: object, look: object) -> object:
        return search(self, slow)

    monkeypatch.setattr(module._Search, "_in_time", late)
    answer = reader.search(Question("duong", limit_ms=20))
    assert answer.cut
    assert answer.took_ms < 400
    assert answer.hits == ()


NAUGHTY = (
    "",
    " ",
    '"',
    '""',
    '"""',
    "“",
    "AND",
    "NOT OR AND",
    "headline:duong",
    "+duong -xa",
    "(duong",
    "duong^3~2*",
    "* OR 1=1; DROP TABLE bulletins; --",
    "' OR '1'='1",
    "NEAR(duong xa, 2)",
    "/[a-z]+/",
    "\x00\x01\x02duong",
    "\ud800",
    "😀 đường 😀",
    "ภาษาไทย",
    "東京 русский العربية",
    "a" * 10_000,
    "đường " * 2_000,
    "\u202eduong",
    "e\u0301\u0302" * 50,
    "|||___¦¦¦",
    "duong|đường",
    "duong_lang",
    "=uy_ban_nhan_dan",
    "@2024-04-08",
    "99/99/9999",
    "\u0130\u00df\ufb01",
)


@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("typing", [True, False])
def test_naughty_strings_get_an_answer(reader: Reader, text: str, typing: bool) -> None:
    answer = ask(reader, text, typing=typing)
    assert answer.total >= len(answer.hits)
    answer.searched.encode()
    assert isinstance(reader.did_you_mean(text), str)
    reader.suggest(text)


@given(st.text() | st.text(alphabet='"“”- /.,đường xã ubnd 0123456789TUNQ\u0301_|¦', max_size=60))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_gets_an_answer_with_ranges_inside_its_texts(reader: Reader, text: str) -> None:
    answer = ask(reader, text)
    assert (answer.matching == "nothing") == (not answer.total)
    for hit in answer.hits:
        for marked in (hit.headline, hit.snippet):
            at = 0
            for start, end in marked.ranges:
                assert at <= start < end <= len(marked.text)
                at = end
    reader.did_you_mean(text)
    reader.suggest(text)
