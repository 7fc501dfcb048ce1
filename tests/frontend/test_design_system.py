"""The design system's page shows every component, and says of each what its own comment says."""

from typing import Any

import pytest
from django.template import Context
from django.utils import translation

from bantin.frontend import bundle
from bantin.frontend.design_system import FRAME, documentation, page_context
from bantin.frontend.samples import sample
from tests.frontend.elements import Elements
from tests.frontend.engine import make_engine


def page(**more: Any) -> str:
    engine = make_engine()
    context = {**sample("site-footer"), **sample("site-header"), **page_context(), **more}
    return engine.get_template("layouts/design-system.html").render(Context(context))


@pytest.mark.parametrize("name", bundle.component_names())
def test_a_comment_says_when_and_with_what(name: str) -> None:
    found = documentation(name)
    assert found.use.endswith((".", ";"))
    keys = {key for value in found.values for key in value.name.split(", ")}
    assert set(sample(name)) <= keys
    assert [value.name for value in found.values if not value.text] == []


def test_lines_of_a_comment_are_joined() -> None:
    values = {value.name: value.text for value in documentation("site-header").values}
    assert "superior portal" in values["identity"]
    assert "\n" not in values["identity"]


def test_every_component_is_shown_with_its_sample() -> None:
    html = page()
    found = Elements(html).found
    ids = [attrs["id"] for _, attrs in found if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {f"thanh-phan-{name}" for name in bundle.component_names()} <= set(ids)
    for shown in page_context()["components"]:
        assert bool(shown.html) == (shown.name not in FRAME)
        assert str(shown.html) in html


def test_the_frame_stands_on_the_page_once() -> None:
    html = page()
    for mark in ('class="site-header"', 'class="site-footer"', 'class="live-region"'):
        assert html.count(mark) == 1


def test_no_picture_of_the_page_is_fetched() -> None:
    pictures = [attrs for tag, attrs in Elements(page()).found if tag == "img"]
    assert len(pictures) > 10
    assert [p["src"] for p in pictures if not str(p["src"]).startswith("data:image/svg+xml")] == []


def test_the_page_keeps_to_the_policy() -> None:
    for tag, attrs in Elements(page()).found:
        assert "style" not in attrs
        assert tag != "style"


def test_its_styles_are_a_file_that_is_there() -> None:
    url = page_context()["design_stylesheet_url"]
    assert f'<link rel="stylesheet" href="{url}">' in page()
    css = bundle.assets()[url.removeprefix(bundle.ASSETS_URL)].decode()
    assert css.startswith(bundle.LAYERS)
    for size in page_context()["sizes"]:
        assert f".design-system__size--{size.name} {{" in css


def test_contrasts_are_rounded_down_and_written_as_people_do() -> None:
    pairs = {(pair["front"], pair["back"]): pair for pair in page_context()["pairs"]}
    assert pairs["ink", "surface"]["ratios"][2] == "21,0"
    assert pairs["ink", "surface"]["least"] == "4,5"
    assert pairs["ink", "surface"]["for_text"]
    assert not pairs["accent", "ground"]["for_text"]


def test_the_page_is_in_english_too() -> None:
    with translation.override("en"):
        context = page_context()
        html = page(language="en")
    assert context["title"] == "Design system"
    assert context["pairs"][0]["least"] == "4.5"
    assert '<html lang="en">' in html
    assert '<div class="design-system__stage" lang="vi">' in html
