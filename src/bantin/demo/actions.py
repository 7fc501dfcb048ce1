"""Making the site of an empty home: the demonstration, or just a front page."""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from bantin.bulletins.models import BulletinPage
from bantin.demo import content, illustrations
from bantin.demo.body import FileSource, PhotoSource, body_of
from bantin.home.models import HomePage
from bantin.portal.models import Attachment, Identity, Photo, SectionPage

LOGIN_NAME = "admin"


@dataclass(frozen=True)
class Login:
    """A name and a password for the desk."""

    username: str
    password: str


def ensure_site(*, demo: bool, say: Callable[[str], None]) -> None:
    """Make the site where this home has none, and keep its address that of the settings.

    With ``demo`` the site is the demonstration, otherwise an empty front page. ``say`` is told what takes long.
    """
    if not HomePage.objects.exists():
        say("Making the demonstration site ..." if demo else "Making an empty site ...")
        with transaction.atomic():
            home = make_home("BanTin" if not demo else content.portal()["name"])
            if demo:
                fill(home, say)
        ensure_login()
    keep_address()


def make_home(title: str) -> HomePage:
    """Replace what Wagtail's first migration left by a front page called ``title``, as the default site's root."""
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(
        instance=HomePage(title=title, slug="trang-chu", show_in_menus=False)
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.root_page = home
    site.save()
    root.get_children().not_type(HomePage).delete()
    return home


def keep_address() -> None:
    """Give the default site the host and port of PUBLIC_URL, so that the desk links to where readers are."""
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname or "localhost", port
        site.save()


def fill(home: HomePage, say: Callable[[str], None]) -> None:
    """Put the demonstration's identity, sections and bulletins below ``home``."""
    portal = content.portal()
    home.introduction = portal.pop("introduction", "")
    home.save_revision().publish()
    Identity.objects.update_or_create(home_id=home.pk, defaults=portal)
    sections = {table["slug"]: add_section(home, table) for table in content.sections()}
    photos = PhotoShelf(say)
    for table in content.bulletins():
        add_bulletin(sections[table["section"]], table, photos)


def add_section(home: HomePage, table: content.Table) -> SectionPage:
    """Publish the section that ``table`` describes."""
    section: SectionPage = home.add_child(instance=SectionPage(show_in_menus=True, **table))
    section.save_revision().publish()
    return section


class PhotoShelf:
    """Photos of the demonstration, each scene rendered once and stored once for each way it is described."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Start with an empty shelf; ``say`` is told which scene is being drawn."""
        self._files: dict[str, bytes] = {}
        self._photos: dict[PhotoSource, Photo] = {}
        self._say = say

    def photo(self, source: PhotoSource) -> Photo:
        """Return the photo that ``source`` describes."""
        if source not in self._photos:
            file = ImageFile(BytesIO(self._jpeg(source.scene)), name=f"{source.scene}.jpg")
            photo = Photo(
                title=source.caption[:255] or source.scene,
                file=file,
                description=source.alt,
                caption=source.caption,
                credit=source.credit,
            )
            photo.save()
            self._photos[source] = photo
        return self._photos[source]

    def _jpeg(self, scene: str) -> bytes:
        if scene not in self._files:
            self._say(f"  drawing {scene}")
            illustrations.render(scene).convert("RGB").save(buffer := BytesIO(), "JPEG", quality=86)
            self._files[scene] = buffer.getvalue()
        return self._files[scene]


def attachment(source: FileSource) -> Attachment:
    """Store the file that ``source`` describes."""
    stored = Attachment(title=source.title)
    stored.file.save(source.filename, BytesIO(source.text.encode()), save=False)
    stored.save()
    return stored


def add_bulletin(section: SectionPage, table: content.Table, photos: PhotoShelf) -> BulletinPage:
    """Publish the bulletin that ``table`` describes."""
    lead_photo = table.get("lead_photo")
    bulletin = BulletinPage(
        title=table["headline"],
        lead=table["lead"],
        date=timezone.make_aware(table["date"]),
        byline=table.get("byline", ""),
        source=table.get("source", ""),
        lead_photo=photos.photo(PhotoSource.of(lead_photo)) if lead_photo else None,
        body=body_of(table["body"], photos.photo, attachment),
    )
    section.add_child(instance=bulletin)
    bulletin.save_revision().publish()
    return bulletin


def _login_file() -> Path:
    return Path(settings.BANTIN_HOME) / "first-login.json"


def ensure_login() -> None:
    """Make the first account of the desk with a password of its own, kept in a file only its owner can read."""
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        return
    login = Login(LOGIN_NAME, secrets.token_urlsafe(12))
    users.objects.create_superuser(login.username, "", login.password)
    descriptor = os.open(_login_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"username": login.username, "password": login.password}, file)


def known_login() -> Login | None:
    """Return the first account while it still has its first password, otherwise None."""
    try:
        login = Login(**json.loads(_login_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    user = get_user_model().objects.filter(username=login.username, is_active=True).first()
    return login if user is not None and user.check_password(login.password) else None
