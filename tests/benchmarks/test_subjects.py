"""The runner finds subjects by their folders and says what each came to."""

from pathlib import Path

import pytest

from benchmarks import __main__ as runner
from benchmarks.subjects import FOLDER, subjects


def test_a_subject_is_a_folder_that_can_be_run(tmp_path: Path) -> None:
    for name, file in {"b": "__main__.py", "a": "__main__.py", "c": "__init__.py"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / file).touch()
    (tmp_path / "__main__.py").touch()
    assert subjects(tmp_path) == ["a", "b"]


def test_the_subjects_of_this_project_are_found() -> None:
    assert "pages" in subjects(FOLDER)


@pytest.mark.parametrize(("codes", "expected"), [((0, 0), 0), ((0, 1), 1), ((3, 0), 1)])
def test_the_runner_fails_where_a_subject_does(
    codes: tuple[int, int], expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = dict(zip(("a", "b"), codes, strict=True))
    monkeypatch.setattr(runner, "subjects", lambda: ["a", "b"])
    monkeypatch.setattr(runner, "measure", results.__getitem__)
    assert runner.main([]) == expected


def test_a_subject_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["khong-co"]) == 2
    assert "No subject khong-co; there are: " in capsys.readouterr().err
