"""Pages made of the components' samples, given to the browser in place of a page of the portal.

The demonstration shows few of the components, and none with all that it can hold.
"""

from collections.abc import Callable
from typing import Any

from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString
from playwright.sync_api import BrowserContext

from bantin.frontend import bundle
from bantin.frontend.design_system import page_context
from bantin.frontend.samples import sample

ADDRESS = "/mau/"


def frame(**more: Any) -> dict[str, Any]:
    """What the frame of a page takes, with all that it can hold."""
    return {
        **sample("site-footer"),
        **sample("site-header"),
        "language": "vi",
        "boot_script": bundle.boot_script(),
        "stylesheet_url": bundle.asset_url("site.css"),
        "script_url": bundle.asset_url("site.js"),
        "icon_url": bundle.asset_url("icon.svg"),
        "font_url": bundle.asset_url("bantin-sans-roman.woff2"),
        **more,
    }


def design_system() -> str:
    """The design system's page: every component."""
    return render_to_string("layouts/design-system.html", {**frame(), **page_context()})


def home() -> str:
    """A front page with blocks in all zones."""
    zones = {
        "top": (block("notice", level="urgent", title="Bão số 12 vào đất liền đêm 14/12"),),
        "main": (
            block("page-heading", quiet=True),
            block("lead-story"),
            block("highlights"),
            block("section-groups"),
        ),
        "aside": (
            block("notice"),
            block("bulletin-list", kind="headlines", title="Đọc nhiều"),
            block("menu", title="Thủ tục hành chính"),
            block("site-links"),
            block("contact"),
        ),
        "bottom": (block("photo-stories"), block("video-list"), block("banner")),
    }
    return render_to_string("portal/page.html", frame(zones=joined(zones)))


def bulletin() -> str:
    """A bulletin of photos, with what comes after it."""
    figures = "".join(
        f"<div>{rendered('figure', position=position, of=3)}</div>" for position in (1, 2, 3)
    )
    zones = {
        "top": (block("breadcrumb"),),
        "main": (block("toolbar"), block("bulletin-view", figure=None, body=SafeString(figures))),
        "aside": (),
        "bottom": (block("related"), block("neighbours")),
    }
    return render_to_string("portal/page.html", frame(zones=joined(zones), has_toolbar=True))


def across(*blocks: str) -> str:
    """A page of ``blocks`` that take its whole width."""
    zones = {"top": (), "main": (), "aside": (), "bottom": blocks}
    return render_to_string("portal/page.html", frame(zones=joined(zones)))


def rendered(component: str, **more: Any) -> str:
    """The sample of ``component``, with ``more`` in place of its values."""
    template = get_template(f"components/{component}/template.html")
    return str(template.render({**sample(component), **more}))


def block(component: str, **more: Any) -> str:
    """A component as a zone holds it."""
    return f'<div data-block="sample · {component}">{rendered(component, **more)}</div>'


def joined(zones: dict[str, tuple[str, ...]]) -> dict[str, SafeString]:
    """Zones as the page's template takes them."""
    return {name: SafeString("".join(blocks)) for name, blocks in zones.items()}


def given(html: str) -> Callable[[BrowserContext], None]:
    """What prepares a context so that ``html`` stands at ADDRESS, under the policy of all pages."""

    def prepare(context: BrowserContext) -> None:
        context.route("**/tim-kiem/**", lambda route: route.fulfill(body="<title>Tìm</title>"))
        headers = {"Content-Security-Policy": bundle.content_security_policy()}
        context.route(
            f"**{ADDRESS}",
            lambda route: route.fulfill(body=html, content_type="text/html", headers=headers),
        )

    return prepare


PAGES = {"design-system": design_system, "home": home, "bulletin": bulletin}
