"""The outbox is answered in the order of what readers look for."""

from collections.abc import Callable
from typing import Any

import pytest

from bantin.baking import outbox
from bantin.baking.bake import rendered
from bantin.baking.outbox import bake_due
from bantin.portal.changes import announce

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def test_what_is_hotter_is_not_held_up_by_the_batch_at_hand(
    make_bulletin: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [f"ninjs:{make_bulletin(f'Tin {number}').pk}" for number in range(6)]
    bake_due()
    order: list[str] = []

    def note(family: Any, key: str) -> Any:
        order.append(key)
        if len(order) == 3:
            announce({items[-1]})
        return rendered(family, key)

    monkeypatch.setattr("bantin.baking.bake.rendered", note)
    monkeypatch.setattr(outbox, "NEWS_SECONDS", 0.0)
    announce({"layout:bulletins.BulletinPage"})
    assert bake_due().failed == 0
    assert order[3] == items[-1]
    assert len(order) == 7
