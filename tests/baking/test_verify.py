"""Proving that public/ is what the database says, and mending it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.baking import bake, verify
from bantin.baking.everything import bake_everything
from bantin.baking.models import Artifact, Change, Dependency, Job
from bantin.baking.outbox import bake_due
from bantin.baking.verify import differences, repair
from bantin.baking.write import write_file
from bantin.bulletins.models import BulletinPage

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def bulletin(make_bulletin: Make, make_photo: Make) -> Any:
    """A bulletin with a photo and a former address, baked."""
    made = make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    made.slug = "cau-ben-da"
    made.save_revision().publish()
    bake_due()
    return made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker is at work here: what waits, waits for ever."""
    monkeypatch.setattr(verify, "PATIENCE_SECONDS", 0.1)


def folder(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT) / "thoi-su/cau-ben-da"


def found() -> list[str]:
    return [str(difference) for difference in differences()]


def lose_page(settings: Any, bulletin: Any) -> str:
    (folder(settings) / "index.html").unlink()
    return f"missing: /thoi-su/cau-ben-da/ (page:{bulletin.pk})"


def lose_copy(settings: Any, bulletin: Any) -> str:
    (folder(settings) / "index.html.br").unlink()
    return f"different: /thoi-su/cau-ben-da/ (page:{bulletin.pk})"


def break_copy(settings: Any, bulletin: Any) -> str:
    (folder(settings) / "index.html.gz").write_bytes(b"\x1f\x8b half of it")
    return f"different: /thoi-su/cau-ben-da/ (page:{bulletin.pk})"


def change_page(settings: Any, bulletin: Any) -> str:
    write_file(settings.PUBLIC_ROOT, "/thoi-su/cau-ben-da/", b"<p>Ai do da sua.</p>")
    return f"different: /thoi-su/cau-ben-da/ (page:{bulletin.pk})"


def add_page(settings: Any, bulletin: Any) -> str:
    write_file(settings.PUBLIC_ROOT, "/la/", b"<p>Trang la.</p>")
    return "stray: /la/"


def lose_photo(settings: Any, bulletin: Any) -> str:
    photo = min((Path(settings.PUBLIC_ROOT) / "media/images").glob("*.webp"))
    photo.unlink()
    return f"missing: /media/images/{photo.name}"


def lose_signpost(settings: Any, bulletin: Any) -> str:
    (Path(settings.PUBLIC_ROOT) / "thoi-su/khanh-thanh-cau-ben-da/.moved").unlink()
    return "missing: /thoi-su/khanh-thanh-cau-ben-da/.moved"


def turn_signpost(settings: Any, bulletin: Any) -> str:
    post = Path(settings.PUBLIC_ROOT) / "thoi-su/khanh-thanh-cau-ben-da/.moved"
    post.write_text("/sai/", "utf-8")
    return "different: /thoi-su/khanh-thanh-cau-ben-da/.moved"


def add_signpost(settings: Any, bulletin: Any) -> str:
    place = Path(settings.PUBLIC_ROOT) / "la"
    place.mkdir()
    (place / ".moved").write_text("/", "utf-8")
    return "stray: /la/.moved"


def lose_row(settings: Any, bulletin: Any) -> str:
    Artifact.objects.filter(key=f"ninjs:{bulletin.pk}").delete()
    return f"not recorded: /thoi-su/cau-ben-da/ninjs.json (ninjs:{bulletin.pk})"


def lose_asset(settings: Any, bulletin: Any) -> str:
    style = next((Path(settings.PUBLIC_ROOT) / "assets").glob("site.*.css"))
    style.unlink()
    return f"missing: /assets/{style.name}"


