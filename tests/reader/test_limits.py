"""How often one address may search."""

from hypothesis import given
from hypothesis import strategies as st

from bantin.reader.searching.limits import Limits


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_the_rate() -> None:
    clock = Clock()
    limits = Limits(rate=2, burst=3, clock=clock)
    assert [limits.allow("203.0.113.1") for _ in range(4)] == [True, True, True, False]
    clock.now = 0.5
    assert [limits.allow("203.0.113.1") for _ in range(2)] == [True, False]
    assert limits.allow("203.0.113.2")


def test_a_household_of_ipv6_has_one_bucket() -> None:
    limits = Limits(rate=0, burst=1)
    assert limits.allow("2001:db8::1")
    assert not limits.allow("2001:db8:0:0:ffff::2")
    assert limits.allow("2001:db8:0:1::1")


@given(st.lists(st.floats(0, 5), max_size=60))
def test_never_more_than_burst_and_rate(pauses: list[float]) -> None:
    clock = Clock()
    limits, allowed = Limits(rate=2, burst=5, clock=clock), 0
    for pause in pauses:
        clock.now += pause
        allowed += limits.allow("203.0.113.1")
    assert allowed <= 5 + 2 * clock.now


def test_no_more_addresses_than_it_may_are_remembered() -> None:
    limits = Limits(rate=0, burst=1, most=10)
    for number in range(50):
        limits.allow(f"203.0.113.{number}")
    assert len(limits._buckets) == 10
