"""Giving each published bulletin its part of the archive, which it keeps."""

import datetime
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from wagtail.models import Page

from bantin.bulletins.archive.models import MOST_IN_PART, ArchivePart
from bantin.bulletins.archive.months import Month, months_tag_of_site
from bantin.bulletins.archive.queries import TOGETHER, neighbours
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins
from bantin.portal.changes import announce
from bantin.portal.memory import kept, remembered
from bantin.portal.models import SectionPage


def keep_part(bulletin: BulletinPage) -> None:
    """Set the part of ``bulletin``, which is about to be stored: the one that it has, where that still fits.

    What is published for the first time, or has another date or section now, is put where its date belongs. Where a
    part would hold too many then, its newest goes on to the next, so that all stay in the order of their dates; the
    parts concerned are announced, and the place that is left. To be called inside a transaction.
    """
    stored = BulletinPage.objects.select_related("part").only("date", "home", "part")
    before = stored.filter(pk=bulletin.pk).first() if bulletin.pk else None
    had, month = before.part if before else None, bulletin.month
    fits = had is not None and had.of_month == month
    if before is not None and fits and (before.date == bulletin.date or not bulletin.live):
        bulletin.part = had
    elif bulletin.live and month is not None:
        bulletin.part = _part_for(bulletin, month)
    else:
        bulletin.part = None
    if before is not None and had is not None and bulletin.part != had:
        announce(place_tags(bulletin.pk, before.home_id, had))


def place_tags(pk: int, home_id: int | None, part: ArchivePart) -> Iterator[str]:
    """Yield the tags of the archive's lists that show the bulletin ``pk`` in ``part``, on the site of ``home_id``.

    Where it is the only one in its part, its month or its year, these come or go with it.
    """
    month = part.of_month
    yield part.tag
    if any(other != pk for other in _two_in(part.pk)):
        return
    yield month.tag
    others = public_bulletins().exclude(pk=pk)
    of_section = others.filter(section_id=month.section_id)
    if _between(of_section, month.bounds).exists():
        return
    yield month.year_tag
    yield from (beside.beside_tag for beside in neighbours(month) if beside is not None)
    of_site = others.filter(home_id=home_id)
    if home_id and not _between(of_site, month.bounds).exists():
        yield months_tag_of_site(home_id)
    if not _between(of_section, month.year_bounds).exists():
        yield month.years_tag


@remembered(lambda part: part)
def _two_in(part: int) -> list[int]:
    """Return the keys of two public bulletins in the part, of fewer where there are not so many."""
    return kept(TOGETHER, part, lambda: list(_pks_in(part)[:2]))


def _pks_in(part: int) -> QuerySet[BulletinPage, int]:
    return public_bulletins().filter(part=part).values_list("pk", flat=True)


def tags_below(page: Page) -> set[str]:
    """Return the tags of all lists that show bulletins below ``page``: of sites, of sections, of their archives."""
    below = BulletinPage.objects.filter(path__startswith=page.path, part__isnull=False)
    tags: set[str] = set()
    for home, section, kind in below.values_list("home_id", "section_id", "kind").distinct():
        tags |= {f"section:{section}:head", f"latest:{home}", f"latest:{home}:{kind}"}
        tags.add(months_tag_of_site(home))
    parts = below.values_list(
        "home_id", "part__section_id", "part__year", "part__month", "part__number"
    )
    for home, section, year, number, part in parts.distinct():
        month = Month(section, year, number)
        tags |= {month.tag, month.tag_of_part(part), month.beside_tag, month.tag_of_site(home)}
        tags |= {month.year_tag, month.years_tag}
    return tags


def _between(
    bulletins: QuerySet[BulletinPage], bounds: tuple[datetime.datetime, datetime.datetime]
) -> QuerySet[BulletinPage]:
    return bulletins.filter(date__gte=bounds[0], date__lt=bounds[1])


def _part_for(bulletin: BulletinPage, month: Month) -> ArchivePart:
    """Return the part of ``month`` where ``bulletin`` belongs, with room for it."""
    # One publication of a section at a time: two could take the last place of a part.
    SectionPage.objects.select_for_update().filter(pk=month.section_id).first()
    older, newer = _beside(bulletin, month)
    part = older or newer
    if part is None or newer is None:
        # The newest of its month stands in the last part, even where what stood there was deleted.
        part = _part(month, _last_number(month))
    if len(_others_in(part, bulletin)) < MOST_IN_PART:
        return part
    if newer != part:
        # It would be the newest of a full part, and leads the next.
        part = _part(month, part.number + 1)
        if len(_others_in(part, bulletin)) < MOST_IN_PART:
            return part
    _make_room(part, bulletin)
    return part


def _make_room(part: ArchivePart, bulletin: BulletinPage) -> None:
    """Let the newest in ``part``, which is full, go on to the next, and so on where that is full too."""
    following = _part(part.of_month, part.number + 1)
    if len(_others_in(following, bulletin)) >= MOST_IN_PART:
        _make_room(following, bulletin)
    newest = _others_in(part, bulletin)[0]
    BulletinPage.objects.filter(pk=newest).update(part=following)
    announce({part.tag, following.tag})


def _beside(bulletin: BulletinPage, month: Month) -> tuple[ArchivePart | None, ArchivePart | None]:
    """Return the parts of the nearest older and the nearest newer bulletin that has a place in ``month``.

    Withdrawn ones keep theirs.
    """
    placed = BulletinPage.objects.filter(section_id=month.section_id, part__isnull=False)
    others = _between(placed, month.bounds).exclude(pk=bulletin.pk)
    same_moment, last = Q(date=bulletin.date), bulletin.pk is None
    older, newer = others.filter(date__lte=bulletin.date), others.filter(date__gte=bulletin.date)
    older = older if last else older.exclude(same_moment & Q(pk__gt=bulletin.pk))
    newer = newer.exclude(same_moment if last else same_moment & Q(pk__lt=bulletin.pk))
    return _part_of(older.order_by("-date", "-pk")), _part_of(newer.order_by("date", "pk"))


def _part_of(bulletins: QuerySet[BulletinPage]) -> ArchivePart | None:
    found = bulletins.select_related("part").only("part").first()
    return found.part if found is not None else None


def _others_in(part: ArchivePart, bulletin: BulletinPage) -> list[int]:
    """Return the keys of the bulletins in ``part``, the newest first, without ``bulletin``."""
    members = BulletinPage.objects.filter(part=part).exclude(pk=bulletin.pk)
    return list(members.order_by("-date", "-pk").values_list("pk", flat=True))


def _last_number(month: Month) -> int:
    """Return the number of the newest part of ``month``; 1 where it has none yet."""
    parts = ArchivePart.objects.of(month).order_by("-number")
    return parts.values_list("number", flat=True).first() or 1


def _part(month: Month, number: int) -> ArchivePart:
    part, made = ArchivePart.objects.of(month).get_or_create(
        number=number, defaults=month.as_fields
    )
    if made and number > 1:
        announce({month.tag})
    return part
