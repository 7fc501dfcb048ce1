"""Figures for people, as tables, and for programs, as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "build/benchmarks"


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return ``rows`` below ``heads``, in columns: the first at the left, the others at the right."""
    cells = [[str(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    lines = [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def ratio(own: float, peer: float) -> str:
    """Return how many times ``peer`` goes into ``own``; "-" where that is nothing."""
    return f"{own / peer:.2f}" if peer else "-"


def keep(subject: str, figures: dict[str, Any], folder: Path = FOLDER) -> Path:
    """Write ``figures`` as ``folder``/SUBJECT.json, which git ignores; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{subject}.json"
    file.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file
