"""The judged set is sound, known items are made by rule and in two halves, and measures are what they say."""

import pytest

from bantin.search.values import Entry
from benchmarks.related.articles import Article
from benchmarks.search.asking import entries, questions
from benchmarks.search_quality import __main__ as subject
from benchmarks.search_quality import bulletins, judged, known_items
from benchmarks.search_quality.engines import fts5, ours
from benchmarks.search_quality.queries import Quality, Query, quality


def test_measures() -> None:
    asked = [Query("a", frozenset({1}), "x"), Query("b", frozenset({1, 2}), "x")]
    found = {"a": [3, 1], "b": [2]}
    assert quality(found.__getitem__, asked) == Quality(recall=0.75, mrr=0.75, queries=2)
    assert quality(lambda text: [], asked) == Quality(0.0, 0.0, 2)


def test_the_judged_set_names_bulletins_that_there_are() -> None:
    keys = {entry.key for entry in bulletins.entries()}
    asked = judged.queries()
    assert len(keys) == len(bulletins.TEXTS)
    assert len(asked) >= 80
    assert len({query.text for query in asked}) == len(asked)
    assert all(query.right and query.right <= keys for query in asked)


def some_articles() -> list[Entry]:
    text = (
        "Nhân dân trong bản góp công làm đường, mỗi hộ mười lăm ngày, xong trước mùa mưa năm nay."
    )
    known = [
        Article("x", "20210401", f"Bản số {n} làm xong đường vào trường học mới", (text, text))
        for n in range(20)
    ]
    return known_items.entries(known)


def test_known_items_are_in_two_halves_and_the_same_each_time() -> None:
    known = some_articles()
    tuning = known_items.queries(known, tuning=True)
    testing = known_items.queries(known, tuning=False)
    assert tuning
    assert testing
    assert tuning == known_items.queries(known, tuning=True)
    halves = [{key for query in half for key in query.right} for half in (tuning, testing)]
    assert halves[0].isdisjoint(halves[1])
    assert {query.kind for query in (*tuning, *testing)} == set(known_items.KINDS)


@pytest.mark.parametrize("engine", [ours, fts5])
def test_engines_are_asked_alike(engine: subject.Engine) -> None:
    with engine(bulletins.entries()) as find:
        assert list(find("ghép cam"))[:1] == [13]
        assert list(find('"nhà giáo"')) == [33]
        assert list(find('"')) == []


def test_a_goal_that_is_missed_is_told() -> None:
    good, bad = Quality(0.9, 0.9, 1), Quality(0.8, 0.8, 1)
    ahead = {"a": {"all": good, "all, bare": good}, "b": {"all": bad, "all, bare": bad}}
    assert subject.misses("x", ahead) == []
    behind = {"a": {"all": good, "all, bare": bad}, "b": {"all": bad, "all, bare": good}}
    told = subject.misses("x", behind)
    assert len(told) == 3
    assert "without marks" in told[-1]


def test_what_is_asked_of_an_archive_is_in_it() -> None:
    asked = questions(50)
    assert {len(texts) for texts in asked.values()} <= {20, 40}
    headlines = " ".join(entry.headline for entry in entries(50))
    assert asked["rare"][0] in headlines
    assert list(entries(3)) == list(entries(3))
