"""Where Vietnamese titles may break into lines."""

import pytest
from django.template import Context

from bantin.frontend.samples import sample
from bantin.frontend.typography import dashes
from tests.frontend.engine import make_engine


@pytest.mark.parametrize(
    ("title", "tied"),
    [
        ("Thời sự - Chính trị", "Thời sự\u00a0- Chính trị"),
        ("Quê hương – Đất nước — Con người", "Quê hương\u00a0– Đất nước\u00a0— Con người"),
        ("Nghị quyết 61/NQ-HĐND", "Nghị quyết 61/NQ-HĐND"),
        ("nhiệt độ -3 độ", "nhiệt độ -3 độ"),
        ("- Đầu dòng", "- Đầu dòng"),
    ],
)
def test_a_dash_stays_with_the_word_before_it(title: str, tied: str) -> None:
    assert dashes(title) == tied


def test_titles_of_components_are_tied() -> None:
    template = make_engine().get_template("components/section-groups/template.html")
    assert "Văn hóa\u00a0- Xã hội" in template.render(Context(sample("section-groups")))


def test_what_is_typed_is_escaped_all_the_same() -> None:
    template = make_engine().from_string("{{ title|dashes }}")
    assert template.render(Context({"title": "<b> - a"})) == "&lt;b&gt;\u00a0- a"
