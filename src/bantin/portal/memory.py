"""What a bake has read already: many pages show the same menu, identity, section or photo.

Inside `remembering` a function that is `remembered` computes once for the same arguments; each later call gives the
same value and notes again what the first one read (`bantin.portal.reading`), so that a page depends on what it shows
whoever asked first. Outside, as in the desk, nothing is kept.

What is kept is as old as the block's beginning. That is right for baking: a change that comes later has a row of its
own in the outbox, and what depends on it is baked again.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.utils import translation

from bantin.frontend import fragments
from bantin.portal.reading import note, recording

P = ParamSpec("P")
T = TypeVar("T")

_current: ContextVar[dict[Hashable, Any] | None] = ContextVar("bantin-memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Keep what `remembered` functions compute until the block ends; a block inside another shares its memory."""
    if _current.get() is not None:
        yield
        return
    token = _current.set({})
    try:
        with fragments.keeping():
            yield
    finally:
        _current.reset(token)


def is_remembering() -> bool:
    """Tell whether what is read now is kept."""
    return _current.get() is not None


def remembered(
    key: Callable[P, Hashable], *, speaks: bool = True
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function compute once in a memory for what ``key`` makes of its arguments, and the language in force.

    ``speaks`` is False for one that gives the same in all languages and is asked so often that it counts.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            memory = _current.get()
            if memory is None:
                return function(*args, **kwargs)
            place = (function, speaks and translation.get_language(), key(*args, **kwargs))
            if place not in memory:
                with recording() as reading:
                    memory[place] = function(*args, **kwargs), reading
            value, reading = memory[place]
            if not reading.is_empty:
                note(reading)
            return value  # type: ignore[no-any-return]

        return wrapper

    return decorate


def forget() -> None:
    """Forget all that was kept: something was made that a page could not show when it was first asked for."""
    if (memory := _current.get()) is not None:
        memory.clear()


def keep(kind: str, values: dict[Any, Any]) -> None:
    """Keep ``values`` by their keys, for `kept`."""
    memory = _current.get()
    if memory is not None:
        for key, value in values.items():
            memory[(kind, key)] = value


def is_kept(kind: str, key: Hashable) -> bool:
    """Tell whether something was kept of ``kind`` for ``key``."""
    memory = _current.get()
    return memory is not None and (kind, key) in memory


def kept(kind: str, key: Hashable, otherwise: Callable[[], T]) -> T:
    """Return what was kept of ``kind`` for ``key``, else what ``otherwise`` gives, which is not kept."""
    memory = _current.get()
    if memory is not None and (kind, key) in memory:
        return memory[(kind, key)]  # type: ignore[no-any-return]
    return otherwise()