DAMAGES = (
    lose_page,
    lose_copy,
    break_copy,
    change_page,
    add_page,
    lose_photo,
    lose_signpost,
    turn_signpost,
    add_signpost,
    lose_row,
    lose_asset,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named_and_mended(
    damage: Callable[[Any, Any], str], bulletin: Any, settings: Any
) -> None:
    assert found() == []
    expected = damage(settings, bulletin)
    assert found() == [expected]
    assert repair(list(differences())) == []
    assert found() == []


def test_many_damages_at_once_are_mended(bulletin: Any, settings: Any) -> None:
    damages = (add_page, lose_photo, lose_signpost, lose_asset, change_page)
    expected = {damage(settings, bulletin) for damage in damages}
    assert set(found()) == expected
    assert repair(list(differences())) == []


def test_a_change_that_nobody_announced_is_seen(bulletin: Any) -> None:
    BulletinPage.objects.filter(pk=bulletin.pk).update(byline="Hoàng Thu")
    assert any(line.startswith("different: /thoi-su/cau-ben-da/") for line in found())
    assert repair(list(differences())) == []


def test_a_change_that_waits_is_a_difference(bulletin: Any) -> None:
    bulletin.title = "Cầu Bến Đá thông xe"
    bulletin.save_revision().publish()
    assert f"waiting: page:{bulletin.pk}" in found()
    assert repair(list(differences())) == []


def test_an_artifact_that_should_not_exist_is_taken_away(bulletin: Any, settings: Any) -> None:
    write_file(settings.PUBLIC_ROOT, "/cu/", b"<p>Trang cu.</p>")
    Artifact.objects.create(key="page:99999", path="/cu/", sha256="0")
    assert sorted(found()) == ["stray: /cu/", "stray: /cu/ (page:99999)"]
    assert repair(list(differences())) == []
    assert not (Path(settings.PUBLIC_ROOT) / "cu").exists()


def test_nothing_is_written_by_comparing(bulletin: Any, settings: Any) -> None:
    change_page(settings, bulletin)
    before = Dependency.objects.count()
    found()
    found()
    assert (folder(settings) / "index.html").read_bytes() == b"<p>Ai do da sua.</p>"
    assert Dependency.objects.count() == before


def between(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], Any], *, first: bool = True
) -> None:
    """Have ``work`` done when all was compared once, and nothing was looked at again yet."""
    every_path = verify._every_path

    def then(root: Path) -> list[str]:
        if first:
            work()
        paths = every_path(root)
        if not first:
            work()
        return paths

    monkeypatch.setattr(verify, "_every_path", then)


@pytest.mark.parametrize("is_baked", [True, False])
@pytest.mark.parametrize("first", [True, False])
def test_what_is_published_meanwhile_is_no_difference(
    bulletin: Any,
    make_bulletin: Make,
    monkeypatch: pytest.MonkeyPatch,
    is_baked: bool,
    first: bool,
) -> None:
    withdrawn = make_bulletin("Sẽ gỡ")
    bake_due()

    def work() -> None:
        withdrawn.unpublish()
        bulletin.title = "Cầu Bến Đá thông xe"
        bulletin.slug = "thong-xe"
        bulletin.save_revision().publish()
        make_bulletin("Mới")
        if is_baked:
            bake_due()

    between(monkeypatch, work, first=first)
    # Where nobody bakes, that is what is said, and that alone.
    assert {line.partition(":")[0] for line in found()} == (set() if is_baked else {"waiting"})
    monkeypatch.undo()
    bake_due()
    assert found() == []


def test_no_lock_of_baking_is_held_while_all_is_compared(
    bulletin: Any, make_bulletin: Make, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    seen = []

    def publish(*progress: int) -> None:
        new = make_bulletin(f"Trong khi so {len(seen)}")
        bake_due()
        seen.append((Path(settings.PUBLIC_ROOT) / new.url.strip("/") / "index.html").is_file())

    assert list(differences(publish)) == []
    assert seen
    assert all(seen)


def test_nothing_is_planned_by_comparing(bulletin: Any, settings: Any) -> None:
    """That would keep the worker from noticing it at once."""
    bulletin.title = "Cầu Bến Đá thông xe"
    bulletin.save_revision().publish()
    assert found()
    assert Change.objects.filter(planned_at=None).exists()
    assert not Job.objects.exists()


def test_repair_leaves_alone_what_has_become_right_meanwhile(
    bulletin: Any, make_bulletin: Make, settings: Any
) -> None:
    write_file(settings.PUBLIC_ROOT, "/thoi-su/tin-moi/", b"<p>Trang la.</p>")
    seen = list(differences())
    assert [str(difference) for difference in seen] == ["stray: /thoi-su/tin-moi/"]
    new = make_bulletin("Tin mới")
    assert new.url == "/thoi-su/tin-moi/"
    bake_due()
    assert repair(seen) == []
    assert (Path(settings.PUBLIC_ROOT) / "thoi-su/tin-moi/index.html").is_file()


def test_repair_waits_for_nothing_that_is_published_after_it_began(
    bulletin: Any, make_bulletin: Make, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """An editor who publishes faster than the worker bakes."""
    change_page(settings, bulletin)
    seen = list(differences())
    written = bake.write_all

    def write_all(keys: Any, *arguments: Any, **more: Any) -> Any:
        make_bulletin(f"Tin {Change.objects.count()}")
        return written(keys, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(bake, "write_all", write_all)
        left = repair(seen)
    assert {difference.what for difference in left} == {"waiting"}
    bake_due()
    assert found() == []


def test_repair_ends_where_a_page_cannot_be_baked(
    bulletin: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    change_page(settings, bulletin)
    seen = list(differences())

    def fail(family: Any, key: str) -> Any:
        raise ValueError("a template is broken")

    with monkeypatch.context() as patch:
        patch.setattr(bake, "rendered", fail)
        left = repair(seen)
    assert f"page:{bulletin.pk}" in {difference.key for difference in left}
    assert all("a template is broken" in difference.why for difference in left)
    assert repair(left) == []
