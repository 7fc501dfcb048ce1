"""Contexts that show each component: for the pattern page, the desk's preview and the tests."""

import json
from typing import Any

from bantin.frontend.bundle import FRONTEND_DIR


class Html(str):
    """Text that is HTML already. Template engines ask for ``__html__`` before they escape."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text as it stands."""
        return str(self)


def sample(component: str) -> dict[str, Any]:
    """Return the sample context of ``component``. What is called ``body`` in it is HTML."""
    path = FRONTEND_DIR / "components" / component / "sample.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if "body" in loaded:
        loaded["body"] = Html(loaded["body"])
    return loaded
