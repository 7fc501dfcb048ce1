"""The archive that measurements are made on is one that the desk could have made."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from bantin.baking.everything import bake_everything
from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import latest
from benchmarks.archive.grammar import written
from benchmarks.archive.making import make_archive
from benchmarks.archive.store import date_of

pytestmark = pytest.mark.django_db
COUNT = 40


@pytest.fixture
def archive(home: Any, make_photo: Callable[..., Any]) -> list[BulletinPage]:
    make_archive(home, COUNT, pictures=[make_photo(name) for name in ("một", "hai")])
    return list(BulletinPage.objects.order_by("pk"))


def stored(bulletin: BulletinPage) -> dict[str, Any]:
    """All that the database holds of a bulletin beside the times of its making."""
    page = BulletinPage.objects.get(pk=bulletin.pk)
    own = {f.attname: getattr(page, f.attname) for f in page._meta.concrete_fields}
    own["body"] = page.body.get_prep_value()
    revision = page.latest_revision
    content = {**revision.content, "numchild": 0}
    references = ReferenceIndex.objects.filter(object_id=str(page.pk)).values_list(
        "content_type", "to_content_type", "to_object_id", "model_path", "content_path"
    )
    entry = IndexEntry.objects.get(object_id=str(page.pk), content_type=page.content_type)
    logs = PageLogEntry.objects.filter(page_id=page.pk).order_by("pk")
    return {
        "page": own,
        "revision": (revision.content_type_id, revision.base_content_type_id, revision.object_str),
        "content": content,
        "references": sorted(references),
        "words": (entry.title, entry.autocomplete, entry.body),
        "logs": [(log.action, log.label, log.content_changed, log.revision_id) for log in logs],
        "pointers": page.latest_revision_id == page.live_revision_id == revision.pk,
    }


MADE_WHEN_PUBLISHED = {
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
}
IDS = {
    "id",
    "page_ptr_id",
    "path",
    "translation_key",
    "latest_revision_id",
    "live_revision_id",
}


def test_what_is_stored_is_what_publishing_stores(archive: list[BulletinPage]) -> None:
    kinds = {part.block_type for bulletin in archive for part in bulletin.body}
    assert kinds >= {"paragraph", "subheading", "figure", "quotation", "list"}
    for bulletin in archive[::2]:
        copy = BulletinPage(
            **{
                name: getattr(bulletin, name)
                for name in (
                    "title",
                    "slug",
                    "kind",
                    "lead",
                    "date",
                    "byline",
                    "source",
                    "lead_photo",
                    "body",
                )
            },
            live=False,
        )
        before = stored(bulletin)
        parent = bulletin.get_parent()
        bulletin.delete()
        parent.refresh_from_db()
        parent.add_child(instance=copy)
        copy.save_revision().publish()
        after = stored(copy)
        for name in MADE_WHEN_PUBLISHED | IDS:
            del before["page"][name], after["page"][name]
        for name in ("pk", "path", "translation_key"):
            del before["content"][name], after["content"][name]
        for side in (before, after):
            side["logs"] = [(*log[:3], log[3] is None) for log in side["logs"]]
        assert before == after


def test_the_tree_is_sound(archive: list[BulletinPage], home: Any) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    for section in home.get_children():
        assert section.numchild == section.get_children().count()
    assert len(archive) == COUNT == len({bulletin.url_path for bulletin in archive})


def test_a_bulletin_is_opened_edited_and_published_in_the_desk_and_baked(
    archive: list[BulletinPage], public: Path, client: Client
) -> None:
    assert bake_everything().failed == 0
    client.force_login(get_user_model().objects.create_superuser("sếp", "", "mật khẩu"))
    for bulletin in archive[::4]:
        assert client.get(reverse("wagtailadmin_pages:edit", args=[bulletin.pk])).status_code == 200
    bulletin = archive[-1]
    bulletin.title = "Tít đã sửa"
    bulletin.save_revision().publish()
    assert bake_due().failed == 0
    assert Artifact.objects.filter(key__startswith="page:").count() >= COUNT + 13
    file = public / bulletin.url.strip("/") / "index.html"
    assert "Tít đã sửa" in file.read_text(encoding="utf-8")


def test_what_comes_later_is_appended(archive: list[BulletinPage], home: Any) -> None:
    make_archive(home, 10, seed=2, pictures=[])
    assert Page.find_problems() == ([], [], [], [], [])
    assert BulletinPage.objects.count() == COUNT + 10
    assert len(latest(home.pk)) == 20


def test_texts_are_as_long_as_real_ones_and_the_same_again() -> None:
    texts = [written(1, number) for number in range(300)]
    assert texts == [written(1, number) for number in range(300)]
    assert texts[0] != written(2, 0)

    def mean(values: list[str]) -> float:
        return sum(len(value.split()) for value in values) / len(values)

    bodies = [" ".join(word for _, words in text.parts for word in words) for text in texts]
    assert 12 <= mean([text.headline for text in texts]) <= 18
    assert 35 <= mean([text.lead for text in texts]) <= 45
    assert min(len(body.split()) for body in bodies) >= 350
    assert max(len(body.split()) for body in bodies) <= 660
    assert len({text.headline for text in texts}) > 280
    assert len({text.topic for text in texts}) == 12
    assert "{" not in "".join(bodies)


def test_dates_are_of_ten_years_in_order() -> None:
    dates = [date_of(1, number, 500) for number in range(500)]
    days = [date.date() for date in dates]
    assert days == sorted(days)
    assert days[-1].year - days[0].year == 10


def test_the_command_makes_a_home(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.archive", "30", str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "bulletins a second" in done.stdout
    assert (tmp_path / "home/bantin.sqlite3").is_file()


def test_the_command_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.archive.__main__ import main

    assert main(["viele"]) == 2
    assert "COUNT HOME" in capsys.readouterr().err


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)
