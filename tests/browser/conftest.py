"""One demonstration portal and one headless Chromium for all tests of the browser that a process runs."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    StorageState,
    expect,
    sync_playwright,
)

from tests.browser.addresses import NOT_FOUND
from tests.processes import Running, bantin, start
from tests.shared import made_once

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Several processes of tests, their servers and their browsers share the machine.
expect.set_options(timeout=15_000)
# A name that stands for this machine: the host of a second site.
OTHER_HOST = "khac.example.vn"


def chromium() -> str:
    """The browser's path: CHROMIUM, or the first of the usual names."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    raise AssertionError("No Chromium: run `make chromium`.")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demonstration. Made once for the processes of this run; copy it, do not write to it."""

    def make(home: Path) -> None:
        made = bantin(home, "prepare", "--demo")
        assert made.returncode == 0, made.stderr
        from bantin.portal.renditions import EDITION

        # Or the worker makes AVIF of all photos and bakes their pages anew, for minutes, while the tests read them.
        with closing(sqlite3.connect(home / "bantin.sqlite3")) as database, database:
            database.execute("UPDATE portal_photo SET renditions_made = ?", [EDITION])

    return made_once(tmp_path_factory, "demonstration", make)


@pytest.fixture(scope="session")
def portal(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demonstration portal as `make run` starts it."""
    home = shutil.copytree(demonstration, tmp_path_factory.mktemp("demo") / "home", symlinks=True)
    running = start(Path(home), "--demo")
    yield running
    code, output = running.stop()
    assert code == 0, output


@pytest.fixture(scope="session")
def home_of_portal(portal: Running) -> Path:
    """The portal's BANTIN_HOME."""
    return portal.home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=[*CHROMIUM_FLAGS, f"--host-resolver-rules=MAP {OTHER_HOST} 127.0.0.1"],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, portal: Running) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of a reader who is new here; options are those of a browser context.

    ``prepare`` is given the context before the page is opened: for scripts, routes and permissions.
    The page fails its test when it asks another host for anything, is given a cookie, or logs an error.
    """
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # Chromium reports the status of the page where nothing is; that it is 404 or 410 has its tests.
        expected = message.location["url"].endswith(NOT_FOUND) or "410 (Gone)" in message.text
        if message.type == "error" and not expected:
            errors.append(message.text)

    def watch(page: Page) -> None:
        page.on(
            "request",
            lambda r: None if r.url.startswith((portal.url, "data:")) else foreign.append(r.url),
        )
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        prepare: Callable[[BrowserContext], None] | None = None,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=portal.url, **options
        )
        contexts.append(context)
        if prepare:
            prepare(context)
        context.on("page", watch)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert (foreign, errors, cookies) == ([], [], [])


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """What the browser of who has logged in keeps, by the name of the fixture that logs in."""
    return {}


@pytest.fixture
def desk(browser: Browser, portal: Running, sessions: dict[str, StorageState]) -> Iterator[Page]:
    """The desk, with the login that `make run` printed; the session is that of the test before where it still is."""
    context = browser.new_context(
        base_url=portal.url,
        viewport={"width": 1280, "height": 900},
        storage_state=sessions.get("desk"),
    )
    page = context.new_page()
    page.goto("/quan-tri/")
    if page.url != f"{portal.url}/quan-tri/":
        login = dict(re.findall(r"(Login|Pass)\s+(\S+)", portal.announced))
        page.fill("[name=login]", login["Login"])
        page.fill("[name=password]", login["Pass"])
        page.click("button[type=submit]")
        expect(page).to_have_url(f"{portal.url}/quan-tri/")
        sessions["desk"] = context.storage_state()
    yield page
    context.close()
