"""A goal that is missed is said, one that is met is not."""

from dataclasses import replace

import pytest

from benchmarks.pages.goals import missed_scores, missed_stillness, missed_weights
from benchmarks.pages.lighthouse import Scores
from benchmarks.pages.speed import Sight, Visits, median_of
from benchmarks.pages.weight import Weight

WEIGHT = Weight(
    html=20_000,
    css=20_000,
    js=10_000,
    fonts=40_000,
    other=10_000,
    photos=900_000,
    photos_to_the_end=900_000,
    requests=9,
    js_unpacked=15_000,
    other_hosts=[],
    cookies=[],
)
STILL = Sight(1000, 1500, 2000, 0.0, "P", ())


def test_a_page_at_the_limit_keeps_to_it() -> None:
    assert WEIGHT.before_photos == 100_000
    assert list(missed_weights({"bulletin 360": WEIGHT})) == []


@pytest.mark.parametrize(
    ("heavier", "said"),
    [
        (replace(WEIGHT, fonts=40_001), "bulletin 360: 100,001 bytes before photos"),
        (replace(WEIGHT, js_unpacked=15_001), "bulletin 360: 15,001 bytes of JavaScript"),
        (replace(WEIGHT, other_hosts=["https://example.org/"]), "asks other hosts: https://ex"),
        (replace(WEIGHT, cookies=["id"]), "sets cookies: id"),
    ],
)
def test_each_goal_of_weight_and_privacy_is_held(heavier: Weight, said: str) -> None:
    (sentence,) = missed_weights({"bulletin 360": heavier})
    assert said in sentence


def test_a_page_that_moves_is_named_with_what_moved() -> None:
    moving = replace(STILL, layout_shift=0.01, moved=("LI.menu__entry",))
    (sentence,) = missed_stillness({"360 3G": {"home": Visits(STILL, moving)}})
    assert sentence == "home 360 3G warm: layout shift 0.0100 of LI.menu__entry"
    assert list(missed_stillness({"360 3G": {"home": Visits(STILL, STILL)}})) == []


def test_times_are_medians_and_the_shift_is_the_worst() -> None:
    runs = [
        Visits(replace(STILL, first_paint=paint, layout_shift=shift), STILL)
        for paint, shift in ((900, 0.0), (5000, 0.2), (1000, 0.1))
    ]
    assert median_of(runs).cold.first_paint == 1000
    assert median_of(runs).cold.layout_shift == 0.2


def test_a_score_below_98_is_missed() -> None:
    scores = {"performance": 97.0, "accessibility": 98.0, "best-practices": 100.0, "seo": 100.0}
    audited = {"home mobile": Scores(scores, scores, {}, (), "12.8.2")}
    assert list(missed_scores(audited)) == ["home mobile: Lighthouse performance 97; goal 98"]
