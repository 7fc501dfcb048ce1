"""How often one address may ask: so that a machine that asks without an end keeps nobody from searching."""

import time
from collections import OrderedDict
from collections.abc import Callable

from bantin.portal.client_address import network


class Limits:
    """A bucket for each address: it holds ``burst`` questions and gets ``rate`` anew each second.

    Of IPv6 the first 64 bits count, which are one household's. Only the last ``most`` addresses are remembered.
    """

    def __init__(
        self,
        rate: float = 5.0,
        burst: int = 40,
        most: int = 50_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with full buckets."""
        self.rate, self.burst, self.most, self.clock = rate, burst, most, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allow(self, address: str) -> bool:
        """Take one question out of the bucket of ``address``; returns whether there was one."""
        name, now = network(address), self.clock()
        left, since = self._buckets.pop(name, (float(self.burst), now))
        left = min(self.burst, left + (now - since) * self.rate)
        allowed = left >= 1
        self._buckets[name] = (left - allowed, now)
        if len(self._buckets) > self.most:
            self._buckets.popitem(last=False)
        return allowed
