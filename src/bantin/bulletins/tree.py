"""Keeping a bulletin's section, site and place in the archive with the tree, also when it or its section moves."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move

from bantin.bulletins.archive.place import keep_part
from bantin.bulletins.models import BulletinPage


def keep_place(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Note the new section and site of ``instance``, when that is a bulletin, or of the bulletins below it."""
    if isinstance(instance.specific_deferred, BulletinPage):
        home = parent_page_after.get_parent()
        place = {"section_id": parent_page_after.pk, "home_id": home.pk if home else None}
        bulletin = BulletinPage.objects.get(pk=instance.pk)
        bulletin.section_id, bulletin.home_id = place["section_id"], place["home_id"]
        keep_part(bulletin)
        BulletinPage.objects.filter(pk=instance.pk).update(**place, part=bulletin.part)
        if isinstance(instance, BulletinPage):
            instance.section_id, instance.home_id = place["section_id"], place["home_id"]
            instance.part = bulletin.part
    else:
        BulletinPage.objects.filter(section_id=instance.pk).update(home_id=parent_page_after.pk)


def connect() -> None:
    """Follow moves from now on. Has to come before whoever announces them, who asks for the new lists."""
    post_page_move.connect(keep_place)
