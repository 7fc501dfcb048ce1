"""What tests of accounts share: the rules as they stand in production."""

from typing import Any

import pytest
from django.core.cache import caches

from tests.accounts.people import editor


@pytest.fixture(autouse=True)
def as_in_production(settings: Any, db: None) -> None:
    """Administrators need a second factor, and nothing is counted yet."""
    settings.SUPERUSERS_NEED_SECOND_FACTOR = True
    caches["limits"].clear()
    caches["default"].clear()


@pytest.fixture
def lan() -> Any:
    """An editor."""
    return editor("lan")
