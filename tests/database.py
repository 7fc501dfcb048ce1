"""The database of the tests as the migrations leave it, kept from one run to the next."""

import hashlib
import sqlite3
import sys
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/bantin"
# As Django calls the database of a test run, which lives in memory.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def image_in(folder: Path) -> Path:
    """The file in ``folder`` for the image that belongs to this source, these packages and this Python."""
    state = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for package in sorted(f"{found.name} {found.version}" for found in distributions()):
        state.update(package.encode())
    for file in sorted(SOURCE.rglob("*.py")):
        state.update(str(file.relative_to(SOURCE)).encode() + file.read_bytes())
    return folder / f"{state.hexdigest()}.sqlite3"


def loaded(image: Path) -> sqlite3.Connection:
    """Put ``image`` into the memory from which Django takes its database, while the connection is open."""
    memory = sqlite3.connect(IN_MEMORY, uri=True)
    with closing(sqlite3.connect(image)) as stored:
        stored.backup(memory)
    return memory


def keep(database: sqlite3.Connection, image: Path) -> None:
    """Keep ``database`` as ``image``, in one step, and none that is older."""
    older = [file for file in image.parent.glob("*.sqlite3") if file != image]
    making = image.with_suffix(f".{id(database)}")
    with closing(sqlite3.connect(making)) as stored:
        database.backup(stored)
    making.rename(image)
    for file in older:
        file.unlink(missing_ok=True)
