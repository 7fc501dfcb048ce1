"""The desk's search: Wagtail's own index in the database, written and asked without marks, and with a bound.

docs/decisions/0014-desk-search.md tells why.
"""

from functools import cache
from importlib import import_module
from typing import Any

from django.db import connection
from modelsearch.backends import database
from modelsearch.backends.base import BaseIndex

from bantin.portal.search_finding import DeskAutocompleteCompiler, DeskCompiler, DeskResults
from bantin.portal.search_words import indexed


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  (the name that settings ask a module for)
    """Return the search backend of the database in use, whose index is the desk's."""
    backend = database.SearchBackend(params)
    if connection.vendor not in {"sqlite", "postgresql"} or backend.index_class is BaseIndex:
        return backend  # no database of the portal's, or one without its index, as before the first migration
    backend.index_class = _desk_index(backend.index_class)
    backend.query_compiler_class = DeskCompiler
    backend.autocomplete_query_compiler_class = DeskAutocompleteCompiler
    backend.results_class = DeskResults
    # PostgreSQL's: words as they are, not without the endings of the server's language.
    backend.config = backend.autocomplete_config = "simple"
    return backend


@cache
def _desk_index(index_class: Any) -> Any:
    module = import_module(index_class.__module__)

    class FoldingIndexer(module.ObjectIndexer):  # type: ignore[name-defined]  # of whichever database
        """What an object is found by."""

        def prepare_value(self, value: Any) -> str:
            """Return the words of ``value``."""
            return indexed(super().prepare_value(value))

    # modelsearch offers no other place to say so.
    setattr(module, "ObjectIndexer", FoldingIndexer)  # noqa: B010

    class DeskIndex(index_class):
        """An index that leaves the weight of every title at 1, which it is given when it is added."""

        def _refresh_title_norms(self, full: bool = False) -> None:
            """Take no mean of all titles."""

    return DeskIndex
