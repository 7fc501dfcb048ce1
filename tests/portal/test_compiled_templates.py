"""No template of readers' pages falls back to Django for a tag that is not known."""

from pathlib import Path

import pytest
from django.template.loader import get_template

import bantin
from bantin.frontend.compiled import compiled

PACKAGE = Path(bantin.__file__).parent
PAGES = [
    "layouts/design-system.html",
    *(
        path.relative_to(folder).as_posix()
        for folder in PACKAGE.glob("*/templates")
        if folder.parent.name not in {"accounts", "desk", "intake"}
        for path in sorted(folder.rglob("*.html"))
        if path.parts[-3] == "templates" or path.parent.name in {"blocks", "body", "content"}
    ),
]
OF_THE_DESK = {"portal/block_preview.html"}


@pytest.mark.parametrize("name", sorted(set(PAGES) - OF_THE_DESK))
def test_a_template_of_a_page_is_turned_into_a_function(name: str) -> None:
    assert compiled(get_template(name).template) is not None  # type: ignore[attr-defined]


def test_a_template_that_extends_one_of_its_own_name_is_left_to_django() -> None:
    assert compiled(get_template("wagtailadmin/base.html").template) is None  # type: ignore[attr-defined]
