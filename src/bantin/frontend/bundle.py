"""The files that every page shares, put together from the components and named by their content.

Nothing here knows Django: the baker writes `assets` beside the pages, the layout links to them.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

FRONTEND_DIR = Path(__file__).resolve().parent
ASSETS_URL = "/assets/"
LAYERS = "@layer reset, tokens, base, components, layouts, print;"
PLAYERS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_URL = re.compile(r"""url\(["']?(?:\.\./)*fonts/([\w.-]+)["']?\)""")


@lru_cache
def stylesheet() -> bytes:
    """Return the site's stylesheet: tokens, base, components in the order of names, layouts."""
    paths = [
        FRONTEND_DIR / "tokens.css",
        FRONTEND_DIR / "base.css",
        *_component_files("style.css"),
        FRONTEND_DIR / "layouts" / "style.css",
    ]
    source = "\n".join([LAYERS, *(path.read_text(encoding="utf-8") for path in paths)])
    linked = _FONT_URL.sub(lambda match: f"url({ASSETS_URL}{asset_name(match[1])})", source)
    return _without_comments(linked).encode()


@lru_cache
def script() -> bytes:
    """Return the components' scripts as one ES module, each in a scope of its own."""
    scripts = (path.read_text(encoding="utf-8").strip() for path in _component_files("script.js"))
    return "".join(f"{{\n{source}\n}}\n" for source in scripts).encode()


@lru_cache
def boot_script() -> str:
    """Return the script that stands inside every page and runs before it is painted."""
    lines = (FRONTEND_DIR / "layouts" / "boot.js").read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)


@lru_cache
def assets() -> Mapping[str, bytes]:
    """Return every shared file by its public name, which changes when the content does."""
    made = ("site.css", "site.js", "design-system.css")
    plain = (*made, "icon.svg", "share.jpg", *sorted(_fonts()))
    return MappingProxyType({asset_name(name): _content(name) for name in plain})


@lru_cache
def asset_name(name: str) -> str:
    """Return the public name of ``name``: "site.css" gives "site.<hash>.css".

    Raises KeyError when there is no such file.
    """
    stem, _, extension = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(_content(name)).hexdigest()[:10]}.{extension}"


def asset_url(name: str) -> str:
    """Return the address of ``name`` on the public site."""
    return f"{ASSETS_URL}{asset_name(name)}"


@lru_cache
def content_security_policy() -> str:
    """Return the policy under which every reader's page is served."""
    boot = b64encode(hashlib.sha256(boot_script().encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            "img-src 'self' data:",
            "style-src 'self'",
            "font-src 'self'",
            f"script-src 'self' 'sha256-{boot}'",
            "connect-src 'self'",
            f"frame-src {' '.join(PLAYERS)}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "manifest-src 'self'",
            "media-src 'self'",
        )
    )


def component_names() -> list[str]:
    """Return the names of all components, sorted."""
    return sorted(path.name for path in (FRONTEND_DIR / "components").iterdir() if path.is_dir())


def _component_files(name: str) -> list[Path]:
    paths = (FRONTEND_DIR / "components" / component / name for component in component_names())
    return [path for path in paths if path.exists()]


def _fonts() -> dict[str, Path]:
    return {path.name: path for path in (FRONTEND_DIR / "fonts").glob("*.woff2")}


def _content(name: str) -> bytes:
    if name == "site.css":
        return stylesheet()
    if name == "site.js":
        return script()
    if name == "design-system.css":
        path = FRONTEND_DIR / "layouts" / "design-system.css"
        return _without_comments(f"{LAYERS}\n{path.read_text(encoding='utf-8')}").encode()
    if name == "icon.svg":
        return (FRONTEND_DIR / "brand" / "emblem.svg").read_bytes()
    if name == "share.jpg":
        return (FRONTEND_DIR / "brand" / "share.jpg").read_bytes()
    return _fonts()[name].read_bytes()


def _without_comments(css: str) -> str:
    lines = (line.strip() for line in _COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
