"""Making the site of an empty home: the demonstration, or just a front page."""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page, Site

from bantin.demo.pages import add_section
from bantin.demo.sites import make_sites
from bantin.desk.models import Role
from bantin.desk.roles import make_group
from bantin.desk.setting_up import ensure_desk
from bantin.home.models import HomePage

__all__ = [
    "Login",
    "add_section",
    "ensure_login",
    "ensure_site",
    "keep_address",
    "known_login",
    "make_home",
]

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
    if is_new := not HomePage.objects.exists():
        say("Making the demonstration site ..." if demo else "Making an empty site ...")
        with transaction.atomic():
            home = make_home("BanTin")
            if demo:
                make_sites(home, say)
    ensure_desk()
    if is_new:
        ensure_login()
        if demo:
            hire_newsroom()
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


NEWSROOM = (
    ("phongvien", "Nguyễn Thu", "Hà", Role.REPORTER),
    ("bientapvien", "Trần Văn", "Bình", Role.SUB_EDITOR),
    ("nguoiduyet", "Lê Thị", "Minh", Role.APPROVER),
)
"""Who works at the demonstration's desk: names of accounts, family and middle names, given names, roles."""


def hire_newsroom() -> None:
    """Make an account for each role of the demonstration, with the password of the first account."""
    if (login := known_login()) is None:
        return
    users = get_user_model()
    for name, family, given, role in NEWSROOM:
        user = users.objects.create_user(
            name, password=login.password, first_name=family, last_name=given
        )
        user.groups.add(make_group(role))


def newsroom() -> list[str]:
    """Return the names of the demonstration's other accounts that still have the first account's password."""
    if (login := known_login()) is None:
        return []
    names = [name for name, _family, _given, _role in NEWSROOM]
    users = get_user_model().objects.filter(username__in=names, is_active=True)
    return sorted(user.username for user in users if user.check_password(login.password))


def known_login() -> Login | None:
    """Return the first account while it still has its first password, otherwise None."""
    try:
        login = Login(**json.loads(_login_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    user = get_user_model().objects.filter(username=login.username, is_active=True).first()
    return login if user is not None and user.check_password(login.password) else None
