"""Tantivy, as the index uses it: its fields, and its failures as exceptions of ours.

All texts reach it as words parted by spaces: `bantin.search.terms` makes them, so that a question and a text are
cut in the same way, and what the engine calls an analyser has nothing to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

import tantivy

from bantin.search.values import EngineFailed

FORMAT: Final = 1
"""Raised with every change of what is indexed or how: an index of another format is not read, but made anew."""

TEXT: Final = "text"
"""Words without marks, with their places, for phrases."""
SPELLED: Final = "spelled"
"""Words with marks, as `terms.spelled` writes them."""
PAIRS: Final = "pairs"
"""Pairs of neighbours with and without marks, meanings of abbreviations, dates."""
HEADLINE: Final = "headline"
"""All of these of the headline alone."""
FILTERS: Final = "filters"
"""What a question may be narrowed by."""
CELL: Final = "cell"
"""Site, section, year and kind in one: counting the cells of what matches counts all four."""
KEY: Final = "key"
DATE: Final = "date"
DIGEST: Final = "digest"
STORED: Final = "stored"


@cache
def schema() -> tantivy.Schema:
    """Return the fields of an index of this `FORMAT`."""
    builder = tantivy.SchemaBuilder()
    # Signed: a document is only ever deleted by the term of a signed number.
    builder.add_integer_field(KEY, indexed=True, fast=True)
    builder.add_integer_field(DATE, fast=True)
    builder.add_integer_field(DIGEST, fast=True)
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="position")
    for name in (SPELLED, PAIRS, HEADLINE):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(FILTERS, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(CELL, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field(STORED, stored=True)
    return builder.build()


@contextmanager
def failures() -> Iterator[None]:
    """Raise EngineFailed for what the engine raises; a panic of its own, which is no Exception, too."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineFailed(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineFailed(f"The engine panicked: {error}") from error
