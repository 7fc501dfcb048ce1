"""Related bulletins where nothing else is published."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bantin.baking.outbox import bake_due
from bantin.bulletins.models import RelatedSearch
from bantin.bulletins.related import finding
from bantin.bulletins.related.queries import related_of

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def tell(make_bulletin: Make) -> Make:
    """A function that publishes a bulletin with a lead of its own."""

    def make(headline: str, lead: str, **fields: Any) -> Any:
        return make_bulletin(headline, lead=lead, **fields)

    return make


def test_the_only_bulletin_of_a_site_and_empty_ones_have_none(tell: Make) -> None:
    only = tell("…", "")
    bake_due()
    assert related_of(only) == []
    empty = tell("– – –", "")
    bake_due()
    assert related_of(empty) == []
    assert not RelatedSearch.objects.exclude(requested_at=None).exists()


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), st.text())
def test_any_text_can_be_published(tell: Make, headline: str, lead: str) -> None:
    clean = "".join(c for c in headline if c.isprintable()).strip() or "Tin"
    bulletin = tell(clean, "".join(c for c in lead if c != "\0"))
    finding.find_requested()
    assert bulletin not in related_of(bulletin)
