"""XML of a .docx, parsed without anything that reaches out of it, and no deeper than it can be walked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bantin.intake.sources.docx.refusals import refusal

DEEPEST: Final = 150
MOST_ELEMENTS: Final = 400_000


class _TooDeep(ValueError):
    """Elements stand in each other deeper than Word writes them, or there are more of them."""


class _Bounded(TreeBuilder):
    """Builds a tree of names without namespaces: Word writes the same in two of them."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        """Begin an element."""
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise _TooDeep
        return super().start(_local(tag), {_local(name): value for name, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(_local(tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def parsed(content: bytes, where: str) -> Element:
    """Take the bytes of a member and its name; return its root. Raises IntakeError for what should not be read."""
    parser = DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (DefusedXmlException, _TooDeep) as error:
        raise refusal("docx-hostile", where=where) from error
    except (ParseError, ValueError, LookupError) as error:
        raise refusal("docx-broken", where=where) from error
    return root


def child(element: Element | None, *path: str) -> Element | None:
    """Take an element and names; return the first descendant that lies at the end of this path, or None."""
    for name in path:
        element = None if element is None else element.find(name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """Take an element and names; return the `val` of what lies at the end of the path, "" without one, or None."""
    found = child(element, *path)
    return None if found is None else found.get("val", "")


def switch(element: Element | None, name: str) -> bool | None:
    """Take properties and the name of one that is on or off; return which, or None where it is not said."""
    found = value(element, name)
    return None if found is None else found not in {"0", "false", "off", "none"}


def number(text: str | None, default: int = 0) -> int:
    """Take a number as an attribute has it; return it, or the default for what is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def within(element: Element, stop: str) -> Iterator[Element]:
    """Yield the descendants of an element in their order, but not those below one called ``stop``."""
    waiting = [iter(element)]
    while waiting:
        for inner in waiting[-1]:
            yield inner
            if inner.tag != stop:
                waiting.append(iter(inner))
                break
        else:
            waiting.pop()
