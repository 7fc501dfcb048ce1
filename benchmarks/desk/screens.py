"""The screens of the desk, asked for by an approver of the whole portal and by one of a single section."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from bantin.bulletins.models import BulletinPage
from bantin.desk.models import Role
from bantin.desk.roles import make_group
from bantin.portal.models import SectionPage
from bantin.portal.search_words import indexed

Ask = Callable[[], None]


def screens() -> Iterator[tuple[str, Ask]]:
    """Yield the screens by name, each as what asks for it; the section is the one with most bulletins."""
    section = max(SectionPage.objects.all(), key=lambda page: page.numchild)
    bulletin = BulletinPage.objects.filter(section=section).order_by("-date")[0]
    approver = _client("approver-of-the-benchmark", None)
    common, rare = _words()
    searches = {
        "a common word": common,
        "a rare word": rare,
        "a headline without marks": indexed(bulletin.title),
    }
    yield "home page of the desk", _page(approver, "wagtailadmin_home")
    yield "explorer: a section", _page(approver, "wagtailadmin_explore", section.pk)
    yield "explorer: its tenth page", _page(approver, "wagtailadmin_explore", section.pk, p=10)
    for name, words in searches.items():
        yield f"explorer: {name}", _page(approver, "wagtailadmin_explore", section.pk, q=words)
        yield f"search for pages: {name}", _page(approver, "wagtailadmin_pages:search", q=words)
        yield f"chooser: {name}", _page(approver, "wagtailadmin_choose_page_search", q=words)
    yield "search for pages: nothing", _page(approver, "wagtailadmin_pages:search")
    yield "chooser: a section", _page(approver, "wagtailadmin_choose_page_child", section.pk)
    yield "photos to choose", _page(approver, "wagtailimages_chooser:choose")
    yield "photos to choose: a word", _page(approver, "wagtailimages_chooser:choose", q=common)
    yield "photos", _page(approver, "wagtailimages:index")
    yield "files", _page(approver, "wagtaildocs:index")
    yield "editor of a bulletin", _page(approver, "wagtailadmin_pages:edit", bulletin.pk)
    yield "history of a bulletin", _page(approver, "wagtailadmin_pages:history", bulletin.pk)
    yield "deciding on a bulletin", _page(approver, "desk_review", bulletin.pk)
    yield "report of bulletins", _page(approver, "bulletin_report")
    for standing in ("published", "draft", "waiting"):
        yield f"report: {standing}", _page(approver, "bulletin_report", standing=standing)
    yield "report: a section", _page(approver, "bulletin_report", section=section.pk)
    yield "log", _page(approver, "desk_log")
    of_section = _client("approver-of-a-section", section)
    yield "of a section: home page", _page(of_section, "wagtailadmin_home")
    yield "of a section: explorer", _page(of_section, "wagtailadmin_explore", section.pk)
    yield "of a section: search", _page(of_section, "wagtailadmin_pages:search", q=common)
    yield "of a section: report", _page(of_section, "bulletin_report")
    yield "of a section: log", _page(of_section, "desk_log")


def _client(name: str, page: Any) -> Client:
    """Return a browser of somebody who approves below ``page``."""
    user, _new = get_user_model().objects.get_or_create(username=name)
    user.groups.add(make_group(Role.APPROVER, page))
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def _words() -> tuple[str, str]:
    """Return the word that most of the latest headlines have, and one that the fewest have."""
    titles = BulletinPage.objects.order_by("-date").values_list("title", flat=True)[:500]
    words = [word for title in titles for word in {*title.lower().split()} if word.isalpha()]
    counted = Counter(words).most_common()
    return counted[0][0], counted[-1][0]


def _page(client: Client, name: str, *args: Any, **asked: Any) -> Ask:
    address = reverse(name, args=args)

    def ask() -> None:
        answer = client.get(address, asked)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        answer.getvalue()

    return ask
