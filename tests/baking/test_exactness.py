"""Which files each kind of change touches: exactly those that show it; all others stay as they are."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from bantin.baking.everything import bake_everything
from bantin.baking.outbox import bake_due
from bantin.baking.verify import differences
from bantin.baking.write import address_of
from bantin.demo.actions import add_section
from bantin.portal.changes import announce
from bantin.portal.models import Identity, PageLayout
from tests.conftest import (
    VIETNAM,
    add_bulletin,
    publish_home,
    publish_section,
    settings_of_home,
)
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
Archive = dict[str, Any]
Watch = Callable[[], AbstractContextManager[set[str]]]

FEEDS = ("atom.xml", "feed.json", "rss.xml")


def feeds(path: str) -> set[str]:
    """The feeds beside the page at ``path``."""
    return {f"{path}{name}" for name in FEEDS}


NEWS, CULTURE = "/thoi-su/", "/van-hoa/"
HEADS = {"/", NEWS, *feeds("/"), *feeds(NEWS)}
"""What shows the latest twenty bulletins of the section and of the site."""
WHEN = {"/sitemap-pages.xml"}
"""What says when the lists were last changed."""


def month(number: int, section: str = NEWS) -> set[str]:
    """The month of the archive, and the site map that tells of it."""
    return {f"{section}2026/{number:02}/", f"/sitemap-2026-{number:02}.xml"}


def own(url: str) -> set[str]:
    """What a bulletin has at its address."""
    return {url, f"{url}ninjs.json"}


def gone(url: str) -> set[str]:
    """What is left at the address of a bulletin that was withdrawn, and what it had there."""
    return own(url) | {f"{url}410.html"}


def date(day: int, month: int) -> datetime.datetime:
    return datetime.datetime(2026, month, day, 9, tzinfo=VIETNAM)


def publish(page: Any, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the public folder by its address, compressed copies and signposts too."""
    return {
        address_of(root, file): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in root.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def changed(settings: Any) -> Watch:
    """A context that gathers the addresses that are written or taken away within it, without compressed copies.

    It fails where a file was written that is the same as before, and where public/ is not what the database says.
    """

    @contextmanager
    def watch() -> Iterator[set[str]]:
        root = Path(settings.PUBLIC_ROOT)
        before, found = files(root), set[str]()
        yield found
        assert bake_due().failed == 0
        after = files(root)
        for path in before.keys() | after.keys():
            old, new = before.get(path), after.get(path)
            if old == new:
                continue
            assert old is None or new is None or old[0] != new[0], f"{path} was written again"
            if not path.endswith((".br", ".gz")):
                found.add(path)
        assert list(differences()) == []

    return watch


@pytest.fixture(scope="module")
def archive_of_all(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, int], Path]]:
    """What `archive` gives to each test, as keys, and its home: made once, in a transaction around the tests."""
    folder = tmp_path_factory.mktemp("archive")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**settings_of_home(folder)):
            made = publish_archive()
        yield {name: page.pk for name, page in made.items()}, folder
        transaction.set_rollback(True)


def publish_archive() -> Archive:
    home = publish_home()
    section = publish_section(home)
    other = add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    made = {"section": section, "home": home, "other": other}
    for number in (1, 2, 3):
        for day in range(2, 18, 2):
            made[f"{day}/{number}"] = add_bulletin(
                section,
                f"Tin ngày {day} tháng {number}",
                date=date(day, number),
                hide_related=True,
            )
    for day in (3, 5):
        made[f"văn hóa {day}"] = add_bulletin(
            other, f"Hội làng ngày {day}", date=date(day, 1), hide_related=True
        )
    # Site maps tell seconds: what a test publishes must not fall into the same one.
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Page.objects.update(first_published_at=yesterday, last_published_at=yesterday)
    assert bake_everything().failed == 0
    assert list(differences()) == []
    return made


@pytest.fixture
def archive(archive_of_all: tuple[dict[str, int], Path], db: None, own_home: Path) -> Archive:
    """Bulletins of three months, more than lists show, in one section and two in another; all baked, yesterday."""
    pks, folder = archive_of_all
    shutil.copytree(folder, own_home, symlinks=True, dirs_exist_ok=True)
    return {name: Page.objects.get(pk=pk).specific for name, pk in pks.items()}


@pytest.fixture
def make_bulletin(archive: Archive) -> Make:
    """`add_bulletin`, to the first section unless another is named."""
    return lambda *words, section=archive["section"], **fields: add_bulletin(
        section, *words, **fields
    )


def test_publishing_the_newest(archive: Archive, make_bulletin: Make, changed: Watch) -> None:
    with changed() as found:
        make_bulletin("Tin mới", date=date(20, 3), hide_related=True)
    beside = {archive["16/3"].url}
    assert found == own("/thoi-su/tin-moi/") | HEADS | month(3) | beside | WHEN


