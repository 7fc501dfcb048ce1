"""A template tag for what is the same on many pages; built in for all templates (see settings)."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.template import Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language

register = Library()

T = TypeVar("T")

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("bantin-fragments", default=None)


@contextmanager
def keeping() -> Iterator[None]:
    """Keep what the tag ``fragment`` renders until the block ends."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


@register.tag
def fragment(parser: Parser, token: Token) -> Node:
    """Render what stands up to ``endfragment`` once for the same values and language while fragments are kept.

    ``{% fragment "site-header" identity menu %}``: a name, and all that the content shows. Outside `keeping` it is
    rendered each time.
    """
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    content = parser.parse(("endfragment",))
    parser.delete_first_token()
    return FragmentNode(values, content)


class FragmentNode(Node):
    """Content that is kept by values."""

    child_nodelists = ("content",)

    def __init__(self, values: list[FilterExpression], content: NodeList) -> None:
        """Take the values and the content of the tag."""
        self.values, self.content = values, content

    def render(self, context: Context) -> str:
        """Return the content as it was rendered for the same values."""
        values = [value.resolve(context) for value in self.values]
        return once((get_language(), *values), lambda: self.content.render(context))


def once(values: Iterable[Any], render: Callable[[], T]) -> T:
    """Return what ``render`` gives, or what it gave before for the same ``values``, the language among them."""
    kept = _kept.get()
    if kept is None:
        return render()
    key = tuple([_hashable(value) for value in values])
    if key not in kept:
        kept[key] = render()
    return kept[key]  # type: ignore[no-any-return]


def _hashable(value: Any) -> Hashable:
    if isinstance(value, dict):
        return tuple((name, _hashable(item)) for name, item in value.items())
    return tuple(_hashable(item) for item in value) if isinstance(value, list) else value
