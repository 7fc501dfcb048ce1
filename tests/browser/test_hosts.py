"""A second site on a host of its own, in the browser: its pages, links between the hosts, and a page that moves."""

import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import OTHER_HOST
from tests.processes import Running, bantin, start

MAKE = """
import datetime
from django.utils import timezone
from wagtail.models import Site
from wagtail.rich_text import RichText
from bantin.bulletins.models import BulletinPage
from bantin.demo.pages import add_section
from bantin.home.models import HomePage

def publish(parent, title, slug, linked=None):
    link = f'<p>Xem <a linktype="page" id="{{linked.pk}}">{{linked.title}}</a>.</p>' if linked else "<p>Tin.</p>"
    page = BulletinPage(
        title=title, slug=slug, lead="Tin thử.", live=False, date=timezone.now(),
        body=[("paragraph", RichText(link))],
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page

first = Site.objects.get(is_default_site=True).root_page
other = first.get_parent().add_child(instance=HomePage(title="Sở Y tế", slug="so-y-te"))
Site.objects.create(hostname="{host}", port={port}, root_page=other)
other.save_revision().publish()
ours = add_section(first, dict(title="Thời sự", slug="thoi-su"))
theirs = add_section(other, dict(title="Tin ngành", slug="tin-nganh"))
there = publish(theirs, "Tiêm chủng mở rộng", "tiem-chung")
here = publish(ours, "Tỉnh họp báo", "hop-bao", linked=there)
publish(theirs, "Đọc thêm", "doc-them", linked=here)
"""
MOVE = """
from wagtail.models import Page
page = Page.objects.get(slug="{slug}").specific
page.move(Page.objects.get(slug="{section}"), pos="last-child")
"""


def in_django(portal: Running, code: str) -> None:
    """Run ``code`` as an editor's change would, and put what it asks for before the readers."""
    address = {"PORT": str(portal.port)}
    made = bantin(portal.home, "manage", "shell", "-v", "0", "-c", code, **address)
    assert made.returncode == 0, made.stderr
    bantin(portal.home, "bake", "--due", **address)


@pytest.fixture(scope="module")
def two_hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A portal with an empty first site and a second one on `OTHER_HOST`."""
    running = start(tmp_path_factory.mktemp("hosts") / "home")
    try:
        in_django(running, MAKE.format(host=OTHER_HOST, port=running.port))
        wait_for_page(running, "/tin-nganh/doc-them/", host=OTHER_HOST)
        yield running
    finally:
        code, output = running.stop()
    assert code == 0, output


def wait_for_page(portal: Running, path: str, *, host: str = "127.0.0.1") -> None:
    """Wait until the worker has baked the page at ``path``."""
    deadline = time.monotonic() + 60
    while portal.get(path, {"Host": f"{host}:{portal.port}"})[0] != 200:
        assert time.monotonic() < deadline, f"{host}{path} did not come"
        time.sleep(0.1)


@pytest.fixture
def reader(browser: Browser, two_hosts: Running) -> Iterator[Page]:
    """A page of a reader; nothing but the two hosts is asked for, and nothing complains."""
    context = browser.new_context()
    page = context.new_page()
    hosts: set[str] = set()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # Said of every name but localhost that is reached without TLS, as here.
        if message.type == "error" and "Cross-Origin-Opener-Policy" not in message.text:
            complaints.append(message.text)

    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    port = two_hosts.port
    assert hosts <= {f"127.0.0.1:{port}", f"{OTHER_HOST}:{port}"}
    assert complaints == []


def first(portal: Running, path: str) -> str:
    """The address of ``path`` on the first site's host."""
    return f"http://127.0.0.1:{portal.port}{path}"


def other(portal: Running, path: str) -> str:
    """The address of ``path`` on the second site's host."""
    return f"http://{OTHER_HOST}:{portal.port}{path}"


def test_the_second_site_has_a_home_page_and_pages_of_its_own(
    reader: Page, two_hosts: Running
) -> None:
    reader.goto(other(two_hosts, "/"))
    expect(reader).to_have_title(re.compile("Sở Y tế"))
    # Styles are kept once for all hosts, and loaded from the page's own.
    assert reader.evaluate("getComputedStyle(document.body).fontFamily").startswith('"BanTin Sans')
    reader.get_by_role("link", name="Tiêm chủng mở rộng").first.click()
    expect(reader).to_have_url(other(two_hosts, "/tin-nganh/tiem-chung/"))
    expect(reader.locator("h1")).to_have_text("Tiêm chủng mở rộng")
    status, body = two_hosts.get("/thoi-su/hop-bao/", {"Host": f"{OTHER_HOST}:{two_hosts.port}"})
    assert status == 404
    assert "Sở Y tế" in body.decode()


def test_links_lead_from_one_host_to_the_other_and_back(reader: Page, two_hosts: Running) -> None:
    reader.goto(first(two_hosts, "/thoi-su/hop-bao/"))
    reader.get_by_role("link", name="Tiêm chủng mở rộng").first.click()
    expect(reader).to_have_url(other(two_hosts, "/tin-nganh/tiem-chung/"))
    reader.goto(other(two_hosts, "/tin-nganh/doc-them/"))
    reader.get_by_role("link", name="Tỉnh họp báo").first.click()
    expect(reader).to_have_url(first(two_hosts, "/thoi-su/hop-bao/"))
    expect(reader.locator("h1")).to_have_text("Tỉnh họp báo")


def test_a_page_that_moved_to_the_other_host_is_found_and_so_when_it_comes_home(
    reader: Page, two_hosts: Running
) -> None:
    in_django(two_hosts, MOVE.format(slug="hop-bao", section="tin-nganh"))
    wait_for_page(two_hosts, "/tin-nganh/hop-bao/", host=OTHER_HOST)
    reader.goto(first(two_hosts, "/thoi-su/hop-bao/"))
    expect(reader).to_have_url(other(two_hosts, "/tin-nganh/hop-bao/"))
    expect(reader.locator("h1")).to_have_text("Tỉnh họp báo")

    in_django(two_hosts, MOVE.format(slug="hop-bao", section="thoi-su"))
    wait_for_page(two_hosts, "/thoi-su/hop-bao/")
    # The browser has been led away from here once; it asks again.
    reader.goto(first(two_hosts, "/thoi-su/hop-bao/"))
    expect(reader).to_have_url(first(two_hosts, "/thoi-su/hop-bao/"))
    reader.goto(other(two_hosts, "/tin-nganh/hop-bao/"))
    expect(reader).to_have_url(first(two_hosts, "/thoi-su/hop-bao/"))
    expect(reader.locator("h1")).to_have_text("Tỉnh họp báo")