def test_publishing_what_is_old(archive: Archive, make_bulletin: Make, changed: Watch) -> None:
    with changed() as found:
        make_bulletin("Tin cũ", date=date(5, 1), hide_related=True)
    beside = {archive["4/1"].url, archive["6/1"].url}
    assert found == own("/thoi-su/tin-cu/") | month(1) | beside


def test_publishing_into_a_month_without_any(
    archive: Archive, make_bulletin: Make, changed: Watch
) -> None:
    with changed() as found:
        make_bulletin("Tin năm trước", date=datetime.datetime(2025, 12, 30, 9, tzinfo=VIETNAM))
    assert found == {
        *own("/thoi-su/tin-nam-truoc/"),
        "/thoi-su/2025/",
        "/thoi-su/2025/12/",
        "/sitemap-2025-12.xml",
        "/sitemap.xml",
        "/sitemap-years.xml",
        "/thoi-su/2026/",
        "/thoi-su/2026/01/",
        NEWS,
        archive["2/1"].url,
    }


def test_withdrawing_the_newest(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        archive["16/3"].unpublish()
    assert found == gone(archive["16/3"].url) | HEADS | month(3) | {archive["14/3"].url}


def test_withdrawing_what_is_old(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        archive["4/1"].unpublish()
    beside = {archive["2/1"].url, archive["6/1"].url}
    assert found == gone(archive["4/1"].url) | month(1) | beside


def test_publishing_again_what_was_withdrawn(archive: Archive, changed: Watch) -> None:
    with changed():
        archive["4/1"].unpublish()
    with changed() as found:
        publish(archive["4/1"])
    beside = {archive["2/1"].url, archive["6/1"].url}
    assert found == gone(archive["4/1"].url) | month(1) | beside


def test_another_notice_of_what_was_withdrawn(archive: Archive, changed: Watch) -> None:
    url = archive["4/1"].url
    with changed():
        archive["4/1"].unpublish()
    with changed() as found:
        type(archive["4/1"]).objects.filter(pk=archive["4/1"].pk).update(
            withdrawal_notice="Có số liệu sai."
        )
        announce({f"gone:{archive['4/1'].pk}"})
    assert found == {f"{url}410.html"}


def test_deleting_what_was_withdrawn(archive: Archive, changed: Watch) -> None:
    url = archive["4/1"].url
    with changed():
        archive["4/1"].unpublish()
    with changed() as found:
        archive["4/1"].delete()
    assert found == {f"{url}410.html"}


def test_deleting_what_is_old(archive: Archive, changed: Watch) -> None:
    url = archive["4/1"].url
    with changed() as found:
        archive["4/1"].delete()
    assert found == own(url) | month(1) | {archive["2/1"].url, archive["6/1"].url}


def test_a_new_byline_of_what_is_old(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["4/1"], byline="Hoàng Thu")
    assert found == own(archive["4/1"].url) | {"/sitemap-2026-01.xml"}


def test_a_new_headline_of_what_is_old(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["4/1"], title="Tít đã sửa")
    beside = {archive["2/1"].url, archive["6/1"].url}
    assert found == own(archive["4/1"].url) | month(1) | beside


def test_a_new_headline_of_the_newest(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["16/3"], title="Tít đã sửa")
    beside = {archive["14/3"].url}
    assert found == own(archive["16/3"].url) | HEADS | month(3) | beside | WHEN


def test_a_new_lead_of_what_is_old(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["4/1"], lead="Sapo đã sửa.")
    assert found == own(archive["4/1"].url) | month(1)


def test_a_new_date_within_the_month(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["4/1"], date=date(9, 1))
    beside = {archive[name].url for name in ("2/1", "6/1", "8/1", "10/1")}
    assert found == own(archive["4/1"].url) | month(1) | beside


def test_a_new_date_in_another_month(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["4/1"], date=date(9, 2))
    beside = {archive[name].url for name in ("2/1", "6/1", "8/2", "10/2")}
    lists = HEADS - {"/"} | month(1) | month(2)
    assert found == own(archive["4/1"].url) | lists | beside | WHEN


def test_a_new_address(archive: Archive, changed: Watch) -> None:
    old = archive["4/1"].url
    with changed() as found:
        publish(archive["4/1"], slug="dia-chi-moi")
    new = "/thoi-su/dia-chi-moi/"
    beside = {archive["2/1"].url, archive["6/1"].url}
    assert found == own(old) | {f"{old}.moved"} | own(new) | month(1) | beside


def test_another_section(archive: Archive, changed: Watch) -> None:
    old = archive["4/1"].url
    with changed() as found:
        archive["4/1"].move(archive["other"], pos="last-child")
    new = old.replace("thoi-su", "van-hoa")
    beside = {archive[name].url for name in ("2/1", "6/1", "văn hóa 3", "văn hóa 5")}
    lists = {"/", CULTURE, *feeds(CULTURE), "/van-hoa/2026/01/"}
    assert found == own(old) | {f"{old}.moved"} | own(new) | month(1) | beside | lists


def test_a_new_lead_photo(archive: Archive, make_photo: Make, changed: Watch) -> None:
    photo = make_photo("cau")
    with changed() as found:
        publish(archive["4/1"], lead_photo=photo)
    media = {path for path in found if path.startswith("/media/images/cau.")}
    assert len(media) > 1
    assert found - media == own(archive["4/1"].url) | month(1)


def test_a_photo_with_another_caption_and_another_file(
    archive: Archive, make_photo: Make, changed: Watch
) -> None:
    photo = make_photo("cau")
    publish(archive["4/1"], lead_photo=photo)
    work()
    with changed() as found:
        photo.caption = "Cầu Bến Đá ngày thông xe"
        photo.save()
    assert found == own(archive["4/1"].url)
    with changed() as found:
        Image.new("RGB", (800, 500), (10, 80, 40)).save(buffer := BytesIO(), "JPEG")
        photo.file = ImageFile(buffer, name="cau-moi.jpg")
        photo.save()
        work()
    media = {path for path in found if path.startswith("/media/images/")}
    assert found - media == own(archive["4/1"].url) | {"/thoi-su/2026/01/"}


def test_a_sections_introduction(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        publish(archive["section"], introduction="Tin trong ngày.")
    assert found == {NEWS, *feeds(NEWS), "/sitemap-pages.xml"}


def of_every_page(archive: Archive) -> set[str]:
    """What has the frame of the site: every page."""
    bulletins = {page.url for name, page in archive.items() if "/" in name or " " in name}
    archives = {f"{NEWS}2026/", f"{CULTURE}2026/", f"{CULTURE}2026/01/"}
    archives |= {f"{NEWS}2026/{number:02}/" for number in (1, 2, 3)}
    frame = {"/404.html", "/so-do-cong/", "/tim-kiem/", "/dinh-chinh/", "/he-thong-giao-dien/"}
    return bulletins | archives | frame | {"/", NEWS, CULTURE}


def test_a_sections_name_stands_on_every_page(archive: Archive, changed: Watch) -> None:
    of_section = {f"{page.url}ninjs.json" for name, page in archive.items() if "/" in name}
    with changed() as found:
        publish(archive["section"], title="Thời sự trong tỉnh")
    machines = {*of_section, *feeds(NEWS), *feeds("/"), "/sitemap-pages.xml"}
    assert found == of_every_page(archive) | machines


def test_a_sections_new_address_takes_its_bulletins_along(archive: Archive, changed: Watch) -> None:
    moved = [page.url for name, page in archive.items() if "/" in name]
    before = of_every_page(archive)
    with changed() as found:
        publish(archive["section"], slug="tin-tuc")
    assert all(f"{url}.moved" in found for url in moved)
    new = {path.replace(NEWS, "/tin-tuc/") for path in found if path.endswith(".html")}
    assert {url.replace(NEWS, "/tin-tuc/") for url in moved} <= found
    assert before <= found
    assert not {path for path in found if "van-hoa" in path and path.endswith("ninjs.json")}, new


def test_a_restricted_section_takes_its_bulletins_with_it(archive: Archive, changed: Watch) -> None:
    gone = {file for page in ("văn hóa 3", "văn hóa 5") for file in own(archive[page].url)}
    with changed() as found:
        PageViewRestriction.objects.create(
            page=archive["other"], restriction_type=PageViewRestriction.LOGIN
        )
    lists = {CULTURE, *feeds(CULTURE), "/van-hoa/2026/", "/van-hoa/2026/01/"}
    maps = {"/sitemap-2026-01.xml", "/sitemap-pages.xml", "/sitemap-years.xml"}
    assert found - of_every_page(archive) == (gone | lists | maps) - of_every_page(archive)
    with changed() as found:
        PageViewRestriction.objects.all().delete()
    assert gone <= found


def test_a_layout_of_one_section(archive: Archive, changed: Watch) -> None:
    layout = PageLayout(
        page_type="bulletins.BulletinPage",
        section=archive["other"],
        aside=[("portal_contact", {"telephone": "0200 111"})],
    )
    with changed() as found:
        layout.save()
        layout.save_revision().publish()
    assert found == {archive["văn hóa 3"].url, archive["văn hóa 5"].url}


def test_an_identity_stands_on_every_page(archive: Archive, changed: Watch) -> None:
    with changed() as found:
        identity = Identity.objects.get(home=archive["home"])
        identity.telephone = "0200 222"
        identity.save()
    assert found == of_every_page(archive)


def test_what_is_published_again_without_a_change_touches_only_what_tells_when(
    archive: Archive, changed: Watch
) -> None:
    with changed() as found:
        publish(archive["4/1"])
    assert found == own(archive["4/1"].url) | {"/sitemap-2026-01.xml"}
