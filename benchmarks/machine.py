"""The machine that was measured on."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Machine:
    """What a figure has to be read with."""

    date: str
    system: str
    cores: int
    memory_gib: float
    load_before: float
    """How many processes wanted a core in the minute before: above ``cores``, figures are too slow."""

    def __str__(self) -> str:
        """Return one line for a person."""
        return (
            f"{self.date}, {self.system}, {self.cores} cores, {self.memory_gib} GiB, "
            f"load {self.load_before} before"
        )


def this_machine() -> Machine:
    """Return what is known of the machine that runs this."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Machine(
        date=datetime.now(UTC).date().isoformat(),
        system=_system(),
        cores=len(os.sched_getaffinity(0)),
        memory_gib=round(memory / 2**30, 1),
        load_before=round(os.getloadavg()[0], 1),
    )


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.machine()}"
