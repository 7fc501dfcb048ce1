"""How the desk's search answers: a bounded number of matches, of which the queryset says which are shown.

Nothing is ranked by the database: what has the words in its title comes first, the newest of it before the older.
"""

from collections import OrderedDict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from modelsearch.backends.base import BaseSearchQueryCompiler, BaseSearchResults, FilterFieldError
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

from bantin.portal.search_tables import AUTOCOMPLETE, BODY, TITLE, Columns, table_of
from bantin.portal.search_words import sought

MOST = 1_000


class DeskCompiler(BaseSearchQueryCompiler):
    """A search for whole words, in titles and texts."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    TARGET_SEARCH_FIELD_TYPE: Any = SearchField
    prefix = False

    @property
    def matches_all(self) -> bool:
        """Whether everything is asked for."""
        return isinstance(self.query, MatchAll)

    @property
    def columns(self) -> tuple[Columns, ...]:
        """The columns to look in, one after the other: what is found by the first comes first.

        The index has no column for each field; whichever is asked for beside the title is in the body.
        """
        if self.fields is None:
            return (TITLE,), (TITLE, BODY)
        return tuple(dict.fromkeys((TITLE,) if name == TITLE else (BODY,) for name in self.fields))

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """What is found of the queryset, in its own order."""
        queryset: QuerySet[Any] = self.queryset
        if not queryset.ordered:
            queryset = queryset.order_by("-pk")
        if self.matches_all:
            return queryset
        if isinstance(self.query, Not):
            if isinstance(self.query.subquery, MatchAll):
                return queryset.none()
            return queryset.exclude(pk__in=self._matches(self.query.subquery))
        return queryset.filter(pk__in=self._ranked)

    @cached_property
    def by_relevance(self) -> list[Any]:
        """The keys of what is found, the best first."""
        shown = set(self.rows.order_by().values_list("pk", flat=True))
        return [pk for pk in self._ranked if pk in shown]

    @property
    def is_ranked(self) -> bool:
        """Whether the answer comes in the order of what was found."""
        return bool(self.order_by_relevance) and not isinstance(self.query, MatchAll | Not)

    @cached_property
    def _ranked(self) -> list[Any]:
        return self._matches(self.query)

    def _matches(self, query: Any) -> list[Any]:
        table = table_of(self.queryset.db)
        words = sought(query, table.grammar, prefix=self.prefix)
        if not words:
            return []
        types = get_descendants_content_types_pks(self.queryset.model)
        found: dict[str, None] = {}
        for columns in self.columns:
            newest = table.newest(columns, words, MOST)
            numbers = [entry.number for entry in newest if entry.content_type in types]
            if len(newest) == MOST:
                # A common word: the newest of all may be none of those that are asked for.
                numbers += table.among(columns, words, types, self._newest_rows)
            found.update(dict.fromkeys(numbers))
        return self._keys(found)

    @cached_property
    def _newest_rows(self) -> list[str]:
        keys = self.queryset.order_by("-pk").values_list("pk", flat=True)[:MOST]
        return [str(pk) for pk in keys]

    def _keys(self, numbers: Iterable[str]) -> list[Any]:
        key = self.queryset.model._meta.pk
        return [key.to_python(number) for number in numbers]


class DeskAutocompleteCompiler(DeskCompiler):
    """A search while somebody types: the last word may be a beginning."""

    TARGET_SEARCH_FIELD_TYPE = AutocompleteField
    prefix = True

    @property
    def columns(self) -> tuple[Columns, ...]:
        """The one column of what is typed for."""
        return ((AUTOCOMPLETE,),)


class DeskResults(BaseSearchResults):
    """What a search found."""

    supports_facet = True

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if not compiler.is_ranked:
            return list(compiler.rows[self.start : self.stop])
        keys = compiler.by_relevance[self.start : self.stop]
        rows = {row.pk: row for row in compiler.queryset.order_by().filter(pk__in=keys)}
        found = [rows[pk] for pk in keys if pk in rows]
        if self._score_field:
            for place, row in enumerate(found, self.start):
                setattr(row, self._score_field, 1 / (1 + place))
        return found

    def _do_count(self) -> int:
        if self.query_compiler.is_ranked:
            return len(self.query_compiler.by_relevance[self.start : self.stop])
        return int(self.query_compiler.rows[self.start : self.stop].count())

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Return how much was found of each value of ``field_name``, the most first."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            message = f'Cannot facet search results with field "{field_name}": {model} has no such FilterField.'
            raise FilterFieldError(message, field_name=field_name)
        values = self.query_compiler.rows.order_by().values(field_name)
        counted = values.annotate(count=Count("pk")).order_by("-count")
        return OrderedDict((row[field_name], row["count"]) for row in counted)
