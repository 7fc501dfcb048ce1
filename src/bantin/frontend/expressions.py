"""What stands in a template's braces and tags, as functions of the names that it knows.

A variable is looked up as Django does: as an item, as an attribute, as the call of a method. The usual cases, an
item of a dict, an attribute of an object and one that is not there, are told apart by the type, without an error
raised and caught on the way; all others are left to Django.
"""

from collections.abc import Callable
from copy import copy
from types import SimpleNamespace
from typing import Any, Final, cast

from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.template.defaulttags import TemplateLiteral

CONSTANTS: Final = {"True": True, "False": False, "None": None}
_MISSING: Final = object()


class Scope(dict[str, Any]):
    """The names that a template knows, with what Django's expressions ask of a context."""

    autoescape = True
    use_l10n = use_tz = None
    template = SimpleNamespace(engine=SimpleNamespace(string_if_invalid=""))


_plain: set[type] = set()
"""Types whose objects have attributes, and neither items nor a call."""

Value = Callable[[Scope], Any]
"""Returns the value of an expression."""


def value_of(expression: FilterExpression, *, otherwise: Any = "") -> Value:
    """Return the function for ``expression``, a variable or a constant with its filters.

    A variable that is not there is ``otherwise``: "" where it is shown, None where a tag asks for it.
    """
    variable = expression.var
    names = isinstance(variable, Variable) and variable.lookups
    if names and not expression.filters:
        return _look_up(variable, otherwise)
    quick: Any = copy(expression)
    if names:
        quick.var = _QuickVariable(variable.var)
    ignore_failures = otherwise is None
    return lambda scope: quick.resolve(scope, ignore_failures)


def condition_of(condition: Any) -> Value:
    """Return the function for ``condition``, what an ``if`` asks: Django's own comparisons, of quick operands."""
    if isinstance(condition, TemplateLiteral):
        return value_of(cast("FilterExpression", condition.value), otherwise=None)
    first = condition_of(condition.first)
    if condition.id == "not":
        return lambda scope: not first(scope)
    second = condition_of(condition.second)
    if condition.id == "or":
        return lambda scope: first(scope) or second(scope)
    if condition.id == "and":
        return lambda scope: first(scope) and second(scope)
    comparison = copy(condition)
    comparison.first, comparison.second = SimpleNamespace(eval=first), SimpleNamespace(eval=second)
    return comparison.eval  # type: ignore[no-any-return]


class _QuickVariable(Variable):
    """A variable of Django's that is looked up the quick way."""

    def __init__(self, var: str) -> None:
        super().__init__(var)
        self._look = _look_up(self, _MISSING)

    def _resolve_lookup(self, context: Any) -> Any:
        found = self._look(context)
        if found is _MISSING:
            raise VariableDoesNotExist("%s is not there", (self,))
        return found


def _is_plain(value: Any) -> bool:
    kind = type(value)
    if hasattr(kind, "__getitem__") or callable(value):
        return False
    _plain.add(kind)
    return True


def _look_up(variable: Any, otherwise: Any) -> Value:
    name, *rest = variable.lookups
    find = cast("Any", Variable)._resolve_lookup  # of Django itself

    def slowly(scope: Scope) -> Any:
        try:
            return find(variable, scope)
        except VariableDoesNotExist:
            return otherwise

    def look(scope: Scope) -> Any:
        value = scope.get(name, _MISSING)
        if value is _MISSING:
            return otherwise
        for bit in rest:
            kind = type(value)
            if kind is dict:
                value = value.get(bit, _MISSING)
            elif kind in _plain or _is_plain(value):
                value = getattr(value, bit, _MISSING)
            else:
                return slowly(scope)
            if value is _MISSING:
                return slowly(scope) if hasattr(kind, bit) or bit.isdecimal() else otherwise
        return slowly(scope) if callable(value) else value

    if name in CONSTANTS and not rest:
        return lambda scope: CONSTANTS[name]
    return look
