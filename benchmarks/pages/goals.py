"""What the pages have to keep to, and what they do not."""

from collections.abc import Iterator

from benchmarks.pages.lighthouse import Scores
from benchmarks.pages.speed import Visits
from benchmarks.pages.weight import Weight

BEFORE_PHOTOS = 100_000
JAVASCRIPT = 15_000
SCORE = 98
# Chromium sums the share of the screen that moves times how far: this is a line of text by a pixel or two.
LAYOUT_SHIFT = 0.005


def missed_weights(weights: dict[str, Weight]) -> Iterator[str]:
    """Yield a sentence for each goal of weight and privacy that a page misses."""
    for name, weight in weights.items():
        if weight.before_photos > BEFORE_PHOTOS:
            yield f"{name}: {weight.before_photos:,} bytes before photos; goal {BEFORE_PHOTOS:,}"
        if weight.js_unpacked > JAVASCRIPT:
            yield f"{name}: {weight.js_unpacked:,} bytes of JavaScript; goal {JAVASCRIPT:,}"
        if weight.other_hosts:
            yield f"{name}: asks other hosts: {', '.join(weight.other_hosts)}"
        if weight.cookies:
            yield f"{name}: sets cookies: {', '.join(weight.cookies)}"


def missed_stillness(found: dict[str, dict[str, Visits]]) -> Iterator[str]:
    """Yield a sentence for each visit during which the page moved."""
    for condition, pages in found.items():
        for name, visits in pages.items():
            for when, sight in (("cold", visits.cold), ("warm", visits.warm)):
                if sight.layout_shift > LAYOUT_SHIFT:
                    moved = ", ".join(sight.moved) or "elements that are gone"
                    yield f"{name} {condition} {when}: layout shift {sight.layout_shift:.4f} of {moved}"


def missed_scores(audited: dict[str, Scores]) -> Iterator[str]:
    """Yield a sentence for each category of Lighthouse whose median is below the goal."""
    for name, scores in audited.items():
        for category, score in scores.scores.items():
            if score < SCORE:
                yield f"{name}: Lighthouse {category} {score:.0f}; goal {SCORE}"
