"""What has changed on the public site, said in tags. Lower rooms announce here, baking listens.

A tag names something that pages show: ``page:12`` a page's own content or address, ``link:12`` what a link to it
shows, ``section:4:head`` the latest bulletins of a section, ``menu:3`` the menu of the site whose home page is 3,
``site:3`` its identity, ``home:3`` that it comes, goes or moves, ``image:5`` a photo, ``attachment:6`` a
file, ``layout:home.HomePage`` a layout, ``translation:KEY`` the languages of a page, ``gone:12`` what says
that page 12 was withdrawn.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import Signal
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from bantin.portal.models import Attachment, Identity, PageLayout, Photo, PortalPage
from bantin.portal.visibility import was_published

# Sent with ``tags``, a frozenset of strings, and ``about``, the one of them that the change is of ("" for none),
# inside the transaction that makes the change.
changed = Signal()


def announce(tags: Iterable[str], about: str = "") -> None:
    """Tell whoever listens that what ``tags`` name has changed; ``about`` names the page that was published."""
    if tags := frozenset(tags):
        changed.send(sender=None, tags=tags, about=about)


def tags_of(page: Page) -> frozenset[str]:
    """Return the tags that a change of ``page`` concerns: itself, its translations, the lists that show it."""
    specific = page.specific
    lists = specific.list_tags if isinstance(specific, PortalPage) else frozenset()
    own = {f"page:{page.pk}", f"link:{page.pk}", f"translation:{page.translation_key}"}
    return lists | own | ({gone_tag(page.pk)} if was_published(page) else set())


def gone_tag(pk: int) -> str:
    """Return the tag of what says that the page ``pk`` was withdrawn."""
    return f"gone:{pk}"


def announce_page(instance: Page, **kwargs: Any) -> None:
    """Announce ``instance``, a page that was published or withdrawn."""
    announce(tags_of(instance), about=f"page:{instance.pk}")


def announce_branch(instance: Page, **kwargs: Any) -> None:
    """Announce ``instance`` and all below it, whose addresses or rights have changed with it."""
    tags = set(tags_of(instance))
    below = instance.get_descendants()
    for pk, key in below.live().values_list("pk", "translation_key").iterator():
        tags |= {f"page:{pk}", f"link:{pk}", f"translation:{key}"}
    # Restricted ones too: it may be the restriction that has changed.
    gone = below.filter(live=False, first_published_at__isnull=False)
    tags.update(gone_tag(pk) for pk in gone.values_list("pk", flat=True).iterator())
    for kind in apps.get_models():
        if issubclass(kind, PortalPage):
            tags.update(kind.list_tags_below(instance))
    announce(tags, about=f"page:{instance.pk}")


def announce_end(instance: Page, **kwargs: Any) -> None:
    """Announce that ``instance``, which was withdrawn, is about to be deleted: of others Wagtail says so itself."""
    if was_published(instance):
        announce({gone_tag(instance.pk)})


def announce_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Announce the pages that a new, changed or removed restriction hides or shows."""
    announce_branch(instance.page)


def announce_identity(instance: Identity, **kwargs: Any) -> None:
    """Announce an identity, which stands on every page of its site, and its menu."""
    announce({f"site:{instance.home_id}", f"menu:{instance.home_id}"})


def announce_address(instance: Site, **kwargs: Any) -> None:
    """Announce all that stands on a host whose name or home page has changed."""
    home = instance.root_page
    announce({f"site:{pk}" for pk in Identity.objects.values_list("home_id", flat=True)})
    announce_branch(home)


def announce_photo(instance: Photo, **kwargs: Any) -> None:
    """Announce a photo whose file, caption, credit or alternative text may have changed, or that was deleted."""
    announce({f"image:{instance.pk}"})


def announce_attachment(instance: Attachment, **kwargs: Any) -> None:
    """Announce a file whose title, content or collection may have changed, or that was deleted."""
    announce({f"attachment:{instance.pk}"})


def announce_collection(instance: Collection, **kwargs: Any) -> None:
    """Announce the files in and below a collection that was moved: the rights of those above hold for it."""
    branch = instance.get_descendants(inclusive=True)
    files = Attachment.objects.filter(collection__in=branch).values_list("pk", flat=True)
    announce(f"attachment:{pk}" for pk in files)


def announce_collection_restriction(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """Announce the files that a new, changed or removed restriction hides or shows."""
    announce_collection(instance.collection)


def announce_layout(instance: Any, **kwargs: Any) -> None:
    """Announce ``instance`` where that is a layout which was published, withdrawn or deleted."""
    if isinstance(instance, PageLayout):
        announce({instance.tag, f"layout:{instance.pk}"})


def connect() -> None:
    """Connect the handlers above to what Wagtail and Django announce."""
    page_published.connect(announce_page)
    page_unpublished.connect(announce_page)
    page_slug_changed.connect(announce_branch)
    post_page_move.connect(announce_branch)
    pre_delete.connect(announce_end, sender=Page)
    published.connect(announce_layout)
    unpublished.connect(announce_layout)
    post_delete.connect(announce_layout, sender=PageLayout)
    for signal in (post_save, post_delete):
        signal.connect(announce_restriction, sender=PageViewRestriction)
        signal.connect(announce_identity, sender=Identity)
        signal.connect(announce_address, sender=Site)
        signal.connect(announce_photo, sender=Photo)
        signal.connect(announce_attachment, sender=Attachment)
        signal.connect(announce_collection_restriction, sender=CollectionViewRestriction)
    post_save.connect(announce_collection, sender=Collection)
