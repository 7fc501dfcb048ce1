"""Putting an archive into the database: a thousand bulletins to a transaction, in the rows that publishing stores.

What Wagtail and its index keep of a bulletin is written directly: the page, its revision and both pointers to it,
its log, its references, its words. `tests/benchmarks/test_archive.py` compares it with one that was published.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from random import Random
from typing import Any, Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import F, Max
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.rich_text import get_text_for_indexing
from wagtail.search.models import IndexEntry

from bantin.bulletins.models import BulletinPage, RelatedBulletin, RelatedSearch
from bantin.portal.models import Photo, SectionPage
from bantin.portal.search_words import indexed
from bantin.text.slug import slugify
from benchmarks.archive.grammar import Written

CHUNK: Final = 1000
ROWS: Final = 200
"""Rows to a statement: SQLite takes at most 32,766 values."""
RELATED: Final = 8
UNTIL: Final = datetime(2026, 11, 1, tzinfo=UTC)
DAYS: Final = 3652
_BODY: Final = BulletinPage._meta.get_field("body")


def date_of(seed: int, number: int, count: int) -> datetime:
    """Return when the bulletin ``number`` of ``count`` was published: ten years, evenly, in office hours."""
    chance = Random(f"{seed}:{number}:date")
    day = int((number + chance.random()) / count * DAYS)
    local = (UNTIL - timedelta(days=DAYS - day)).astimezone(timezone.get_default_timezone())
    if chance.random() < 0.15:
        return local.replace(hour=0)  # a day is all that is known
    return local.replace(hour=chance.randint(6, 21), minute=chance.randint(0, 59))


class _Ids:
    """Ids that the database would give next. Nobody else writes meanwhile."""

    def __init__(self, model: type[models.Model]) -> None:
        self._last = model._default_manager.aggregate(last=Max("pk"))["last"] or 0

    def next(self) -> int:
        self._last += 1
        return int(self._last)


def take_ids_from_here() -> None:
    """Let the database count on from the ids that were given; SQLite does so by itself."""
    statements = connection.ops.sequence_reset_sql(no_style(), [Page, Revision])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@dataclass
class _Place:
    """A section with what its next child needs to know."""

    section: SectionPage
    children: int
    slugs: set[str]
    recent: deque[int] = field(default_factory=lambda: deque(maxlen=200))

    def slug(self, headline: str, number: int) -> str:
        slug = slugify(headline)
        if slug in self.slugs:
            slug = f"{slug}-{number}"
        self.slugs.add(slug)
        return slug


class Store:
    """Stores bulletins below the sections of one home page."""

    def __init__(self, sections: dict[str, SectionPage], photos: Sequence[Photo]) -> None:
        """Get to know ``sections``, by their slugs, and the ``photos`` that bulletins share."""
        self._photos = photos
        self._home_id = next(iter(sections.values())).get_parent().pk
        self._places = {
            slug: _Place(
                section,
                children=section.get_children_count(),
                slugs=set(section.get_children().values_list("slug", flat=True)),
            )
            for slug, section in sections.items()
        }
        self._pages, self._revisions = _Ids(Page), _Ids(Revision)
        self._type = ContentType.objects.get_for_model(BulletinPage)
        self._page_type = ContentType.objects.get_for_model(Page)
        self._photo_type = ContentType.objects.get_for_model(Photo)

    @transaction.atomic
    def add(self, bulletins: Sequence[tuple[int, datetime, Written]], seed: int) -> None:
        """Store and publish ``bulletins``: each with its number and its date."""
        rows = _Rows()
        children: Counter[str] = Counter()
        for number, date, text in bulletins:
            place = self._places[text.topic.slug]
            children[text.topic.slug] += 1
            self._add(rows, place, number, date, text, Random(f"{seed}:{number}:rows"))
        rows.insert()
        for slug, count in children.items():
            section = self._places[slug].section
            Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + count)

    def _add(
        self,
        rows: "_Rows",
        place: _Place,
        number: int,
        date: datetime,
        text: Written,
        chance: Random,
    ) -> None:
        place.children += 1
        section, pk, revision_id = place.section, self._pages.next(), self._revisions.next()
        photos = [chance.choice(self._photos) for _ in range(4)] if self._photos else []
        body = list(_body(text, photos[1:], chance))
        slug = place.slug(text.headline, number)
        published = date.astimezone(UTC)
        bulletin = BulletinPage(
            id=pk,
            page_ptr_id=pk,
            path=Page._get_path(section.path, section.depth + 1, place.children),
            depth=section.depth + 1,
            title=text.headline,
            draft_title=text.headline,
            slug=slug,
            url_path=f"{section.url_path}{slug}/",
            content_type_id=self._type.pk,
            locale_id=section.locale_id,
            translation_key=_uuid(chance),
            kind=text.kind,
            lead=text.lead,
            date=date,
            byline=text.byline,
            source=text.source,
            lead_photo_id=photos[0].pk if photos and text.has_lead_photo else None,
            body=_BODY.stream_block.to_python(body),
            section_id=section.pk,
            home_id=self._home_id,
            live=False,
        )
        bulletin.headline_key = bulletin.key_of_headline()
        content = _revision_of(bulletin)
        bulletin.live = True
        bulletin.latest_revision_id = bulletin.live_revision_id = revision_id
        bulletin.latest_revision_created_at = published
        bulletin.first_published_at = bulletin.last_published_at = published
        rows.bulletins.append(bulletin)
        rows.revisions.append(
            Revision(
                id=revision_id,
                content_type_id=self._type.pk,
                base_content_type_id=self._page_type.pk,
                object_id=str(pk),
                created_at=published,
                object_str=text.headline,
                content=content,
            )
        )
        for action, revision in (("wagtail.create", None), ("wagtail.publish", revision_id)):
            rows.logs.append(
                PageLogEntry(
                    content_type_id=self._type.pk,
                    label=text.headline,
                    action=action,
                    timestamp=published,
                    content_changed=True,
                    page_id=pk,
                    revision_id=revision,
                )
            )
        rows.references += self._references(bulletin, body)
        rows.add_words(self._type, bulletin, body)
        rows.searches.append(RelatedSearch(bulletin_id=pk, found_at=published))
        others = chance.sample(list(place.recent), min(RELATED, len(place.recent)))
        rows.related += [
            RelatedBulletin(bulletin_id=pk, other_id=other, position=position)
            for position, other in enumerate(others)
        ]
        place.recent.append(pk)

    def _references(
        self, bulletin: BulletinPage, body: list[dict[str, Any]]
    ) -> Iterator[ReferenceIndex]:
        found = [
            (self._photo_type.pk, bulletin.lead_photo_id, "lead_photo", "lead_photo"),
        ]
        for part in body:
            for name in ("photo", "poster"):
                if part["type"] in ("figure", "video") and name in part["value"]:
                    where = f"body.{part['type']}.{name}", f"body.{part['id']}.{name}"
                    found.append((self._photo_type.pk, part["value"][name], *where))
        for to_type, to_id, model_path, content_path in found:
            if to_id is not None:
                yield ReferenceIndex(
                    content_type_id=self._type.pk,
                    base_content_type_id=self._page_type.pk,
                    object_id=str(bulletin.pk),
                    to_content_type_id=to_type,
                    to_object_id=str(to_id),
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )


class _Rows:
    """The rows of one transaction."""

    def __init__(self) -> None:
        self.bulletins: list[BulletinPage] = []
        self.revisions: list[Revision] = []
        self.logs: list[PageLogEntry] = []
        self.references: list[ReferenceIndex] = []
        self.words: list[IndexEntry] = []
        self.searches: list[RelatedSearch] = []
        self.related: list[RelatedBulletin] = []

    def add_words(
        self, content_type: ContentType, bulletin: BulletinPage, body: list[dict[str, Any]]
    ) -> None:
        """Note what the desk's search finds ``bulletin`` by; PostgreSQL has to make that itself."""
        if connection.vendor == "sqlite":
            self.words.append(
                IndexEntry(
                    content_type_id=content_type.pk,
                    object_id=str(bulletin.pk),
                    title=indexed(bulletin.title),
                    autocomplete=indexed(bulletin.title),
                    body=indexed(f"{bulletin.lead} {' '.join(words_of(body))}"),
                )
            )

    def insert(self) -> None:
        """Insert all rows: the revisions between the two tables of the page, as each points to the other."""
        _insert(Revision, self.revisions)
        _insert(Page, self.bulletins)
        _insert(BulletinPage, self.bulletins)
        rest: tuple[list[Any], ...] = (self.logs, self.references, self.words)
        for rows in (*rest, self.searches, self.related):
            if rows:
                _insert(type(rows[0]), rows)
        if connection.vendor != "sqlite":
            from wagtail.search.backends import get_search_backend

            get_search_backend().get_index_for_model(BulletinPage).add_items(
                BulletinPage, self.bulletins
            )


