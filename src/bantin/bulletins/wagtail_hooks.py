"""What bulletins add to Wagtail's desk."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

import bantin.bulletins.pasting.editor  # noqa: F401  (tells the desk how a body is edited)
from bantin.bulletins.pasting.views import URL_OF_PHOTO, URL_OF_TEXT, take_photo, take_text
from bantin.bulletins.related.desk import URL_NAME, find_anew, find_anew_button


@hooks.register("register_admin_urls")
def register_related_urls() -> list[URLPattern]:
    """Offer the question whether related bulletins are to be found anew."""
    return [path("ban-tin/<int:pk>/tin-lien-quan/", find_anew, name=URL_NAME)]


@hooks.register("register_admin_urls")
def register_pasting_urls() -> list[URLPattern]:
    """Take what is pasted into a body."""
    return [
        path("ban-tin/dan/", take_text, name=URL_OF_TEXT),
        path("ban-tin/dan/anh/", take_photo, name=URL_OF_PHOTO),
    ]


@hooks.register("register_page_header_buttons")
def register_related_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a bulletin to that question."""
    if (button := find_anew_button(page, user)) is not None:
        yield button
