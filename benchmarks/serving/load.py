"""Load on a server, by wrk, and what two servers make of it in turn."""

import re
import statistics
import subprocess
from dataclasses import dataclass

ACCEPTED = "gzip, deflate, br, zstd"  # as Chromium says it


@dataclass(frozen=True)
class Load:
    """How a pair of servers is asked: by so many connections, for so many seconds in each round."""

    connections: int
    seconds: int
    rounds: int


@dataclass(frozen=True)
class Pair:
    """Requests a second of two servers that were asked in turn, round by round."""

    own: list[float]
    peer: list[float]

    @property
    def ratios(self) -> list[float]:
        """How many times the peer's go into our own, in each round."""
        return [own / peer for own, peer in zip(self.own, self.peer, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.ratios)


def in_turn(own: str, peer: str, load: Load) -> Pair:
    """Put ``load`` on the addresses ``own`` and ``peer`` in turn; who begins changes from round to round."""
    found: dict[str, list[float]] = {own: [], peer: []}
    for address in (own, peer):
        requests_a_second(address, load)
    for number in range(load.rounds):
        for address in (own, peer) if number % 2 else (peer, own):
            found[address].append(requests_a_second(address, load))
    return Pair(found[own], found[peer])


def requests_a_second(address: str, load: Load) -> float:
    """Return how many requests ``address`` answers. Raises RuntimeError where one was not answered with 200."""
    command = ["wrk", "--threads", "1", "--connections", str(load.connections)]
    command += ["--duration", f"{load.seconds}s", "--timeout", "10s"]
    result = subprocess.run(
        [*command, "--header", f"Accept-Encoding: {ACCEPTED}", address],
        capture_output=True,
        text=True,
        check=True,
        timeout=load.seconds + 60,
    )
    return parsed(result.stdout)


def parsed(report: str) -> float:
    """Return the requests a second that wrk reports. Raises RuntimeError where not all were answered well."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", report)
    if rate is None or not float(rate[1]) or "Non-2xx" in report or "Socket errors" in report:
        raise RuntimeError(f"wrk had no clean run:\n{report}")
    return float(rate[1])
