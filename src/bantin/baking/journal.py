"""Addresses that are about to be written and that no row tells of yet.

A process that is killed between writing a page and storing its row leaves a file that nobody knows of. When the page
is withdrawn or moved before it is baked again, nothing else would take that file away.
"""

from pathlib import Path

from django.conf import settings

from bantin.baking.models import Artifact, Dependency
from bantin.baking.output import Output


def _file() -> Path:
    return Path(settings.BANTIN_HOME) / "baking.journal"


def note(path: str) -> None:
    """Note that ``path`` is about to be written."""
    with _file().open("a", encoding="utf-8") as file:
        file.write(f"{path}\n")


def clear() -> None:
    """Forget what was noted: the rows tell of it now."""
    _file().unlink(missing_ok=True)


def recover(output: Output) -> None:
    """Take away what a killed process has written and no row tells of. Only who holds the baking lock may."""
    try:
        lines = _file().read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return
    for line in lines:
        path = line.removesuffix("\n")
        if path != line and not _is_known(path):
            output.remove(path)
    clear()


def _is_known(path: str) -> bool:
    tag = f"file:{path.removeprefix(settings.MEDIA_URL)}"
    return (
        Artifact.objects.filter(path=path).exists() or Dependency.objects.filter(tag=tag).exists()
    )
