"""Bring the English catalogue of the readers' interface up to date, and compile it.

The messages are Vietnamese; they come from the templates and from what Python marks with gettext. Run it after a
text was added or changed, translate what it names in django.po, and run it again.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "bantin"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
# Catalogues of packages that bring no Vietnamese of their own, in a folder for each: locale/PACKAGE/vi.
OTHERS = "locale/*/vi/LC_MESSAGES/django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def sources(package: Path) -> Iterator[Path]:
    """Yield the templates and modules of ``package`` that may hold messages, in the order of their paths."""
    for path in sorted(package.rglob("*")):
        is_message = path.suffix == ".txt" and "templates" in path.parts
        is_source = path.suffix in {".html", ".py"} and "migrations" not in path.parts
        if is_message or is_source:
            yield path


def source_catalogue(package: Path = PACKAGE, locale: str = "en") -> Catalog:
    """Return a catalogue of all messages in the sources of ``package``, none of them translated."""
    catalogue = Catalog(locale=locale, charset="utf-8")
    for path in sources(package):
        text = path.read_text(encoding="utf-8")
        # What templatize leaves of a template reads as calls of gettext between words; Babel's reader for
        # JavaScript does not mind that they are no program.
        method, code = (
            ("python", text) if path.suffix == ".py" else ("javascript", templatize(text))
        )
        for _line, message, comments, context in extract(
            method, BytesIO(code.encode()), KEYWORDS, options={"encoding": "utf-8"}
        ):
            where = [(path.relative_to(package).as_posix(), 0)]
            catalogue.add(message, None, where, auto_comments=comments, context=context)
    return catalogue


def kept_catalogue() -> Catalog:
    """Return the catalogue that is kept beside the sources."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the messages of ``catalogue`` that are fuzzy or lack a translation, or a form of it."""
    return [
        message
        for message in catalogue
        if message.id
        and (
            message.fuzzy
            or not all(
                [message.string] if isinstance(message.string, str) else message.string or [""]
            )
        )
    ]


def compiled(catalogue: Catalog) -> bytes:
    """Return what the .mo file holds for ``catalogue``."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> int:
    """Rewrite django.po and django.mo; returns 1 where something is still to be translated."""
    kept, found = kept_catalogue(), source_catalogue()
    found.creation_date = kept.creation_date
    kept.update(found, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    with CATALOGUE.open("wb") as file:
        write_po(file, kept, width=0, sort_output=True, include_lineno=False)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(kept))
    for other in PACKAGE.glob(OTHERS):
        with other.open("rb") as file:
            other.with_suffix(".mo").write_bytes(compiled(read_po(file, locale="vi")))
    missing = untranslated(kept)
    for message in missing:
        sys.stderr.write(f"{CATALOGUE}: no English for {message.id!r}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
