"""Ours and its peers: each takes entries, and returns the keys that it finds for a query.

The peers are asked as a developer would who knows their manuals and no Vietnamese: all words first, and where
nothing has all of them, any; a phrase in quotation marks as one; the headline above the lead above the body.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from bantin.search.index import build
from bantin.search.reader import Reader
from bantin.search.values import Entry, Question
from benchmarks.search_quality.queries import PAGE, Find

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")


@contextmanager
def ours(entries: Sequence[Entry]) -> Iterator[Find]:
    """Index ``entries`` as BanTin does."""
    # The engine tidies up in a thread of its own, which may still be at it.
    made = tempfile.TemporaryDirectory(prefix="bantin-bench-", ignore_cleanup_errors=True)
    with made as folder:
        build(Path(folder), entries)
        with closing(Reader.open(Path(folder))) as reader:
            yield lambda text: [
                hit.key for hit in reader.search(Question(text, limit=PAGE, limit_ms=10_000)).hits
            ]


@contextmanager
def fts5(entries: Sequence[Entry]) -> Iterator[Find]:
    """Index ``entries`` in SQLite's FTS5: unicode61 without diacritics, ranked by its bm25 with weights."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(headline, lead, body,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.executemany(
            "INSERT INTO found(rowid, headline, lead, body) VALUES (?, ?, ?, ?)",
            ((e.key, e.headline, e.lead, "\n".join(e.body)) for e in entries),
        )

        def find(query: str) -> list[int]:
            rows = database.execute(
                "SELECT rowid FROM found WHERE found MATCH ?"
                f" ORDER BY bm25(found, 5, 2, 1) LIMIT {PAGE}",
                (query,),
            )
            return [key for (key,) in rows]

        yield lambda text: _all_else_any(
            [f'"{" ".join(words)}"' for words in _pieces(text)], " AND ", " OR ", find
        )


@contextmanager
def postgresql(entries: Sequence[Entry]) -> Iterator[Find]:
    """Index ``entries`` in PostgreSQL: unaccent and the configuration simple, ranked by ts_rank with weights."""
    with _server() as address, psycopg.connect(address, autocommit=True) as database:
        database.execute("CREATE EXTENSION unaccent")
        database.execute("CREATE TEXT SEARCH CONFIGURATION bare (COPY = simple)")
        database.execute(
            "ALTER TEXT SEARCH CONFIGURATION bare ALTER MAPPING FOR hword, hword_part, word"
            " WITH unaccent, simple"
        )
        database.execute("CREATE TABLE found (key int PRIMARY KEY, vector tsvector)")
        with database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO found VALUES (%s, setweight(to_tsvector('bare', %s), 'A')"
                " || setweight(to_tsvector('bare', %s), 'B') || setweight(to_tsvector('bare', %s), 'D'))",
                [(e.key, e.headline, e.lead, "\n".join(e.body)) for e in entries],
            )
        database.execute("CREATE INDEX ON found USING gin (vector)")

        def find(query: str) -> list[int]:
            rows = database.execute(
                "SELECT key FROM found, to_tsquery('bare', %s) query WHERE vector @@ query"
                " ORDER BY ts_rank(vector, query) DESC, key LIMIT %s",
                (query, PAGE),
            )
            return [key for (key,) in rows]

        yield lambda text: _all_else_any(
            [" <-> ".join(f"'{word}'" for word in words) for words in _pieces(text)],
            " & ",
            " | ",
            find,
        )


def _pieces(text: str) -> list[list[str]]:
    """Return the words of each piece of ``text``: a phrase, or what stands between spaces."""
    found = [_WORD.findall(phrase or piece) for phrase, piece in _PIECE.findall(text)]
    return [words for words in found if words]


def _all_else_any(
    pieces: list[str], both: str, either: str, find: Callable[[str], list[int]]
) -> list[int]:
    if not pieces:
        return []
    bracketed = [f"({piece})" for piece in pieces]
    return find(both.join(bracketed)) or find(either.join(bracketed))


@contextmanager
def _server() -> Iterator[str]:
    """Start a PostgreSQL of its own, as the tests do; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-bench-postgresql-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    places = [Path(os.environ.get("POSTGRESQL", "")), *Path("/usr/lib/postgresql").glob("*/bin")]
    bin_folder = max(str(place) for place in places if (place / "initdb").is_file())

    def run(name: str, *arguments: str) -> None:
        command = [f"{bin_folder}/{name}", "-D", f"{folder}/data", *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd="/", user=user)

    try:
        run("initdb", "-U", "bantin", "-A", "trust", "-E", "UTF8")
        # A socket in its folder is enough: it needs no port of the machine.
        run(
            "pg_ctl",
            "-w",
            "-l",
            f"{folder}/log",
            "-o",
            f"-k {folder} -c listen_addresses='' -c fsync=off",
            "start",
        )
        try:
            yield f"host={folder} user=bantin dbname=postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
