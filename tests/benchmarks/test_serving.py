"""Ratios of requests a second."""

import pytest

from benchmarks.serving.__main__ import EMBEDDED, OWN, PLAIN, WAGTAIL, missed_goals, spread
from benchmarks.serving.load import Pair, parsed

REPORT = """Running 1s test @ http://127.0.0.1:8000/
  1 threads and 32 connections
  1234 requests in 1.00s, 9.99MB read
Requests/sec:   1234.56
Transfer/sec:      9.99MB
"""


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    pair = Pair([10.0, 30.0, 20.0], [20.0, 20.0, 20.0])
    assert pair.ratios == [0.5, 1.5, 1.0]
    assert pair.ratio == 1.0
    assert spread(pair.own, 1) == "20.0 (10.0 to 30.0)"


def test_a_report_of_wrk_is_read() -> None:
    assert parsed(REPORT) == 1234.56


def test_a_run_without_an_answer_is_no_figure() -> None:
    with pytest.raises(RuntimeError, match="no clean run"):
        parsed(REPORT.replace("1234.56", "0.00"))


@pytest.mark.parametrize(
    "more",
    ["  Non-2xx or 3xx responses: 3\n", "  Socket errors: connect 0, read 1, write 0, timeout 0\n"],
)
def test_a_run_with_errors_is_no_figure(more: str) -> None:
    with pytest.raises(RuntimeError, match="no clean run"):
        parsed(REPORT + more)


def test_a_goal_that_is_missed_is_said() -> None:
    met = {(OWN, PLAIN): 0.95, (EMBEDDED, WAGTAIL): 50.0, (EMBEDDED, OWN): 0.1}
    assert missed_goals(met) == []
    assert missed_goals({**met, (OWN, PLAIN): 0.94}) == [f"{OWN} : {PLAIN} is 0.94; goal 0.95"]
    assert missed_goals({**met, (EMBEDDED, WAGTAIL): 49.0}) == [
        f"{EMBEDDED} : {WAGTAIL} is 49.00; goal 50"
    ]
