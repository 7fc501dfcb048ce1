"""What a part of a .docx refers to by its keys: members of the archive, or addresses outside."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from bantin.intake.sources.docx.archive import Archive
from bantin.intake.sources.docx.xml import parsed


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference: ``target`` is the name of a member, or an address that is never asked where ``external``."""

    kind: str
    target: str
    external: bool


def relations_of(archive: Archive, part: str) -> dict[str, Relation]:
    """Take an archive and the name of a part, "" for the whole; return what it refers to, by the keys."""
    folder, name = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    if member not in archive:
        return {}
    found: dict[str, Relation] = {}
    for element in parsed(archive.read(member), member):
        key, kind, target = (element.get(n, "") for n in ("Id", "Type", "Target"))
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[key] = Relation(kind.rpartition("/")[2], target, external)
    return found


def related(relations: dict[str, Relation], kind: str) -> str | None:
    """Take relations and a kind; return the member that is the first of that kind, or None."""
    return next((r.target for r in relations.values() if r.kind == kind and not r.external), None)
