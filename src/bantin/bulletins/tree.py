"""Keeping a bulletin's section and site with the tree, also when the desk moves it or its section."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move

from bantin.bulletins.models import BulletinPage


def keep_place(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Note the new section and site of ``instance``, when that is a bulletin, or of the bulletins below it."""
    if isinstance(instance.specific_deferred, BulletinPage):
        home = parent_page_after.get_parent()
        place = {"section_id": parent_page_after.pk, "home_id": home.pk if home else None}
        BulletinPage.objects.filter(pk=instance.pk).update(**place)
        if isinstance(instance, BulletinPage):
            instance.section_id, instance.home_id = place["section_id"], place["home_id"]
    else:
        BulletinPage.objects.filter(section_id=instance.pk).update(home_id=parent_page_after.pk)


def connect() -> None:
    """Follow moves from now on. Has to come before whoever announces them, who asks for the new lists."""
    post_page_move.connect(keep_place)
