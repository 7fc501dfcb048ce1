"""Storing what a source read: one page, one transaction, safe to run again."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from bantin.bulletins.models import BulletinPage
from bantin.home.models import HomePage
from bantin.intake.errors import IntakeError
from bantin.intake.mapping import fields_of
from bantin.intake.models import ImportedPage
from bantin.intake.photos import RecordPhotos
from bantin.intake.records import BulletinRecord
from bantin.intake.review import ReviewNote, note
from bantin.portal.models import SectionPage
from bantin.portal.photo_taking import PhotoTaking

DEFAULT_SECTION = "luu-tru"


class UnknownSection(LookupError):
    """No section has the slug that was asked for."""


@dataclass(frozen=True)
class Outcome:
    """What became of a page: ``imported``, stored as a ``draft``, or ``unchanged`` because it was there before."""

    status: Literal["imported", "draft", "unchanged"]
    bulletin_id: int
    url: str
    review: tuple[ReviewNote, ...]


def section_for(slug: str | None) -> Callable[[], SectionPage]:
    """Return what gives the section called ``slug``; without one, the section for pages of older portals.

    That one is made when it is first asked for. Raises UnknownSection, naming the sections there are.
    """
    if slug is None:
        if not HomePage.objects.exists():
            raise UnknownSection(
                "There is no site yet. Run `make run` (or `bantin prepare`) first."
            )
        return _default_section
    wanted: SectionPage | None = SectionPage.objects.filter(slug=slug).order_by("path").first()
    if wanted is None:
        known = ", ".join(SectionPage.objects.order_by("path").values_list("slug", flat=True))
        raise UnknownSection(
            f"There is no section {slug!r}. The sections are: {known or 'none yet'}."
        )
    return lambda: wanted


def _default_section() -> SectionPage:
    # Held until the transaction ends: of two imports at once, only the first makes the section.
    home = HomePage.objects.select_for_update().order_by("path")[0]
    found: SectionPage | None = SectionPage.objects.filter(slug=DEFAULT_SECTION).first()
    if found is not None:
        return found
    section = SectionPage(
        title="Bản tin lưu trữ",
        slug=DEFAULT_SECTION,
        introduction="Bản tin chuyển từ các cổng thông tin cũ.",
        show_in_menus=True,
    )
    home.add_child(instance=section)
    section.save_revision().publish()
    return section


def store(
    record: BulletinRecord,
    path: str,
    section: Callable[[], SectionPage],
    *,
    draft: bool,
    user: Any = None,
) -> Outcome:
    """Store ``record``, read from ``path``, as a bulletin of what ``section`` gives; published unless ``draft``.

    A page that was stored before is left as it is, with all that editors have done to it since. A page with
    the headline and date of another bulletin is stored as a draft, for a person to decide. ``user`` is who
    does it in the desk. Raises IntakeError when the record does not fit a bulletin; nothing is stored then,
    and no file of a photo is left.
    """
    with PhotoTaking(user) as taking, transaction.atomic():
        known = ImportedPage.objects.filter(content_hash=record.content_hash).first()
        if known is not None:
            return Outcome("unchanged", known.bulletin_id, known.bulletin.get_url() or "", ())
        review = record.review
        if (twin := _same_headline(record)) is not None:
            draft = True
            review += (note("same-headline", bulletin=f"{twin.pk} ({twin.get_url()})"),)
        photos = RecordPhotos(record, taking)
        fields = fields_of(record, timezone.get_default_timezone(), photos.photo_of)
        review += tuple(photos.notes)
        bulletin = _add(section(), fields, draft=draft, user=user)
        ImportedPage.objects.create(
            bulletin=bulletin,
            path=path,
            content_hash=record.content_hash,
            encoding=record.encoding,
            raw_text=record.raw_text,
            review=[
                {"line": n.line, "code": n.code, "message": n.message_in("vi")} for n in review
            ],
        )
    return Outcome("draft" if draft else "imported", bulletin.pk, bulletin.get_url() or "", review)


def _add(
    section: SectionPage, fields: dict[str, object], *, draft: bool, user: Any
) -> BulletinPage:
    body = json.dumps(fields.pop("body"), ensure_ascii=False)
    bulletin = BulletinPage(**fields, body=body, live=False, owner=user)
    try:
        section.add_child(instance=bulletin)
    except ValidationError as error:
        raise IntakeError("invalid", "; ".join(error.messages)) from error
    revision = bulletin.save_revision(user=user)
    if user is not None:
        log(instance=bulletin, action="wagtail.create", user=user, content_changed=True)
    if not draft:
        revision.publish()
        bulletin.refresh_from_db()
    return bulletin


def _same_headline(record: BulletinRecord) -> BulletinPage | None:
    twins = BulletinPage.objects.filter(title=record.headline)
    if record.date is not None:
        twins = twins.filter(date__date=record.date)
    twin: BulletinPage | None = twins.first()
    return twin
