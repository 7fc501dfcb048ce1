"""Keeping a bulletin's section with the tree, also when the desk moves it."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move

from bantin.bulletins.models import BulletinPage


def keep_section(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Note the new section of ``instance``, when that is a bulletin."""
    bulletins = BulletinPage.objects.filter(pk=instance.pk)
    if bulletins.update(section_id=parent_page_after.pk) and isinstance(instance, BulletinPage):
        instance.section_id = parent_page_after.pk


def connect() -> None:
    """Follow moves from now on. Has to come before whoever announces them, who asks for the new lists."""
    post_page_move.connect(keep_section)
