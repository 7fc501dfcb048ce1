"""What tests of several rooms share."""

import datetime
import gc
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import database

# No test depends on how fast the machine is at the moment.
hypothesis_settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("any-machine")


def pytest_collection_finish() -> None:
    """Look for no garbage, later on, in what stays to the end: all that was imported to collect the tests."""
    gc.collect()
    gc.freeze()


# The fixtures that each test of a module asks for which has the database.
SHARED = pytest.StashKey[frozenset[str]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note at each module what all its tests with a database have in common, for `standing`."""
    for item in items:
        names = frozenset(getattr(item, "fixturenames", ()))
        if (module := item.getparent(pytest.Module)) and (
            "db" in names or item.get_closest_marker("django_db")
        ):
            module.stash[SHARED] = names & module.stash.get(SHARED, names)


VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SAMPLE = Path(__file__).parents[2] / "shared/samples/bac-kan-2024-04-08.txt"

needs_sample = pytest.mark.skipif(
    not SAMPLE.is_file(), reason="the sample page is not beside the checkout"
)


@pytest.fixture(scope="session")
def kept_database(request: pytest.FixtureRequest) -> Iterator[Path | None]:
    """The image of the database, put where Django looks for it if a run before has left it; None without a cache."""
    cache = getattr(request.config, "cache", None)
    if cache is None:
        yield None
        return
    image = database.image_in(cache.mkdir("database"))
    with closing(database.loaded(image)) if image.is_file() else nullcontext():
        yield image


@pytest.fixture(scope="session")
def django_db_setup(
    kept_database: Path | None, django_db_setup: None, django_db_blocker: Any
) -> None:
    """pytest-django's own, which then finds that all migrations but new ones have been made."""
    from django.db import connection

    if kept_database and not kept_database.is_file():
        with django_db_blocker.unblock():
            # Otherwise no test of this run has a database.
            if connection.settings_dict["NAME"] == database.IN_MEMORY:
                connection.ensure_connection()
                database.keep(connection.connection, kept_database)


def settings_of_home(home: Path) -> dict[str, Path]:
    """The settings with which everything is kept in the folder ``home``."""
    return {"BANTIN_HOME": home, "PUBLIC_ROOT": home / "public", "MEDIA_ROOT": home / "media"}


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> Path:
    """Give each test a home of its own: nothing is left in, or taken from, anybody's."""
    for name, value in settings_of_home(tmp_path).items():
        setattr(settings, name, value)
    return tmp_path


def publish_home() -> Any:
    """Publish an empty front page."""
    from bantin.demo.actions import keep_address, make_home

    made = make_home("Cổng thông tin điện tử xã Thử")
    made.save_revision().publish()
    keep_address()
    return made


def publish_section(home: Any) -> Any:
    """Publish an empty section."""
    from bantin.demo.actions import add_section

    return add_section(home, {"title": "Thời sự", "slug": "thoi-su"})


def add_bulletin(
    section: Any, headline: str = "Khánh thành cầu Bến Đá", *, publish: bool = True, **fields: Any
) -> Any:
    """Publish a bulletin; what is not given is made up."""
    from bantin.bulletins.models import BulletinPage

    fields.setdefault("date", datetime.datetime(2026, 4, 8, 9, 30, tzinfo=VIETNAM))
    fields.setdefault("lead", "Sáng 8/4, xã Thử khánh thành cầu Bến Đá sau mười tháng thi công.")
    bulletin = BulletinPage(title=headline, live=False, **fields)
    section.add_child(instance=bulletin)
    revision = bulletin.save_revision()
    if publish:
        revision.publish()
    bulletin.refresh_from_db()
    return bulletin


@pytest.fixture(scope="module")
def standing(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, int]]:
    """The keys of what each test of the module begins with: published once, in a transaction around them all.

    Nothing, where one of them begins with an empty database.
    """
    from django.db import transaction
    from django.test import override_settings

    from bantin.desk.setting_up import ensure_desk

    shared = request.node.stash.get(SHARED, frozenset())
    if "home" not in shared:
        yield {}
        return
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**settings_of_home(tmp_path_factory.mktemp("standing"))):
            made = {"home": publish_home()}
            if "section" in shared:
                made["section"] = publish_section(made["home"])
            if "desk" in shared:
                ensure_desk()
        yield {name: page.pk for name, page in made.items()}
        transaction.set_rollback(True)


@pytest.fixture
def home(db: None, standing: dict[str, int]) -> Any:
    """An empty front page, published."""
    from wagtail.models import Site

    from bantin.home.models import HomePage

    if not standing:
        return publish_home()
    # As publishing it would: the test before may have had other sites.
    Site.clear_site_root_paths_cache()
    return HomePage.objects.get(pk=standing["home"])


@pytest.fixture
def section(home: Any, standing: dict[str, int]) -> Any:
    """A published section."""
    from bantin.portal.models import SectionPage

    if "section" in standing:
        return SectionPage.objects.get(pk=standing["section"])
    return publish_section(home)


@pytest.fixture
def make_bulletin(section: Any) -> Callable[..., Any]:
    """`add_bulletin`, to the section unless another is named."""

    def make(headline: str = "Khánh thành cầu Bến Đá", **fields: Any) -> Any:
        return add_bulletin(fields.pop("section", section), headline, **fields)

    return make


@pytest.fixture
def make_photo(db: None) -> Callable[..., Any]:
    """A function that stores a photo of one colour."""
    from io import BytesIO

    from django.core.files.images import ImageFile
    from PIL import Image

    from bantin.portal.models import Photo

    def make(name: str = "anh", size: tuple[int, int] = (900, 600), **fields: Any) -> Any:
        Image.new("RGB", size, (120, 80, 40)).save(buffer := BytesIO(), "JPEG")
        photo = Photo(title=name, file=ImageFile(buffer, name=f"{name}.jpg"), **fields)
        photo.save()
        return photo

    return make
