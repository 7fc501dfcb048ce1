"""A home with an archive of some size, for as long as something is measured in it."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def figures_in(size: int, homes: Path | None, module: str, runs: int) -> Any:
    """Return what ``module`` prints in its last line, as JSON, of an archive of ``size`` bulletins.

    It is called with the home and ``runs``. The home is a copy of ``home-SIZE`` in the folder ``homes``, or made
    where there is none, and gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="bantin-bench-", dir=homes) as folder:
        home = Path(folder) / "home"
        if homes is not None and (kept := homes / f"home-{size}").is_dir():
            shutil.copytree(kept, home)
        else:
            _run("benchmarks.archive", str(size), str(home))
        return json.loads(_run(module, str(home), str(runs)).splitlines()[-1])


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
