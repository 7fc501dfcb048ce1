"""What publishing costs is measured on a real archive, and growth is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive.making import make_archive
from benchmarks.publishing import __main__ as subject
from benchmarks.publishing.measuring import measured

STEPS = ("publish", "publish again", "search and references", "search and references again")


@pytest.mark.django_db
def test_every_step_and_every_list_is_measured(home: Any, make_photo: Callable[..., Any]) -> None:
    make_archive(home, 40, pictures=[make_photo()])
    figures = measured(1)
    assert set(STEPS) <= set(figures)
    assert all(milliseconds >= 0 for milliseconds in figures.values())
    assert {"list: latest of a section", "site map: a month", "publish, p95"} <= set(figures)


@pytest.mark.parametrize(("growth", "code"), [(1.1, 0), (1.3, 1)])
def test_growth_is_a_missed_goal(
    growth: float,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def figures(size: int, runs: int, homes: Path | None) -> dict[str, float]:
        return dict.fromkeys(STEPS, 10.0) | {"publish": 10.0 * (growth if size > 1000 else 1)}

    monkeypatch.setattr(subject, "_figures", figures)
    monkeypatch.setattr(subject, "keep", lambda *arguments: tmp_path)
    assert subject.main((1000, 10_000), 3, None) == code
    said = capsys.readouterr().out
    assert f"{growth:.2f}" in said
    assert ("MISSED: publish costs 1.30 times" in said) == bool(code)
