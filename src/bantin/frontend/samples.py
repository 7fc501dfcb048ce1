"""Contexts that show each component: for the design system's page, the desk's preview and the tests."""

import base64
import json
from functools import lru_cache
from typing import Any

from bantin.frontend.bundle import FRONTEND_DIR

PICTURES = "sample-pictures/"


class Html(str):
    """Text that is HTML already. Template engines ask for ``__html__`` before they escape."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text as it stands."""
        return str(self)


def sample(component: str) -> dict[str, Any]:
    """Return the sample context of ``component``.

    What is called ``body`` in it is HTML. A picture whose ``src`` begins with "sample-pictures/" comes as a
    ``data:`` address, so that it is shown wherever the sample is.
    """
    path = FRONTEND_DIR / "components" / component / "sample.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), object_hook=_with_picture)
    if "body" in loaded:
        loaded["body"] = Html(loaded["body"])
    return loaded


def _with_picture(value: dict[str, Any]) -> dict[str, Any]:
    source = value.get("src")
    if isinstance(source, str) and source.startswith(PICTURES):
        return {**value, "src": _as_data(source)}
    return value


@lru_cache
def _as_data(path: str) -> str:
    content = (FRONTEND_DIR / path).read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(content).decode()}"
