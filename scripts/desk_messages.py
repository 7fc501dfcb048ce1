"""Bring the Vietnamese catalogues of the desk in step with the installed packages, and compile them.

The messages are the English ones of Wagtail, of Django and of what they stand on. Each package has its catalogue
under ``src/bantin/translations`` at the path that it has in the package itself. Run this after one of them has been
upgraded, translate what it names by the words of docs/glossary.md, and run it again.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from scripts.messages import PACKAGE, compiled, source_catalogue, untranslated

TRANSLATIONS = PACKAGE / "translations"
LOCALE = "vi"
HEADER = """\
# Vietnamese translation of {path}.
# This file is distributed under the same license as {project}.
#"""
PATHS = (
    "django/conf",
    "django/contrib/auth",
    "django/contrib/contenttypes",
    "django/contrib/humanize",
    "django/contrib/sessions",
    "django_filters",
    "taggit",
    "wagtail",
    "wagtail/admin",
    "wagtail/contrib/forms",
    "wagtail/contrib/redirects",
    "wagtail/contrib/search_promotions",
    "wagtail/contrib/settings",
    "wagtail/contrib/simple_translation",
    "wagtail/contrib/styleguide",
    "wagtail/contrib/table_block",
    "wagtail/contrib/typed_table_block",
    "wagtail/documents",
    "wagtail/embeds",
    "wagtail/images",
    "wagtail/locales",
    "wagtail/search",
    "wagtail/sites",
    "wagtail/snippets",
    "wagtail/users",
)
# What Wagtail's catalogues lack: labels that bantin.portal.desk_words gives to its forms, and what its template of a
# group translates without naming it.
UNLISTED = {
    "wagtail/admin": (
        "Body",
        "Content types",
        "Include descendants",
        "Link text",
        "Phone number",
        "Remember",
        "Subject",
    ),
    "wagtail/users": ("Can lock", "Can publish", "Can unlock", "Role"),
}


@dataclass(frozen=True)
class Translated:
    """The messages of one domain of a package, and where their translation is kept."""

    path: str
    domain: str = "django"

    @property
    def name(self) -> str:
        """How it is called in messages and tests."""
        return self.path if self.domain == "django" else f"{self.path} {self.domain}"

    @property
    def project(self) -> str:
        """The package at the top."""
        return self.path.partition("/")[0]

    @property
    def installed(self) -> Path:
        """The folder of the installed package."""
        spec = find_spec(self.project)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"{self.project} is not installed.")
        return Path(spec.origin).parent.parent / self.path

    @property
    def kept_at(self) -> Path:
        """The .po file of the translation."""
        return TRANSLATIONS / self.path / "locale" / LOCALE / "LC_MESSAGES" / f"{self.domain}.po"

    def messages(self) -> Catalog:
        """Return the package's messages: from its English catalogue; from its sources where it has none."""
        english = self.installed / "locale" / "en" / "LC_MESSAGES" / f"{self.domain}.po"
        if not english.exists():
            return source_catalogue(self.installed, LOCALE)
        with english.open("rb") as file:
            read = read_po(file, locale="en")
        catalogue = Catalog(locale=LOCALE, charset="utf-8")
        for message in read:
            if message.id:
                where = [(path, 0) for path, _line in message.locations]
                catalogue.add(
                    message.id,
                    None,
                    list(dict.fromkeys(where)),
                    message.flags - {"fuzzy"},
                    message.auto_comments,
                    context=message.context,
                )
        for unlisted in UNLISTED.get(self.name, ()):
            catalogue.add(unlisted)
        return catalogue

    def kept(self) -> Catalog:
        """Return the translation as it is kept; an empty one for a package that is new here."""
        if not self.kept_at.exists():
            return Catalog(
                locale=LOCALE,
                charset="utf-8",
                project="BanTin",
                version="1",
                msgid_bugs_address="BanTin",
                last_translator="BanTin",
                language_team="Vietnamese",
                revision_date=datetime.now(UTC),
                fuzzy=False,
            )
        with self.kept_at.open("rb") as file:
            return read_po(file, locale=LOCALE)

    def updated(self) -> Catalog:
        """Return the package's messages with the translations that are kept; those of gone messages are dropped."""
        kept, found = self.kept(), self.messages()
        found.creation_date = kept.creation_date
        kept.update(found, no_fuzzy_matching=True, update_header_comment=False)
        kept.obsolete.clear()
        kept.header_comment = HEADER.format(path=self.path, project=self.project)
        return kept

    def write(self, catalogue: Catalog) -> None:
        """Write ``catalogue`` as .po and .mo."""
        self.kept_at.parent.mkdir(parents=True, exist_ok=True)
        with self.kept_at.open("wb") as file:
            write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)
        self.kept_at.with_suffix(".mo").write_bytes(compiled(catalogue))


TRANSLATED = (*(Translated(path) for path in PATHS), Translated("wagtail/admin", "djangojs"))


def missing() -> Iterator[str]:
    """Write every catalogue anew; yields a line for each message that still lacks its Vietnamese."""
    for translated in TRANSLATED:
        catalogue = translated.updated()
        translated.write(catalogue)
        for message in untranslated(catalogue):
            yield f"{translated.kept_at}: no Vietnamese for {message.id!r}"


def main() -> int:
    """Rewrite all catalogues; returns 1 where something is still to be translated."""
    lines = list(missing())
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
