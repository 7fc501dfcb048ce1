"""Which pages are read, and with which browsers."""

from dataclasses import dataclass
from typing import Any

from tests.browser.addresses import BULLETIN, HOME, SECTION

PAGES = {"home": HOME, "section": SECTION, "bulletin": BULLETIN}


@dataclass(frozen=True)
class Screen:
    """A reader's screen, in CSS pixels; ``density`` is how many of its own make one."""

    width: int
    height: int
    density: float
    phone: bool

    def options(self) -> dict[str, Any]:
        """Return it as options of a Playwright browser context."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "device_scale_factor": self.density,
            "is_mobile": self.phone,
            "has_touch": self.phone,
        }


SCREENS = {
    "360": Screen(360, 760, density=2, phone=True),
    "1440": Screen(1440, 900, density=1, phone=False),
}


@dataclass(frozen=True)
class Network:
    """A network as the browser's own tools imitate it, per request: the figures are Lighthouse's.

    Source: `throttling` in Lighthouse's constants, "mobileSlow4G" and "mobileRegular3G" as applied by DevTools.
    """

    latency_ms: float
    down_kbit: float
    up_kbit: float

    def parameters(self) -> dict[str, Any]:
        """Return it as parameters of CDP's Network.emulateNetworkConditions."""
        return {
            "offline": False,
            "latency": self.latency_ms,
            "downloadThroughput": self.down_kbit * 1024 / 8,
            "uploadThroughput": self.up_kbit * 1024 / 8,
        }


NETWORKS = {
    "slow 4G": Network(562.5, 1474.56, 675),
    "3G": Network(1125, 630, 630),
}
CPU_SLOWDOWN = 4
