"""``python -m bantin.demo.illustrations OUTDIR [SCENE ...]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from . import SCENES, UnknownSceneError, render

QUALITY = 86


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the scenes as JPEG files."""
    parser = argparse.ArgumentParser(prog="bantin.demo.illustrations", description=main.__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help="all of them if none is named")
    given = parser.parse_args(arguments)
    given.outdir.mkdir(parents=True, exist_ok=True)
    for scene in given.scenes or SCENES:
        started = perf_counter()
        try:
            picture = render(scene)
        except UnknownSceneError as problem:
            sys.stderr.write(f"{problem}\n")
            return 2
        target = given.outdir / f"{scene}.jpg"
        picture.save(target, quality=QUALITY, optimize=True, progressive=True)
        sys.stdout.write(f"{target}  {perf_counter() - started:.2f} s\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
