"""Publishing and moving a bulletin ask for what is related to it, in the transaction that does so."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.related.models import RelatedSearch


def request(pks: Iterable[int], *, anew: bool = False) -> None:
    """Ask that the index learns the bulletins ``pks``, and that what is related to them is found.

    What was found before stays, unless it is to be found ``anew``.
    """
    changing = ["requested_at", *(["found_at"] if anew else [])]
    RelatedSearch.objects.bulk_create(
        [RelatedSearch(bulletin_id=pk, requested_at=timezone.now()) for pk in pks],
        update_conflicts=True,
        unique_fields=["bulletin"],
        update_fields=changing,
    )


def request_published(instance: BulletinPage, **kwargs: Any) -> None:
    """Ask for ``instance``, which was published."""
    request([instance.pk])


def request_moved(instance: Page, **kwargs: Any) -> None:
    """Let the index learn on which site the bulletins at and below ``instance`` are now."""
    moved = BulletinPage.objects.live().descendant_of(instance, inclusive=True)
    request(moved.values_list("pk", flat=True))


def connect() -> None:
    """Connect the handlers above to what Wagtail announces."""
    page_published.connect(request_published, sender=BulletinPage)
    post_page_move.connect(request_moved)
