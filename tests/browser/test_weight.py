"""What the pages weigh, and that the scales of `make bench` show what is put on them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from benchmarks.pages.goals import missed_weights
from benchmarks.pages.readings import PAGES, SCREENS
from benchmarks.pages.weight import weigh, weigh_all
from tests.processes import Running

SCRIPT = "/*" + "x" * 19_996 + "*/"
PAGE = """<!doctype html><title>Nặng</title><script src="/a.js"></script><script>a = 1</script>
<script src="http://localhost:{port}/a.js"></script><img src="/media/a.svg" alt="">"""


class HeavyPage(BaseHTTPRequestHandler):
    """A page with a cookie, 20,000 bytes of script, and another host's script."""

    def do_GET(self) -> None:
        kind, body = {
            "/": ("text/html; charset=utf-8", PAGE.format(port=self.server.server_address[1])),
            "/a.js": ("text/javascript", SCRIPT),
            "/media/a.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
        }[self.path]
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body.encode())))
        self.send_header("set-cookie", "id=1")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def heavy_site() -> Iterator[str]:
    """The address of a site that misses every goal."""
    with ThreadingHTTPServer(("127.0.0.1", 0), HeavyPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_pages_keep_to_their_weight_and_ask_nobody_else(
    browser: Browser, portal: Running
) -> None:
    weights = weigh_all(browser, portal.url, PAGES)
    assert len(weights) == 6
    assert list(missed_weights(weights)) == []
    for weight in weights.values():
        assert min(weight.html, weight.css, weight.js, weight.fonts, weight.photos) > 1000


def test_scripts_other_hosts_and_cookies_are_seen(browser: Browser, heavy_site: str) -> None:
    weight = weigh(browser, heavy_site, "/", SCREENS["360"])
    assert weight.js_unpacked == 2 * len(SCRIPT) + len("a = 1")
    assert 2 * len(SCRIPT) < weight.js < 2 * len(SCRIPT) + 1000
    assert 0 < weight.photos < 1000
    assert weight.other_hosts == [heavy_site.replace("127.0.0.1", "localhost") + "/a.js"]
    assert set(weight.cookies) == {"id"}
    assert len(list(missed_weights({"heavy 360": weight}))) == 3
