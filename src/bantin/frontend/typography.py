"""A template filter for how Vietnamese titles break into lines; built in for all templates (see settings)."""

import re

from django.template import Library

register = Library()

_DASH = re.compile(r" (?=[-–—] )")


@register.filter(is_safe=True)
def dashes(title: str) -> str:
    """Return ``title`` with its dashes tied to the word before: no line begins with "- Chính trị"."""
    return _DASH.sub("\u00a0", str(title))
