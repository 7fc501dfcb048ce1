"""Proving that public/ is what the database says, and mending it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.baking.everything import bake_everything
from bantin.baking.models import Artifact, Dependency
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
