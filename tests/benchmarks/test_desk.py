"""Every screen of the desk is measured on a real archive, and one that takes too long is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.desk.setting_up import ensure_desk
from benchmarks.archive.making import make_archive
from benchmarks.desk import __main__ as subject
from benchmarks.desk.measuring import measured


@pytest.mark.django_db
def test_every_screen_is_asked_for(home: Any, make_photo: Callable[..., Any]) -> None:
    make_archive(home, 40, pictures=[make_photo()])
    ensure_desk()
    figures = measured(1)
    assert all(milliseconds >= 0 for milliseconds in figures.values())
    assert {"home page of the desk", "photos", "log", "explorer: a common word"} <= set(figures)


@pytest.mark.parametrize(("took", "code"), [(299.0, 0), (301.0, 1)])
def test_a_slow_screen_is_a_missed_goal(
    took: float,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def figures(size: int, runs: int, homes: Path | None) -> dict[str, float]:
        return {"log": took if size > 1000 else 10.0, "photos": 5.0}

    monkeypatch.setattr(subject, "_figures", figures)
    monkeypatch.setattr(subject, "keep", lambda *arguments: tmp_path)
    assert subject.main((1000, 10_000), 3, None) == code
    assert ("MISSED: log takes 301 ms in 10,000" in capsys.readouterr().out) == bool(code)