def _insert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert the part of ``rows`` that the table of ``model`` has, without signals and without returning ids."""
    fields = [
        f
        for f in model._meta.local_concrete_fields
        if not isinstance(f, models.AutoField) or rows[0].pk is not None
    ]
    for start in range(0, len(rows), ROWS):
        model._base_manager._insert(rows[start : start + ROWS], fields=fields)  # type: ignore[attr-defined]


def _revision_of(bulletin: BulletinPage) -> dict[str, Any]:
    """Return what `save_revision` keeps of a bulletin that has not been published yet."""
    fields = get_serializable_data_for_fields(bulletin)
    content: dict[str, Any] = {**fields, "wagtail_admin_comments": []}
    content |= {"chosen_related": [], "corrections": []}
    return content


def _uuid(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def body_of(text: Written, seed: int = 0) -> Any:
    """Return the body of ``text``, without its pictures, as the field of a bulletin takes it."""
    return _BODY.stream_block.to_python(list(_body(text, [], Random(seed))))


def _body(text: Written, photos: Sequence[Photo], chance: Random) -> Iterator[dict[str, Any]]:
    """Yield the parts of the body as the database keeps them."""
    pictures = iter(photos)
    for kind, words in text.parts:
        if kind not in ("figure", "video"):
            yield _item(kind, _value(kind, words, chance), chance)
        elif (photo := next(pictures, None)) is not None:
            yield _item(kind, _picture_value(kind, words, photo), chance)


def _value(kind: str, words: tuple[str, ...], chance: Random) -> Any:
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in words]
    match kind:
        case "paragraph":
            return "".join(paragraphs)
        case "quotation":
            return {"text": words[0], "attribution": words[1]}
        case "list":
            items = [_item("item", paragraph, chance) for paragraph in paragraphs]
            return {"ordered": False, "items": items}
    return words[0]


def _picture_value(kind: str, words: tuple[str, ...], photo: Photo) -> dict[str, Any]:
    if kind == "figure":
        return {"photo": photo.pk, "caption": words[0], "credit": "", "alt": ""}
    return {"url": words[0], "title": words[1], "poster": photo.pk, "caption": ""}


def _item(kind: str, value: Any, chance: Random) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(_uuid(chance))}


def words_of(body: Sequence[dict[str, Any]]) -> list[str]:
    """Return the words of ``body`` as the desk's search is given them, without a read of its photos."""
    return [text for part in body for text in _words_of(part["type"], part["value"])]


def _words_of(kind: str, value: Any) -> list[str]:
    match kind:
        case "paragraph":
            return [get_text_for_indexing(value)]
        case "figure":
            return [value["caption"], value["credit"]]
        case "quotation":
            return [value["text"], value["attribution"]]
        case "list":
            return [get_text_for_indexing(item["value"]) for item in value["items"]]
        case "video":
            return [value["title"], value["caption"]]
    return [value]
