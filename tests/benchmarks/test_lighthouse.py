"""Lighthouse's reports become medians and findings."""

from typing import Any

from benchmarks.pages.lighthouse import CATEGORIES, METRICS, found_lines, summed_up


def report(performance: float | None, contrast: float = 1) -> dict[str, Any]:
    audits: dict[str, Any] = {name: {"numericValue": 0, "score": 1} for name in METRICS}
    audits["color-contrast"] = {
        "score": contrast,
        "title": "Contrast is not enough",
        "details": {"items": [{"node": {"selector": "p.card__date"}}]},
    }
    categories: dict[str, Any] = {
        name: {"id": name, "score": 1, "auditRefs": []} for name in CATEGORIES
    }
    categories["performance"]["score"] = performance
    categories["accessibility"]["auditRefs"] = [{"id": "color-contrast", "weight": 7}]
    return {"lighthouseVersion": "12.8.2", "audits": audits, "categories": categories}


def test_the_score_is_the_median_and_the_lowest_is_kept() -> None:
    scores = summed_up([report(1), report(0.6), report(0.99)])
    assert scores.scores["performance"] == 99
    assert scores.lowest["performance"] == 60
    assert scores.findings == ()


def test_a_score_that_could_not_be_made_is_none() -> None:
    assert summed_up([report(None)]).scores["performance"] == 0


def test_what_one_run_found_is_told_with_its_element_and_pages() -> None:
    scores = summed_up([report(1), report(1, contrast=0)])
    assert found_lines({"home mobile": scores, "bulletin mobile": scores}) == [
        (
            "- color-contrast (weight 7, accessibility): Contrast is not enough; "
            "home mobile, bulletin mobile"
        ),
        "    p.card__date",
    ]
