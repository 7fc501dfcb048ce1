"""The index that says how like two texts are."""

import shutil
from pathlib import Path

import pytest
import tantivy

from bantin.bulletins.related.similarity import (
    Entry,
    SimilarityIndex,
    UnreadableIndex,
)
from bantin.bulletins.related.tokens import tokens
from bantin.search.engine import failures
from bantin.search.values import EngineFailed

BRIDGE = "Xã Thử khánh thành cầu Bến Đá qua sông Năng sau mười tháng thi công"
TEXTS = {
    1: BRIDGE,
    2: "Cầu Bến Đá qua sông Năng được khởi công bằng vốn của nhân dân",
    3: "Trường tiểu học tổ chức ngày hội đọc sách cho học sinh lớp một",
    4: "Thông báo lịch tiêm vắc-xin cho trẻ em tại trạm y tế",
}


def entries(home: int = 1) -> list[Entry]:
    return [Entry(pk, home, tokens([text])) for pk, text in TEXTS.items()]


@pytest.fixture
def index(tmp_path: Path) -> SimilarityIndex:
    return SimilarityIndex.build(tmp_path / "index", [entries()])


def test_the_nearest_text_comes_first_and_the_text_itself_does_not(index: SimilarityIndex) -> None:
    found = index.nearest(entries()[0], 10)
    assert found[0].pk == 2
    assert 1 not in [alike.pk for alike in found]
    assert all(0 < alike.likeness < 1 for alike in found)


def test_the_same_text_has_likeness_one(index: SimilarityIndex) -> None:
    index.replace([Entry(9, 1, tokens([BRIDGE]))])
    assert index.nearest(entries()[0], 1)[0].pk == 9
    assert index.nearest(entries()[0], 1)[0].likeness == pytest.approx(1)


def test_another_site_is_not_looked_at(index: SimilarityIndex) -> None:
    index.replace([Entry(9, 2, tokens([BRIDGE]))])
    assert 9 not in [alike.pk for alike in index.nearest(entries()[0], 10)]
    assert index.nearest(Entry(9, 2, tokens([BRIDGE])), 10) == []


def test_a_text_is_known_as_it_is_now(index: SimilarityIndex) -> None:
    index.replace([Entry(2, 1, tokens(["Giá lúa hè thu"]))])
    assert 2 not in [alike.pk for alike in index.nearest(entries()[0], 10)]
    index.remove([3, 4, 77])
    assert index.nearest(entries()[0], 10) == []


def test_an_empty_text_is_like_none(index: SimilarityIndex) -> None:
    empty = Entry(9, 1, [])
    index.replace([empty])
    assert index.nearest(empty, 10) == []


def test_the_same_texts_give_the_same_answers(tmp_path: Path) -> None:
    answers = []
    for name in ("first", "second"):
        index = SimilarityIndex.build(tmp_path / name, [[entry] for entry in entries()])
        answers.append([index.nearest(entry, 10) for entry in entries()])
    assert answers[0] == answers[1]


def test_it_is_opened_again_where_it_was_left(tmp_path: Path, index: SimilarityIndex) -> None:
    again = SimilarityIndex(tmp_path / "index")
    assert again.nearest(entries()[0], 10) == index.nearest(entries()[0], 10)


def test_no_index_and_a_broken_one_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableIndex, match="no index"):
        SimilarityIndex(tmp_path / "none")
    SimilarityIndex.build(tmp_path / "broken", [entries()])
    (tmp_path / "broken" / "meta.json").write_text("{")
    with pytest.raises(UnreadableIndex, match="cannot be read"):
        SimilarityIndex(tmp_path / "broken")
    SimilarityIndex.build(tmp_path / "lost", [entries()])
    for file in (tmp_path / "lost").glob("*.term"):
        file.unlink()
    with pytest.raises(UnreadableIndex):
        SimilarityIndex(tmp_path / "lost")


def test_an_index_that_was_not_finished_is_none(tmp_path: Path) -> None:
    def killed() -> list[Entry]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SimilarityIndex.build(tmp_path / "index", (killed() for _ in range(1)))
    with pytest.raises(UnreadableIndex):
        SimilarityIndex(tmp_path / "index")
    assert SimilarityIndex.build(tmp_path / "index", [entries()]).nearest(entries()[0], 1)


def test_a_panic_of_the_engine_is_an_error_like_others(index: SimilarityIndex) -> None:
    # Its own more-like-this query panics where a word was in more documents than are left.
    index.replace([Entry(pk, 1, ["bến"]) for pk in range(10)])
    index.remove(range(6))
    panics = tantivy.Query.more_like_this_document_fields_query(
        index._index.schema, {"tokens": "bến"}, min_doc_frequency=1, min_term_frequency=1
    )
    with pytest.raises(EngineFailed, match="panicked"), failures():
        index._searcher.search(panics, 5)
    assert [alike.pk for alike in index.nearest(Entry(9, 1, ["bến"]), 10)] == [6, 7, 8]


def test_a_file_that_is_lost_later_is_an_error(tmp_path: Path) -> None:
    SimilarityIndex.build(tmp_path / "index", [entries()])
    again = SimilarityIndex(tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(EngineFailed):
        again.replace(entries())
