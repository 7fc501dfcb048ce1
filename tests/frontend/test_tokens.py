"""What the colours are in each scheme, and that each can be read where it stands."""

import re

import pytest

from bantin.frontend import bundle
from bantin.frontend.tokens import (
    GRAPHIC,
    PAIRS,
    SCHEMES,
    TEXT,
    Pair,
    colours,
    contrast,
    pair_contrast,
    tokens,
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front}-on-{pair.back}")
def test_every_pair_has_the_contrast_that_it_needs(pair: Pair, scheme: str) -> None:
    assert pair_contrast(pair, scheme) >= pair.least


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [("#000", "#fff", 21), ("#fff", "#fff", 1), ("#777777", "#ffffff", 4.48), ("#f00", "#fff", 4)],
)
def test_contrast_is_that_of_wcag(front: str, back: str, ratio: float) -> None:
    assert contrast(front, back) == pytest.approx(ratio, abs=0.005)
    assert contrast(back, front) == contrast(front, back)


def test_a_scheme_keeps_what_it_does_not_change() -> None:
    light, dark = tokens("light"), tokens("dark")
    assert set(light) == set(dark)
    assert dark["ground"].value != light["ground"].value
    assert dark["ground"].use == light["ground"].use != ""
    assert dark["focus"].value == light["focus"].value
    assert dark["space-4"].value == "1rem"


def test_high_contrast_wins_over_dark() -> None:
    assert colours("dark-more-contrast")["ground"].value == "#000"
    assert colours("more-contrast")["ground"].value == "#fff"


def test_every_colour_says_what_it_is_for_and_is_checked() -> None:
    checked = {name for pair in PAIRS for name in (pair.front, pair.back)}
    # A line that only parts, and gold beside words that say the same, need no contrast.
    assert set(colours()) - checked == {"line", "gold"}
    assert [token.name for token in colours().values() if not token.use] == []
    assert {pair.least for pair in PAIRS} == {TEXT, GRAPHIC}


def test_every_token_is_used() -> None:
    css = bundle.stylesheet().decode()
    used = set(re.findall(r"var\(--([\w-]+)", css))
    assert set(tokens()) - used == set()


def test_there_is_no_other_scheme() -> None:
    with pytest.raises(KeyError):
        tokens("sepia")
