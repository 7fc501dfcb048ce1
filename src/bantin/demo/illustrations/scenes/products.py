"""A warm wooden stand: honey that glows, tea, jars, dried fruit; the seller behind."""

from __future__ import annotations

from PIL import Image

from ..busts import front
from ..canvas import WIDTH, Canvas
from ..curves import ellipse, smooth
from ..goods import basket, bottle, jar, tin


def products(c: Canvas) -> Image.Image:
    """A warm wooden stand: honey that glows, tea, jars, dried fruit; the seller behind."""
    c.pour(
        c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)]), ["#3a2a22", "#6a4630", "#8a5a38"]
    )
    _bokeh(c)
    _shelves(c)
    _seller(c)
    _table(c)
    c.glow(800, -60, 1000, 760, "#ffdf9c", 0.4, 1.7)
    return c.finish(vignette=0.42, bloom=0.26)


def _bokeh(c: Canvas) -> None:
    rng = c.rng
    for _ in range(26):
        s = rng.uniform(26, 74)
        c.oval(
            rng.uniform(0, WIDTH),
            rng.uniform(20, 480),
            s,
            s,
            rng.choice(["#ffca7a", "#f09a4a", "#ffe3b0", "#c8704a"]),
            0.12,
        )
    c.defocus(9)


def _shelves(c: Canvas) -> None:
    for x0, x1 in ((30, 560), (1040, 1570)):
        c.pour(c.stencil([(x0, 60), (x1, 60), (x1, 640), (x0, 640)]), ["#5a3a28", "#7a5034"])
        for y in (240, 440):
            c.rect(x0, y, x1, y + 60, "#2a1a14", 0.35)
        for i in range(6):
            x = x0 + 52 + i * 86
            tin(c, x, 240, 62, 108, ("#2f7a52", "#c8432f", "#e0a03c")[i % 3])
            if i % 2 == 0:
                jar(c, x, 440, 60, 110, ("#e0902c", "#b8522c", "#d9b84a")[i // 2])
            else:
                bottle(c, x, 440, 44, 132, ("#6fa04a", "#a8442f", "#c98a3c")[i // 2])
        for y in (240, 440, 640):
            c.rect(x0 - 14, y, x1 + 14, y + 20, "#b8804c")
            c.rect(x0 - 14, y, x1 + 14, y + 6, "#e0b078")
            c.rect(x0 - 14, y + 16, x1 + 14, y + 20, "#6a4228")
        for x in (x0 - 14, x1 - 4):
            c.rect(x, 40, x + 18, 700, "#9a683e")
            c.rect(x, 40, x + 5, 700, "#cf9a62")
    for i, x in enumerate((120, 300, 480, 1130, 1310, 1490)):
        tin(c, x, 640, 120, 130, ("#d9b070", "#8fae5a", "#c98a4a")[i % 3])
    c.rect(0, 0, WIDTH, 46, "#7a1f24")
    for i in range(17):
        x = i * 96
        c.poly(
            [*ellipse(x + 48, 46, 48, 34, start=0, stop=180, n=12)],
            "#c8322f" if i % 2 else "#f3e2c0",
        )
        c.rect(x, 0, x + 96, 46, "#c8322f" if i % 2 else "#f3e2c0")


def _seller(c: Canvas) -> None:
    x, y, s = 800, 470, 178
    c.glow(x, y - 90, 420, 420, "#ffd89a", 0.5)
    front(c, x, y, s, "#23356a", "#1f1a1f", "#d9a074", woman=True, shirt="#e8506a")
    for side in (-1, 1):
        band = smooth([(x + side * 50, y + 4), (x + side * 72, y + 90), (x + side * 16, y + 190)])
        c.line(band, "#f0b83c", 9)
        c.line([(px + side * 12, py) for px, py in band], "#e8506a", 6)
    wrap = [
        (x - 76, y - 118),
        (x - 82, y - 176),
        (x - 30, y - 222),
        (x + 34, y - 222),
        (x + 82, y - 174),
        (x + 74, y - 118),
        (x + 38, y - 152),
        (x - 36, y - 152),
    ]
    c.poly(smooth(wrap, closed=True, steps=5), "#2b2f66")
    c.line(
        smooth([(x - 74, y - 140), (x - 30, y - 178), (x + 32, y - 178), (x + 74, y - 140)]),
        "#e8506a",
        12,
    )
    c.line(
        smooth([(x - 78, y - 160), (x - 32, y - 196), (x + 34, y - 196), (x + 78, y - 160)]),
        "#f0b83c",
        6,
    )
    ring = ellipse(x, y + 34, 62, 44, start=12, stop=168)
    c.line(ring, "#e6e9ec", 8)


def _table(c: Canvas) -> None:
    cut = c.stencil([(-10, 690), (1610, 690), (1610, 1000), (-10, 1000)])
    c.pour(cut, ["#d9a468", "#b57a46", "#7a4c2e"])
    c.mottle(cut, "#8f5a34", 0.4, 3, 26)
    c.rect(0, 690, WIDTH, 697, "#f3cf98")
    runner = c.stencil([(520, 697), (1080, 697), (1180, 1000), (420, 1000)])
    c.pour(runner, ["#2b3a78", "#1c2552"])
    for k in range(5):
        y = 730 + k * k * 9 + k * 28
        for i in range(17):
            t = (i - 8) / 8
            x = 800 + t * (262 + (y - 697) * 0.31)
            s = 6 + k
            c.poly(
                [(x, y - s), (x + s, y), (x, y + s), (x - s, y)],
                ("#e8506a", "#f0b83c", "#6fd0c0")[(i + k) % 3],
            )
    for x, foot, w, h, tone in (
        (350, 850, 132, 220, "#e0902c"),
        (500, 890, 142, 236, "#f0a83a"),
        (205, 880, 128, 206, "#c9702a"),
    ):
        jar(c, x, foot, w, h, tone)
    _tea_tray(c)
    for x, foot, w, h, tone in ((1190, 850, 118, 186, "#2f7a52"), (1330, 868, 124, 196, "#c8432f")):
        c.soft([ellipse(x + 16, foot, w * 0.6, 12)], "#1a0f0c", 0.5, 6)
        tin(c, x, foot, w, h, tone)
    bottle(c, 1465, 870, 84, 262, "#a8442f")
    basket(c, 1300, 940, 120, ("#f08a2c", "#ffb95c"))
    basket(c, 90, 940, 110, ("#8a5a3c", "#b88458"))


def _tea_tray(c: Canvas) -> None:
    c.soft([ellipse(812, 872, 210, 40)], "#0a0f24", 0.6, 8)
    c.oval(800, 860, 200, 42, "#6a4228")
    c.oval(800, 854, 196, 38, "#a87444")
    pot = smooth(
        [(720, 780), (700, 820), (730, 858), (812, 858), (842, 820), (822, 780), (772, 768)],
        closed=True,
    )
    c.limb([(836, 830), (880, 812), (894, 784)], [24, 15, 10], "#8a3f2c")
    c.line(ellipse(704, 814, 30, 26, start=90, stop=270), "#8a3f2c", 10)
    cut = c.stencil(pot)
    c.pour(cut, ["#c8694a", "#9a452f", "#5f2a20"], "right")
    c.oval(772, 772, 34, 9, "#b8583c")
    c.oval(772, 760, 9, 9, "#c8694a")
    for x in (640, 930):
        c.oval(x, 862, 34, 10, "#d8d2c0")
        c.poly([(x - 30, 836), (x + 30, 836), (x + 18, 862), (x - 18, 862)], "#f8f4e8")
        c.oval(x, 836, 30, 9, "#e6dfcc")
        c.oval(x, 837, 25, 6.5, "#a8b84a")
    for i in range(5):
        steam = smooth(
            [(890 + i, 770 - i * 20), (902 - i * 3, 750 - i * 22), (886 + i * 4, 724 - i * 24)]
        )
        c.line(steam, "#fff6e6", 4, 0.16)
