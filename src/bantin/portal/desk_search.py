"""The desk's search: Wagtail's own, in the database, where adding a page costs the same in every archive.

modelsearch weighs a title by the mean length of all titles, which it takes anew, over the whole index, whenever a
page is added: docs/decisions/0014-desk-search.md tells what that cost and why ranking does not need it.
"""

from functools import cache
from typing import Any

from modelsearch.backends import database


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  (the name that settings ask a module for)
    """Return the search backend of the database in use, with an index whose titles all weigh the same."""
    backend = database.SearchBackend(params)
    backend.index_class = _without_title_norms(backend.index_class)
    return backend


@cache
def _without_title_norms(index_class: Any) -> Any:
    class PlainIndex(index_class):  # of whichever database
        """An index that leaves the weight of every title at 1, which it is given when it is added."""

        def _refresh_title_norms(self, full: bool = False) -> None:
            """Take no mean of all titles."""

    return PlainIndex
