"""What the desk's templates show of changes on their way to readers."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from wagtail.models import Page

from bantin.baking.desk import state_context

register = template.Library()


@register.simple_tag(takes_context=True)
def publishing_state(context: dict[str, Any], page: Page) -> str:
    """Return how far the latest changes of ``page`` have come; "" where none is known."""
    if page.pk is None:
        return ""
    shown = state_context(page, context["request"])
    if shown["progress"] is None:
        return ""
    return render_to_string("baking/desk/state.html", shown, context["request"])
