"""Making and keeping an index: updates, generations, other processes, kill -9."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.search import engine, generations
from bantin.search.index import Writer, build, digest, digests, discard, stored, update
from bantin.search.reader import Reader
from bantin.search.values import LONGEST_QUESTION, MOST_WORDS, IndexBusy, NoIndex, Question
from bantin.search.words import words
from tests.search.entries import ask, entry, found, reader_of

ROOT = Path(__file__).resolve().parents[2]


def test_an_update_is_seen_by_a_reader_that_is_open(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"), entry(2, "Mùa gặt"))
    update(tmp_path, [entry(1, "Mùa khô"), entry(3, "Mùa xuân")], [2])
    assert set(found(reader, "mua")) == {1, 3}
    assert found(reader, "mua kho") == [1]
    assert ask(reader, '"mùa lũ"').matching == "some"
    update(tmp_path, [], [1, 3, 99])
    assert ask(reader, "mua").total == 0


def test_an_update_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"))

    def broken():  # type: ignore[no-untyped-def]
        yield entry(2, "Mùa gặt")
        raise RuntimeError("the caller's own")

    with pytest.raises(RuntimeError):
        update(tmp_path, broken(), [1])
    assert found(reader, "mua") == [1]


def test_what_it_holds_is_compared_by_digests(tmp_path: Path) -> None:
    first, second = entry(1, "Mùa lũ", "Sapo.", "Đoạn."), entry(2, "Mùa gặt")
    build(tmp_path, [first, second])
    assert dict(digests(tmp_path)) == {1: digest(first), 2: digest(second)}
    assert stored(tmp_path, 1) == first
    assert stored(tmp_path, 3) is None
    changes = {
        "url": "/khac/",
        "headline": "Mùa Lũ",
        "lead": "",
        "body": ("Đoạn", "."),
        "section_title": "Khác",
        "kind": "video",
        "site": "xa",
    }
    for name, value in changes.items():
        assert digest(replace(first, **{name: value})) != digest(first), name  # type: ignore[arg-type]
    assert digest(replace(first, headline="Mu\u0300a lu\u0303")) == digest(first)


texts = st.text() | st.text(alphabet='đườngUBND 0123456789-/."\ud800\u0301|_¦=@', max_size=80)


@given(texts, texts, st.lists(texts, max_size=3))
@settings(max_examples=30, deadline=None)
def test_any_text_is_taken_and_kept(headline: str, lead: str, body: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        given_entry = entry(1, headline, lead, *body)
        build(path, [given_entry])
        assert dict(digests(path)) == {1: digest(given_entry)}
        kept = stored(path, 1)
        assert kept is not None
        assert digest(kept) == digest(given_entry)
        reader = Reader.open(path)
        for text in filter(words, (kept.headline, kept.lead, *kept.body)):
            answer = ask(reader, text)
            assert [hit.key for hit in answer.hits] == [1]
            if len(text) <= LONGEST_QUESTION and len(words(text)) <= MOST_WORDS and '"' not in text:
                assert answer.matching == "all"
        reader.close()


def test_a_build_replaces_all_and_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"))
    made = build(tmp_path, (entry(n, f"Tin số {n}") for n in range(2_500)), told.append)
    assert (made, told) == (2_500, [1_000, 2_000])
    assert ask(reader, "tin so").total == 2_500
    assert ask(reader, "mua lu").total == 0
    assert len(list(tmp_path.glob("format-*"))) == 1


def test_what_changed_during_a_build_is_taken_over(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"), entry(2, "Mùa gặt"))
    build(
        tmp_path,
        [entry(1, "Mùa lũ"), entry(2, "Mùa gặt")],
        takeover=lambda: ([entry(3, "Mùa xuân")], [1]),
    )
    assert set(found(reader, "mua")) == {2, 3}


def test_a_build_that_fails_leaves_the_old_index_and_the_next_tidies_up(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"))

    def broken():  # type: ignore[no-untyped-def]
        yield entry(2, "Mùa gặt")
        raise RuntimeError("the caller's own")

    with pytest.raises(RuntimeError):
        build(tmp_path, broken())
    assert found(reader, "mua") == [1]
    build(tmp_path, [entry(2, "Mùa gặt")])
    assert found(reader, "mua") == [2]
    assert len(list(tmp_path.glob("format-*"))) == 1


def test_searches_never_fail_while_generations_are_replaced(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"))
    stop = threading.Event()
    totals: set[int] = set()
    failures: list[BaseException] = []

    def go_on() -> None:
        while not stop.is_set():
            try:
                totals.add(ask(reader, "mua").total)
            except BaseException as error:
                failures.append(error)
                return

    readers = [threading.Thread(target=go_on) for _ in range(2)]
    for thread in readers:
        thread.start()
    for number in range(12):
        if number % 3:
            update(tmp_path, [entry(number, "Mùa lũ")])
        else:
            build(tmp_path, [entry(n, "Mùa lũ") for n in range(1, number + 2)])
    stop.set()
    for thread in readers:
        thread.join()
    assert failures == []
    assert totals
    assert 0 not in totals


def test_no_index_and_one_of_another_version_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="no index"):
        Reader.open(tmp_path / "nowhere")
    with pytest.raises(NoIndex):
        update(tmp_path, [entry(1, "Mùa lũ")])
    build(tmp_path, [entry(1, "Mùa lũ")])
    generation = generations.current(tmp_path)
    other = generation.with_name(f"format-{engine.FORMAT + 1}-9")
    generation.rename(other)
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to(other.name)
    with pytest.raises(NoIndex, match="another version"):
        Reader.open(tmp_path)


def test_a_reader_tells_when_the_index_is_taken_away_and_finds_the_new_one(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Mùa lũ"))
    discard(tmp_path)
    with pytest.raises(NoIndex):
        reader.search(Question("mua"))
    build(tmp_path, [entry(2, "Mùa gặt")])
    assert found(reader, "mua") == [2]


def test_one_process_writes_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, [entry(1, "Mùa lũ")])
    with Writer(tmp_path) as writer:
        writer.update([entry(2, "Mùa gặt")])
        with pytest.raises(IndexBusy), generations.held(tmp_path, generations.WRITING, wait=0.05):
            raise AssertionError("two hold one lock")
        writer.update([entry(3, "Mùa xuân")])
    update(tmp_path, [entry(4, "Mùa đông")])
    assert len(dict(digests(tmp_path))) == 4


def test_what_a_killed_update_has_left_does_not_stop_the_next(tmp_path: Path) -> None:
    build(tmp_path, [entry(key, "Mùa lũ") for key in range(3)])
    update(tmp_path, [entry(1, "Mùa gặt")])
    generation = generations.current(tmp_path)
    [listed] = generation.glob("*.del")
    segment, number, _ = listed.name.split(".")
    for later in range(1, 60):
        (generation / f"{segment}.{int(number) + later}.del").write_bytes(b"half")
    update(tmp_path, [entry(2, "Mùa xuân")])
    assert ask(Reader.open(tmp_path), "mùa xuân").total == 1
    assert len(dict(digests(tmp_path))) == 3


WRITE_FOR_EVER = """
import sys
from pathlib import Path
from bantin.search.index import update
from tests.search.entries import entry

number = 0
while True:
    number += 1
    # All twenty say the same number, or an update was seen in part.
    update(Path(sys.argv[1]), [entry(key, f"Lượt {number}", "chung") for key in range(20)])
    print(number, flush=True)
"""


def test_killed_at_any_moment_it_is_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    build(tmp_path, [entry(key, "Lượt 0", "chung") for key in range(20)])
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    for chance in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOR_EVER, str(tmp_path)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(0.01 + 0.017 * chance)
        process.send_signal(signal.SIGKILL)
        written, _ = process.communicate()
        last = int(written.split()[-1]) if written.split() else 1
        answer = ask(Reader.open(tmp_path), "chung", limit=50)
        numbers = {int(hit.headline.text.split()[1]) for hit in answer.hits}
        assert answer.total == 20
        assert len(numbers) == 1
        assert numbers <= {last, last + 1}
        assert len(json.dumps(dict(digests(tmp_path)))) > 20
