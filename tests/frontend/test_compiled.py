"""A template that was turned into a function gives what Django gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from bantin.frontend.bundle import FRONTEND_DIR
from bantin.frontend.compiled import compiled
from bantin.frontend.expressions import Scope
from bantin.frontend.samples import sample
from tests.frontend.engine import make_engine

ENGINE = make_engine()
COMPONENTS = sorted(path.parent.name for path in FRONTEND_DIR.glob("components/*/template.html"))


@dataclass
class Page:
    """Has what templates ask objects for."""

    title: str
    number: int = 1234

    def shout(self) -> str:
        return f"{self.title}!"

    def with_argument(self, argument: str) -> str:
        return argument

    @property
    def broken(self) -> str:
        raise AttributeError("inside")


NAMES: dict[str, Any] = {
    "page": Page("A & B"),
    "words": {"title": "<b>", "items": "not the method", "0": "zero", "none": None},
    "safe": SafeString("<i>"),
    "rows": ["a", "b", "c"],
    "empty": [],
    "function": lambda: "called",
    "number": 1234567,
    "text": "x < y",
}


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


def both(template: Template, names: dict[str, Any]) -> tuple[str, str]:
    """Return what Django gives, and what the function does."""
    part = compiled(template)
    assert part is not None
    shown = part if isinstance(part, str) else part(Scope(names))
    return str(template.render(Context(names))), shown


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_what_django_makes_of_it(component: str, language: str) -> None:
    expected, shown = both(
        ENGINE.get_template(f"components/{component}/template.html"), sample(component)
    )

    assert shown == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }} {{ page.shout }} {{ page.number }} {{ number }} {{ safe }} {{ text }}",
        "{{ page.none }}|{{ nothing }}|{{ nothing.at.all }}|{{ words.none }}|{{ page.with_argument }}",
        "{{ words.title }} {{ words.items }} {{ words.keys }} {{ words.0 }} {{ rows.1 }} {{ rows.9 }}",
        "{{ text.upper }} {{ function }} {{ text|upper|cut:'X' }} {{ nothing|default:text }} {{ 5 }} {{ 'a<' }}",
        "{% if nothing %}a{% elif page.title == 'A & B' and not empty %}b{% else %}c{% endif %}",
        "{% if nothing or rows %}a{% endif %}",
        "{% if number > 5 and 'b' in rows %}b{% endif %}",
        "{% if words.x is None %}a{% endif %}{% if text|length == 5 and number != 5 %}b{% endif %}",
        "{% for row in rows %}{{ forloop.counter }}{{ forloop.last }}{{ row }}{% empty %}none{% endfor %}",
        "{% for row in rows reversed %}{% for x in rows %}{{ forloop.parentloop.last }}{% endfor %}{% endfor %}",
        "{% for row in empty %}a{% empty %}none{% endfor %}{% for row in nothing %}a{% endfor %}{{ row }}",
        "{% with name=page.title %}{{ name }}{{ text }}{% endwith %}{{ name }}",
        "{% load i18n %}{% translate 'Danh mục' %}{% translate 'Danh mục' as word %}{{ word }}",
        "{% load i18n %}{% get_current_language as language %}{{ language }}",
        "{% load i18n %}{% blocktranslate with source=text %}Nguồn: {{ source }}{% endblocktranslate %}{{ source }}",
        "{% include 'components/block-title/template.html' with title=text only %}",
        "{% include 'components/subheading/template.html' %}",
        "{% firstof nothing text %}{% comment %}x{% endcomment %}{% block a %}{{ text }}{% endblock %}",
    ],
)
def test_the_language_of_templates_is_djangos(text: str, language: str) -> None:
    expected, shown = both(ENGINE.from_string(text), NAMES)

    assert shown == expected


def test_what_goes_wrong_within_an_object_is_not_hidden() -> None:
    template = ENGINE.from_string("{{ page.broken }}")

    with pytest.raises(AttributeError, match="inside"):
        both(template, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "{% cycle 'a' 'b' %}",
        "{% for a, b in rows %}{% endfor %}",
        "{% include text %}",
        "{% block a %}{{ block.super }}{% endblock %}",
    ],
)
def test_what_is_not_known_is_left_to_django(text: str) -> None:
    assert compiled(ENGINE.from_string(text)) is None


def test_what_is_the_same_on_all_pages_is_one_string() -> None:
    with translation.override("vi"):
        part = compiled(ENGINE.get_template("components/text-size/template.html"))

    assert isinstance(part, str)
