"""The cache of a process, but for what limits guessing: that all processes share, in the database.

allauth counts attempts and remembers used codes in the default cache. In the memory of one process each further
process would give an attacker as many guesses again, and the same code twice.
"""

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

SHARED = ("allauth", "jwt:")
"""How the keys begin that are shared."""


class LocalExceptLimits(LocMemCache):
    """Django's default cache here; keys that begin with one of `SHARED` are those of the cache ``limits``."""

    def _shared(self, key: str) -> BaseCache | None:
        return caches["limits"] if str(key).startswith(SHARED) else None

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Store a value where there is none; returns whether it did."""
        shared = self._shared(key)
        return bool(
            super().add(key, *args, **kwargs)
            if shared is None
            else shared.add(key, *args, **kwargs)
        )

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """Return a value."""
        shared = self._shared(key)
        return (
            super().get(key, *args, **kwargs)
            if shared is None
            else shared.get(key, *args, **kwargs)
        )

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        """Store a value."""
        shared = self._shared(key)
        if shared is None:
            super().set(key, *args, **kwargs)
        else:
            shared.set(key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Forget a value; returns whether there was one."""
        shared = self._shared(key)
        return bool(
            super().delete(key, *args, **kwargs)
            if shared is None
            else shared.delete(key, *args, **kwargs)
        )
