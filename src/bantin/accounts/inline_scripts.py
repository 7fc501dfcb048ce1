"""Wagtail's inline scripts, said in data instead, so that the desk's policy allows none (`bantin.accounts.headers`).

Wagtail 8 writes ``<script>new PageChooser("id", {...})</script>`` beside a field. Here it writes an empty
element that says the same, and one script of the desk, `accounts/run.js`, does it. Templates of the same names
do it for dates and panels.
"""

import json
import re
from typing import Any

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser

CALL = re.compile(r"(?:new (?=\w)|(?=createTaskChooser\())(\w+)\((.*)\);?", re.DOTALL)


def render(
    self: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None
) -> str:
    """Return a chooser's field, as `BaseChooser.render` does, its script in data."""
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    data = self.get_value_data(value)
    field = self.render_html(name, data, attrs)
    return format_html("{}{}", field, carrier(self.render_js_init(attrs["id"], name, data)))


def carrier(call: str) -> str:
    """Return the element that says what the script ``call`` does. Raises ValueError where it does anything else."""
    found = CALL.fullmatch(call.strip())
    if found is None:
        raise ValueError(f"{call!r} cannot be said in data")
    id_, *options = json.loads(f"[{found[2]}]")
    return format_html(
        '<template data-desk-run="{}" data-id="{}" data-options="{}"></template>',
        found[1],
        id_,
        json.dumps(options[0] if options else None),
    )


def take_over() -> None:
    """Let all of Wagtail's choosers be rendered so."""
    BaseChooser.render = render
