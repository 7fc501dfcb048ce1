"""What is the same on many pages is rendered once, and never where it is not the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template import Context
from django.utils import translation

from bantin.frontend.fragments import keeping
from tests.frontend.engine import make_engine

TEMPLATE = make_engine().from_string(
    '{% fragment "x" link %}{{ say }} {{ link.title }}{% endfragment %}'
)


class Counter:
    """Says how often it was shown."""

    def __init__(self) -> None:
        self.times = 0

    def __str__(self) -> str:
        self.times += 1
        return str(self.times)


@pytest.fixture
def say() -> Counter:
    return Counter()


@pytest.fixture
def kept() -> Iterator[None]:
    with keeping():
        yield


def shown(say: Counter, link: Any) -> str:
    return TEMPLATE.render(Context({"say": say, "link": link}))


def test_outside_it_is_rendered_each_time(say: Counter) -> None:
    assert [shown(say, {"title": "A"}) for _ in range(2)] == ["1 A", "2 A"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("link", [{"title": "A", "entries": [{"title": "B"}]}, ["A"], None, "A"])
def test_the_same_is_rendered_once(say: Counter, link: Any) -> None:
    assert shown(say, link) == shown(say, link)
    assert say.times == 1


@pytest.mark.usefixtures("kept")
def test_what_differs_is_rendered_for_itself(say: Counter) -> None:
    assert shown(say, {"title": "A", "in": ["a"]}) == "1 A"
    assert shown(say, {"title": "A", "in": ["b"]}) == "2 A"
    with translation.override("en"):
        assert shown(say, {"title": "A", "in": ["a"]}) == "3 A"
    with keeping():
        assert shown(say, {"title": "A", "in": ["a"]}) == "4 A"
    assert shown(say, {"title": "A", "in": ["a"]}) == "1 A"
