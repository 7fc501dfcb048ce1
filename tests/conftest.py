"""What tests of several rooms share."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# No test depends on how fast the machine is at the moment.
hypothesis_settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("any-machine")

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SAMPLE = Path(__file__).parents[2] / "shared/samples/bac-kan-2024-04-08.txt"

needs_sample = pytest.mark.skipif(
    not SAMPLE.is_file(), reason="the sample page is not beside the checkout"
)


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


@pytest.fixture
def home(db: None) -> Any:
    """An empty front page, published."""
    return publish_home()


@pytest.fixture
def section(home: Any) -> Any:
    """A published section."""
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
