"""Which alike bulletins are offered."""

import datetime
import random

from bantin.bulletins.related.choice import (
    KEPT,
    LEAST_LIKENESS,
    SAME_TEXT,
    YEARS_TO_HALF,
    Candidate,
    choose,
)

DAY = datetime.datetime(2026, 4, 8, tzinfo=datetime.UTC)


def candidate(pk: int, likeness: float, years: float = 0, headline: str = "") -> Candidate:
    return Candidate(
        pk, headline or f"Tin {pk}", DAY - datetime.timedelta(days=365.25 * years), likeness
    )


def test_the_most_alike_come_first_and_no_more_are_kept_than_said() -> None:
    many = [candidate(pk, 0.1 + pk / 1000) for pk in range(30)]
    assert choose(many, date=DAY) == [29 - n for n in range(KEPT)]


def test_what_has_too_little_in_common_is_left_out() -> None:
    assert choose([candidate(1, LEAST_LIKENESS - 0.001)], date=DAY) == []
    assert choose([candidate(1, LEAST_LIKENESS)], date=DAY) == [1]
    assert choose([], date=DAY) == []


def test_what_repeats_the_text_is_left_out() -> None:
    assert choose([candidate(1, 1.0), candidate(2, SAME_TEXT), candidate(3, 0.5)], date=DAY) == [3]


def test_of_two_that_repeat_each_other_the_newer_is_offered() -> None:
    old = candidate(1, 0.4, years=1, headline="Thông báo về hoà giải")
    new = candidate(2, 0.401, headline="Thông báo về hòa giải")
    assert choose([old, new], date=DAY) == [2]


def test_two_texts_of_one_headline_are_both_offered() -> None:
    notices = [candidate(1, 0.4, headline="Thông báo"), candidate(2, 0.3, headline="Thông báo")]
    assert choose(notices, date=DAY) == [1, 2]


def test_nearness_in_time_decides_between_those_that_are_about_as_alike() -> None:
    old, new = candidate(1, 0.31, years=YEARS_TO_HALF), candidate(2, 0.30)
    assert choose([old, new], date=DAY) == [2, 1]
    assert choose([old, new], date=old.date) == [1, 2]
    assert choose([candidate(1, 0.7, years=YEARS_TO_HALF), candidate(2, 0.30)], date=DAY) == [1, 2]


def test_ties_go_to_the_newer_then_to_the_higher_key() -> None:
    before = Candidate(8, "Trước", DAY - datetime.timedelta(days=1), 0.3)
    after = Candidate(2, "Sau", DAY + datetime.timedelta(days=1), 0.3)
    assert choose([before, after], date=DAY) == [2, 8]
    assert choose([candidate(7, 0.3), candidate(9, 0.3)], date=DAY) == [9, 7]


def test_the_order_in_which_candidates_are_named_does_not_matter() -> None:
    random.seed(4)
    many = [candidate(pk, random.random(), random.random() * 9) for pk in range(40)]
    first = choose(many, date=DAY)
    random.shuffle(many)
    assert choose(many, date=DAY) == first
