"""The same portal on PostgreSQL: a real server, started here and gone afterwards."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_import import WORDS, page, write
from tests.processes import Running, bantin, free_port


def binary(name: str) -> str:
    """The path of a program of PostgreSQL's server: in POSTGRESQL, or the newest that is installed."""
    places = [
        os.environ.get("POSTGRESQL", ""),
        *map(str, Path("/usr/lib/postgresql").glob("*/bin")),
    ]
    for place in sorted(filter(None, places), reverse=True):
        if (found := Path(place) / name).is_file():
            return str(found)
    if found_on_path := shutil.which(name):
        return found_on_path
    raise AssertionError("No PostgreSQL: run `make postgresql`.")


def as_server_user(*command: str) -> None:
    """Run ``command``; as the user of the package where this is root, whom PostgreSQL refuses."""
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(command, check=True, capture_output=True, cwd="/", user=user)


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """The address of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = str(folder / "data"), free_port()
    as_server_user(binary("initdb"), "-D", data, "-U", "bantin", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    as_server_user(
        binary("pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"
    )
    yield f"postgresql://bantin@127.0.0.1:{port}/postgres"
    as_server_user(binary("pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def test_a_bulletin_goes_the_whole_way(
    database_url: str, tmp_path: Path, run_bantin: Callable[..., Running]
) -> None:
    home = tmp_path / "home"
    running = run_bantin(home, DATABASE_URL=database_url)
    file = write(tmp_path / "a.txt", page())
    first = bantin(home, "import", file, DATABASE_URL=database_url)
    assert first.returncode == 0, first.stderr
    status, body = running.get("/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")
    assert status == 200
    assert WORDS["lead"] in body.decode()
    again = bantin(home, "import", file, DATABASE_URL=database_url)
    assert "unchanged" in again.stdout
    assert not (home / "bantin.sqlite3").exists()


PLANS = """
import json
import django

django.setup()
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bantin.bulletins.models import BulletinPage
from tests.bulletins.lists import BY_INDEX

bulletin = BulletinPage.objects.filter(part__isnull=False).order_by("pk")[20]
plans = {}
with connection.cursor() as cursor:
    # So few rows are read from end to end and sorted, whatever indexes there are.
    cursor.execute("ANALYZE; SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off")
    for name, (call, index) in BY_INDEX.items():
        with CaptureQueriesContext(connection) as captured:
            call(bulletin)
        steps = []
        for query in captured:
            cursor.execute("EXPLAIN " + query["sql"].replace("%", "%%"))
            steps += [row[0] for row in cursor.fetchall()]
        plans[name] = steps
print(json.dumps({name: [BY_INDEX[name][1], steps] for name, steps in plans.items()}))
"""


def run_python(home: Path, database_url: str, *arguments: str) -> str:
    """What Python prints, run in the checkout on the portal of ``home`` and the database there."""
    environment = {
        **os.environ,
        "BANTIN_HOME": str(home),
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "bantin.settings.demo",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """A function that makes a database of the given name with an archive; returns its address."""
    url = database_url.replace("/postgres", "/archive")
    as_server_user(binary("createdb"), *database_arguments(database_url), "archive")
    home = tmp_path_factory.mktemp("archive")
    run_python(home, url, "-m", "benchmarks.archive", "60", str(home), "1")

    def copy(name: str) -> str:
        arguments = database_arguments(database_url)
        as_server_user(binary("createdb"), *arguments, "--template", "archive", name)
        return url.replace("/archive", f"/{name}")

    return copy


def test_lists_are_read_by_their_indexes(archive: Callable[[str], str], tmp_path: Path) -> None:
    """An archive that was made in bulk takes more bulletins, and each list is read by its index and not sorted."""
    url = archive("lists")
    run_python(tmp_path, url, "-m", "benchmarks.archive", "60", str(tmp_path), "2")
    for name, (index, steps) in json.loads(run_python(tmp_path, url, "-c", PLANS)).items():
        plan = "\n".join(steps)
        assert index in plan, (name, plan)
        assert "Seq Scan on bulletins_bulletinpage" not in plan, (name, plan)
        assert "Seq Scan on wagtailcore_page " not in plan, (name, plan)


SEARCHES = """
import json
from importlib import import_module
from types import SimpleNamespace
import django

django.setup()
from django.apps import apps
from django.db import connection
from modelsearch.query import And, Not, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from bantin.bulletins.models import BulletinPage
from bantin.portal.search_words import indexed

bulletin = BulletinPage.objects.order_by("pk")[20]
bare = indexed(bulletin.title)
first = bare.split()[0]
found = {
    "marks": bulletin in list(BulletinPage.objects.search(bulletin.title)),
    "no marks": bulletin in list(BulletinPage.objects.search(bare)),
    "typed": bulletin in list(Page.objects.type(BulletinPage).specific().autocomplete(bare[:-1])),
    "phrase": bulletin in list(BulletinPage.objects.search(Phrase(bare))),
    "filters": BulletinPage.objects.exclude(pk=bulletin.pk).search(bare).count() == 0,
    "refused": bulletin not in list(
        BulletinPage.objects.search(And([PlainText(first), Not(Phrase(bare))]))
    ),
    "facet": sum(Page.objects.search(first).facet("content_type_id").values())
    == Page.objects.search(first).count(),
    "nothing": [
        len(Page.objects.autocomplete(typed)) for typed in ("'", " ", "\\\\", ":* & !", "a" * 10000, "\\x00")
    ] == [0] * 6,
}
with connection.cursor() as cursor:
    cursor.execute(
        "UPDATE wagtailsearch_indexentry SET body = '', title = setweight(to_tsvector('simple', 'Đường cũ'), 'A')"
    )
found["not yet"] = BulletinPage.objects.search("duong cu").count() == 0
folding = import_module("bantin.portal.migrations.0008_fold_search")
folding.fold_entries(apps, SimpleNamespace(connection=connection))
found["folded"] = BulletinPage.objects.search("duong cu").count() == BulletinPage.objects.count()
print(json.dumps(found))
"""


def test_the_desk_searches_without_marks(archive: Callable[[str], str], tmp_path: Path) -> None:
    found = json.loads(run_python(tmp_path, archive("searches"), "-c", SEARCHES).splitlines()[-1])
    assert all(found.values()), found


def database_arguments(database_url: str) -> list[str]:
    """How PostgreSQL's own programs are told where the server is."""
    port = database_url.rsplit(":", 1)[1].partition("/")[0]
    return ["-h", "127.0.0.1", "-p", port, "-U", "bantin"]
