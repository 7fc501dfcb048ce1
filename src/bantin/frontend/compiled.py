"""Rendering the templates of readers' pages: those of Django, each turned into a function once.

A page is some five hundred nodes of templates. Django asks of each what it is, where its names are looked up and in
which language, for each page anew. Here that is asked once for each template and language: what is the same on all
pages (texts of the interface, symbols, what is between the tags) becomes one string, and what differs a function.

The nodes are those that Django parses, so the language of the templates and what they give are Django's, with two
differences: a template knows what it is given and nothing of the request, and what it includes or extends is named
in it. One with a tag that is not known here is rendered by Django.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, cast
from weakref import WeakKeyDictionary

from django.conf import settings
from django.template import Context
from django.template.base import Node, Template, TextNode, VariableNode
from django.template.base import render_value_in_context as shown
from django.template.defaulttags import (
    CommentNode,
    FirstOfNode,
    ForNode,
    IfNode,
    LoadNode,
    WithNode,
)
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, GetCurrentLanguageNode, TranslateNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from bantin.frontend.expressions import Scope, Value, condition_of, value_of
from bantin.frontend.fragments import FragmentNode, once

Part = str | Callable[[Scope], str]
"""A piece of a template: what it always is, or the function that gives it."""

_compiled: WeakKeyDictionary[Template, dict[str | None, Part | None]] = WeakKeyDictionary()


class UnknownTagError(Exception):
    """A template has a tag that only Django can render."""


def render(name: str, context: Mapping[str, Any]) -> SafeString:
    """Return the template ``name`` with what it shows, in the language in force."""
    part = once((render, name, get_language()), lambda: compiled(_template(name)))
    if part is None:
        return SafeString(get_template(name).render(dict(context)))
    return SafeString(_text(part, Scope(context)))


def _template(name: str) -> Template:
    return cast("Any", get_template(name)).template  # type: ignore[no-any-return]


def compiled(template: Template) -> Part | None:
    """Return ``template`` as one part in the language in force; None where only Django can render it."""
    by_language = _compiled.setdefault(template, {})
    language = get_language()
    if language not in by_language:
        try:
            by_language[language] = _Compiler(template, {}).part()
        except UnknownTagError:
            by_language[language] = None
    return by_language[language]


def _text(part: Part, scope: Scope) -> str:
    return part if isinstance(part, str) else part(scope)


class _Compiler:
    """Turns a template into a part; the ``included`` ones were turned into parts before, or are just now."""

    def __init__(self, template: Template, included: dict[str, Part | None]) -> None:
        self.template = template
        self.included = included
        self.blocks: dict[str, BlockNode] = {}

    def part(self) -> Part:
        """Return the template, in the frame that it extends."""
        template, frames = self.template, {self.template.name}
        while extends := next((n for n in template.nodelist if isinstance(n, ExtendsNode)), None):
            # What extends a block goes before what it extends.
            self.blocks = {**extends.blocks, **self.blocks}
            template = self._named(extends.parent_name)
            if template.name in frames:  # one of another folder that has its name: Django finds it
                raise UnknownTagError(extends)
            frames.add(template.name)
        return self._all(template.nodelist)

    def _named(self, name: Any) -> Template:
        if name.filters or not isinstance(name.var, str) or name.var.startswith("."):
            raise UnknownTagError(name)
        return self.template.engine.get_template(name.var)

    def _all(self, nodes: Iterable[Node]) -> Part:
        """Return ``nodes`` as one part, what is constant and side by side as one string."""
        parts: list[Part] = []
        for node in nodes:
            part = self._one(node)
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            elif part != "":
                parts.append(part)
        if len(parts) > 1:
            return lambda scope: "".join(
                [part if isinstance(part, str) else part(scope) for part in parts]
            )
        return parts[0] if parts else ""

    def _one(self, node: Node) -> Part:
        for kind, compile_node in _KINDS.items():
            if isinstance(node, kind):
                return compile_node(self, node)
        raise UnknownTagError(node)

    def nothing(self, node: Any) -> Part:
        """What only says something to the parser."""
        return ""

    def constant(self, node: Any) -> Part:
        """What stands between the tags."""
        return str(node.s)

    def variable(self, node: Any) -> Part:
        """``{{ variable }}``."""
        if "block" in (getattr(node.filter_expression.var, "lookups", None) or ()):
            raise UnknownTagError(node)
        value = value_of(node.filter_expression)
        plain = {SafeString} if settings.USE_THOUSAND_SEPARATOR else {SafeString, int}

        def part(scope: Scope) -> str:
            found = value(scope)
            if type(found) is str:
                return escape(found)
            return str(found if type(found) in plain else shown(found, cast("Any", scope)))

        return part

    def translate(self, node: Any) -> Part:
        """``{% translate "a text" %}`` is the same on all pages of a language; any other is left to Django."""
        expression = node.filter_expression
        text = expression.var.lookups is None and not expression.filters
        if not text or node.asvar or node.message_context:
            return self.by_django(node)
        return str(node.render(_context(Scope())))

    def condition(self, node: Any) -> Part:
        """``{% if %}``."""
        branches = [
            (condition_of(condition) if condition is not None else _always, self._all(nodes))
            for condition, nodes in node.conditions_nodelists
        ]

        def part(scope: Scope) -> str:
            for condition, content in branches:
                if condition(scope):
                    return content if isinstance(content, str) else content(scope)
            return ""

        return part

    def loop(self, node: Any) -> Part:
        """``{% for %}`` with one variable."""
        if len(node.loopvars) > 1:
            raise UnknownTagError(node)
        sequence, name = value_of(node.sequence, otherwise=None), node.loopvars[0]
        content, empty = self._all(node.nodelist_loop), self._all(node.nodelist_empty)

        def part(scope: Scope) -> str:
            items = list(sequence(scope) or ())
            if not items:
                return _text(empty, scope)
            inner, texts, last = Scope(scope), [], len(items) - 1
            inner["forloop"] = loop = {"parentloop": scope.get("forloop", {})}
            for number, inner[name] in enumerate(reversed(items) if node.is_reversed else items):
                loop |= {"counter0": number, "counter": number + 1, "first": number == 0}
                loop |= {"revcounter0": last - number, "revcounter": last - number + 1}
                loop["last"] = number == last
                texts.append(_text(content, inner))
            return "".join(texts)

        return part

    def with_names(self, node: Any) -> Part:
        """``{% with %}``."""
        return _named_values(node.extra_context, self._all(node.nodelist))

    def include(self, node: Any) -> Part:
        """``{% include %}``."""
        name = node.template.var
        if name not in self.included:
            template = self._named(node.template)
            self.included[name] = None
            self.included[name] = _Compiler(template, self.included).part()
        part = self.included[name]
        if part is None:  # it includes itself
            part = lambda scope: _text(cast("Part", self.included[name]), scope)  # noqa: E731
        return _named_values(node.extra_context, part, alone=node.isolated_context)

    def block(self, node: Any) -> Part:
        """``{% block %}``: that of the outermost template that has one of the name."""
        return self._all(self.blocks.get(node.name, node).nodelist)

    def fragment(self, node: Any) -> Part:
        """``{% fragment %}``."""
        language, values = get_language(), [value_of(value) for value in node.values]
        content = self._all(node.content)
        return lambda scope: once(
            [language, *(value(scope) for value in values)], lambda: _text(content, scope)
        )

    def by_django(self, node: Any) -> Part:
        """What is rare, and asks for no more than the names of the template."""

        def part(scope: Scope) -> str:
            context = _context(scope)
            text = str(node.render(context))
            scope.update(context.dicts[-1])
            return text

        return part


def _always(scope: Scope) -> bool:
    return True


def _context(scope: Scope) -> Context:
    context = Context(scope)
    context.template = cast("Any", scope.template)
    return context


def _named_values(named: Mapping[str, Any], content: Part, *, alone: bool = False) -> Part:
    """Return ``content`` as a part that knows the values of the expressions ``named``; ``alone`` no other names."""
    if isinstance(content, str):
        return content
    values: list[tuple[str, Value]] = [(name, value_of(given)) for name, given in named.items()]

    def part(scope: Scope) -> str:
        inner = Scope() if alone else Scope(scope)
        for name, value in values:
            inner[name] = value(scope)
        return content(inner)

    return part


_KINDS: dict[type[Node], Callable[[_Compiler, Any], Part]] = {
    TextNode: _Compiler.constant,
    VariableNode: _Compiler.variable,
    TranslateNode: _Compiler.translate,
    IfNode: _Compiler.condition,
    ForNode: _Compiler.loop,
    WithNode: _Compiler.with_names,
    IncludeNode: _Compiler.include,
    BlockNode: _Compiler.block,
    FragmentNode: _Compiler.fragment,
    CommentNode: _Compiler.nothing,
    LoadNode: _Compiler.nothing,
    BlockTranslateNode: _Compiler.by_django,
    FirstOfNode: _Compiler.by_django,
    GetCurrentLanguageNode: _Compiler.by_django,
}
