"""What the design system's page shows: tokens, contrasts, and each component with its sample.

Nothing is described twice: what a colour is for stands beside it in tokens.css, when to use a component and what it
takes stand in the comment that opens its template.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from bantin.frontend import bundle
from bantin.frontend.samples import sample
from bantin.frontend.tokens import PAIRS, SCHEMES, TEXT, Pair, Token, colours, pair_contrast, tokens

SCHEME_TITLES = {
    "light": gettext_lazy("Nền sáng"),
    "dark": gettext_lazy("Nền tối"),
    "more-contrast": gettext_lazy("Tương phản cao"),
    "dark-more-contrast": gettext_lazy("Nền tối, tương phản cao"),
}
# They frame every page, this one too, and stand in it once; the languages are in the banner.
FRAME = frozenset({"language-switch", "live-region", "site-footer", "site-header"})

_COMMENT = re.compile(r"\{% comment %\}\n(.*?)\{% endcomment %\}", re.DOTALL)
_KEY = re.compile(r"^(\w[\w, ]*?) {2,}(\S.*)$")


@dataclass(frozen=True)
class Value:
    """A value that a component takes: its name, or several that go together, and what it is."""

    name: str
    text: str


@dataclass(frozen=True)
class Documentation:
    """What a component's comment says: when to use it, and what it takes."""

    use: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Shown:
    """A component on the page. ``html`` is its sample; empty for what frames the page itself."""

    name: str
    documentation: Documentation
    html: SafeString


def documentation(component: str) -> Documentation:
    """Return what the comment at the top of ``component``'s template says.

    Raises ValueError when there is no such comment.
    """
    path = bundle.FRONTEND_DIR / "components" / component / "template.html"
    found = _COMMENT.match(path.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{path} does not begin with a comment that says what it takes.")
    use, _, rest = found[1].strip().partition("\n\n")
    values: list[Value] = []
    for line in rest.splitlines():
        if key := _KEY.match(line):
            values.append(Value(key[1], key[2]))
        elif values:
            values[-1] = Value(values[-1].name, f"{values[-1].text} {line.strip()}")
    return Documentation(" ".join(use.split()), tuple(values))


def page_context() -> dict[str, Any]:
    """Return what layouts/design-system.html needs besides the frame, in the active language."""
    return {
        "title": gettext("Hệ thống giao diện"),
        "description": gettext("Màu sắc, cỡ chữ, khoảng cách và các thành phần tạo nên trang này."),
        "design_stylesheet_url": bundle.asset_url("design-system.css"),
        "scheme_titles": list(SCHEME_TITLES.values()),
        "colours": [_colour(token) for token in colours().values()],
        "pairs": [_pair(pair) for pair in PAIRS],
        "sizes": _tokens_named("text-"),
        "spaces": _tokens_named("space-"),
        "components": [_shown(name) for name in bundle.component_names()],
    }


def _tokens_named(prefix: str) -> list[Token]:
    return [token for name, token in tokens().items() if name.startswith(prefix)]


def _colour(token: Token) -> dict[str, Any]:
    values = [colours(scheme)[token.name].value for scheme in SCHEMES]
    return {"name": token.name, "use": token.use, "values": values}


def _pair(pair: Pair) -> dict[str, Any]:
    ratios = [pair_contrast(pair, scheme) for scheme in SCHEMES]
    # Rounded down: 4.49 is not enough where 4.5 is asked for.
    texts = [number_format(math.floor(ratio * 10) / 10, 1) for ratio in ratios]
    return {
        "front": pair.front,
        "back": pair.back,
        "for_text": pair.least == TEXT,
        "least": number_format(pair.least, 1),
        "ratios": texts,
    }


def _shown(name: str) -> Shown:
    html = "" if name in FRAME else _rendered(name)
    return Shown(name, documentation(name), SafeString(html))


def _rendered(name: str) -> str:
    return str(get_template(f"components/{name}/template.html").render(sample(name)))
