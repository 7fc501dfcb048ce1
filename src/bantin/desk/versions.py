"""The parts of a version of a bulletin, as they are compared and as somebody reads them."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from bantin.bulletins.corrections.notes import moment_text
from bantin.bulletins.models import BulletinPage
from bantin.desk.differences import Part

_LINES = ("p", "li", "br", "h2", "h3", "h4")


def plain_text(html: str) -> str:
    """Return the words of rich text, a line for each paragraph, and after a link's words where it leads."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        target = link.get("href") or f"{link.get('linktype', '')}:{link.get('id', '')}"
        link.append(f" ‹{target}›")
    for tag in soup.find_all(_LINES):
        tag.append("\n")
    return soup.get_text().strip()


def parts_of(bulletin: BulletinPage) -> list[Part]:
    """Return the parts of ``bulletin``: its fields, and between them the blocks of its body, which may be moved."""
    return [*_fields_before(bulletin), *_blocks(bulletin), *_fields_after(bulletin)]


def _fields_before(bulletin: BulletinPage) -> Iterator[Part]:
    yield Part("title", _("Tít"), bulletin.title)
    yield Part("lead", _("Sapo"), bulletin.lead)
    yield Part("kind", _("Thể loại"), bulletin.get_kind_display())
    yield Part("date", _("Ngày đăng"), bulletin.date_text)
    words = (bulletin.lead_photo_caption, bulletin.lead_photo_credit, bulletin.lead_photo_alt)
    said = "\n".join(filter(None, words))
    yield Part("lead_photo", _("Ảnh chính"), said, bulletin.lead_photo)


def _fields_after(bulletin: BulletinPage) -> Iterator[Part]:
    yield Part("byline", _("Bút danh"), bulletin.byline)
    yield Part("source", _("Nguồn tin"), bulletin.source)
    for number, one in enumerate(bulletin.corrections.all()):
        said = f"{moment_text(one.date)}\n{one.wrong}\n→ {one.right}"
        yield Part(f"correction-{one.pk or number}", _("Đính chính"), said)
    yield Part("slug", _("Đường dẫn"), bulletin.slug)


def _blocks(bulletin: BulletinPage) -> Iterator[Part]:
    for number, child in enumerate(bulletin.body):
        value = child.value
        photo = value.get("photo") if child.block_type == "figure" else None
        yield Part(
            f"body-{child.id or number}",
            str(child.block.label),
            "\n".join(_texts(value)).strip(),
            photo,
            source=str(child.get_prep_value()["value"]),
            movable=True,
        )


def _texts(value: Any) -> Iterator[str]:
    """Yield what the value of a block says: of rich text its words, of a table its cells, of a photo nothing."""
    if isinstance(value, RichText):
        yield plain_text(value.source)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "data" in value:
        yield from (" | ".join(str(cell or "") for cell in row) for row in value["data"] or [])
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif hasattr(value, "title") and hasattr(value, "file"):
        if not hasattr(value, "alt_text"):
            yield value.title
    elif hasattr(value, "__iter__"):
        for inner in value:
            yield from _texts(getattr(inner, "value", inner))
