"""What lists of bulletins choose. One indexed read each: nothing counts and nothing skips rows."""

from django.db.models import Q, QuerySet

from bantin.bulletins.models import BulletinPage, Kind
from bantin.portal.memory import is_kept, kept
from bantin.portal.models import SectionPage
from bantin.portal.reading import read
from bantin.portal.visibility import for_readers

LATEST = 20
# What is read for many bulletins together, as `bantin.portal.memory` keeps it.
BESIDE = "beside"
SHOWN = "public-bulletin"


def public_bulletins() -> QuerySet[BulletinPage]:
    """Return all bulletins that readers may see, latest first, without their bodies."""
    bulletins: QuerySet[BulletinPage] = (
        for_readers(BulletinPage.objects.all())
        .filter(part__isnull=False)
        .defer("body")
        .select_related("section", "lead_photo")
        .order_by("-date", "-pk")
    )
    return bulletins


def with_photos(bulletins: QuerySet[BulletinPage]) -> QuerySet[BulletinPage]:
    """Return ``bulletins`` as lists show them: the files of their lead photos are read together."""
    return bulletins.prefetch_related("lead_photo__renditions")


def latest(home_id: int, limit: int = LATEST, *, kind: Kind | None = None) -> list[BulletinPage]:
    """Return the latest bulletins of the site whose home page is ``home_id``, of one kind where that is given."""
    read(f"latest:{home_id}:{kind}" if kind else f"latest:{home_id}")
    bulletins = public_bulletins().filter(home_id=home_id)
    return list(with_photos(bulletins.filter(kind=kind) if kind else bulletins)[:limit])


def latest_of(section: SectionPage, limit: int = LATEST) -> list[BulletinPage]:
    """Return the latest bulletins of ``section``."""
    read(f"section:{section.pk}:head")
    return list(with_photos(public_bulletins().filter(section=section))[:limit])


def beside(bulletin: BulletinPage) -> tuple[BulletinPage | None, BulletinPage | None]:
    """Return the public bulletins of the same section just older and just newer than ``bulletin``."""
    read(f"beside:{bulletin.pk}")
    return kept(BESIDE, bulletin.pk, lambda: _read_beside(bulletin))


def _read_beside(bulletin: BulletinPage) -> tuple[BulletinPage | None, BulletinPage | None]:
    older, newer = _older_and_newer(bulletin)
    return older.first(), newer.first()


def pks_beside(bulletin: BulletinPage) -> list[int]:
    """Return the keys of these, without reading them."""
    if is_kept(BESIDE, bulletin.pk):
        return [other.pk for other in beside(bulletin) if other is not None]
    found = (others.values_list("pk", flat=True).first() for others in _older_and_newer(bulletin))
    return [pk for pk in found if pk is not None]


def _older_and_newer(
    bulletin: BulletinPage,
) -> tuple[QuerySet[BulletinPage], QuerySet[BulletinPage]]:
    """Return the other public bulletins of its section on either side of ``bulletin``, the nearest first."""
    others = public_bulletins().filter(section_id=bulletin.section_id).exclude(pk=bulletin.pk)
    same_moment = Q(date=bulletin.date)
    older = others.filter(date__lte=bulletin.date).exclude(same_moment & Q(pk__gt=bulletin.pk))
    newer = others.filter(date__gte=bulletin.date).exclude(same_moment & Q(pk__lt=bulletin.pk))
    return older, newer.order_by("date", "pk")


def chosen(pks: list[int]) -> list[BulletinPage]:
    """Return those of the bulletins ``pks`` that readers may see, in the order in which they were chosen."""
    read(*(f"page:{pk}" for pk in pks))
    found = with_photos(public_bulletins()).in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]
