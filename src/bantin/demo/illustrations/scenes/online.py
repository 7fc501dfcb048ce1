"""On a desk from above: a form sent from the phone, the same form on the laptop."""

from __future__ import annotations

from PIL import Image

from ..canvas import WIDTH, Canvas
from ..curves import Point, ellipse, smooth


def digital_service(c: Canvas) -> Image.Image:
    """On a desk from above: a form sent from the phone, the same form on the laptop."""
    cut = c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)])
    c.pour(cut, ["#11555c", "#17686b", "#0e474f"])
    c.mottle(cut, "#1f7f7e", 0.4, 5, 3)
    c.glow(360, 60, 1100, 800, "#7fd0b8", 0.4, 1.6)
    _leaf_shadow(c)
    _laptop(c)
    _cup(c, 1330, 190)
    _notebook(c)
    _typing_hand(c)
    _phone_in_hand(c)
    return c.finish(vignette=0.36, bloom=0.18)


def _leaf_shadow(c: Canvas) -> None:
    blades = []
    for i in range(9):
        x = 1180 + i * 62
        blades.append(
            smooth(
                [
                    (1640, 420 + i * 14),
                    (x + 120, 330 + i * 38),
                    (x - 140, 420 + i * 62),
                    (x + 130, 380 + i * 40),
                ],
                closed=True,
            )
        )
    c.soft(blades, "#06262d", 0.34, 9)


def _laptop(c: Canvas) -> None:
    c.soft([[(150, 170), (1010, 120), (1120, 800), (110, 860)]], "#04222a", 0.7, 30)
    lid = [(205, 70), (985, 70), (1010, 500), (180, 500)]
    c.poly(smooth(lid, closed=True, steps=1), "#1f2833")
    screen = [(226, 92), (964, 92), (986, 480), (204, 480)]
    c.pour(c.stencil(screen), ["#f6fbf8", "#dff0ec"])
    _screen(c)
    base = c.stencil([(180, 500), (1010, 500), (1090, 838), (100, 838)])
    c.pour(base, ["#cdd5d6", "#eef1ef", "#bfc9cb"])
    c.poly([(100, 838), (1090, 838), (1084, 856), (106, 856)], "#8c989c")
    for row in range(5):
        y0, y1 = 522 + row * 33, 548 + row * 33
        pad = 168 - row * 9.5
        left, right = 40 + pad, 1190 - 40 - pad
        for i in range(14):
            a = left + (right - left) * i / 14 + 3
            b = left + (right - left) * (i + 1) / 14 - 3
            c.poly(
                [(a, y0), (b, y0), (b + (b - 595) * 0.02, y1), (a + (a - 595) * 0.02, y1)],
                "#2d3742",
            )
            c.line([(a, y0), (b, y0)], "#55616c", 1)
    c.poly([(450, 702), (740, 702), (752, 820), (438, 820)], "#d7dedd")
    c.line([(450, 702), (740, 702), (752, 820), (438, 820), (450, 702)], "#aab5b7", 2)
    c.line([(180, 500), (1010, 500)], "#12181f", 6)


def _screen(c: Canvas) -> None:
    c.poly([(226, 92), (964, 92), (967, 148), (223, 148)], "#c8322f")
    c.oval(262, 120, 15, 15, "#ffd87a")
    c.rect(292, 112, 520, 128, "#ffffff", 0.85)
    for i in range(3):
        c.rect(760 + i * 62, 114, 806 + i * 62, 126, "#ffffff", 0.6)
    for i in range(3):
        x = 250 + i * 152
        c.rect(x, 176, x + 134, 300, "#ffffff")
        c.rect(x, 296, x + 134, 300, ("#2f8f8a", "#e8a03c", "#c8322f")[i])
        c.oval(x + 67, 222, 26, 26, ("#bfe3dc", "#fbe3b8", "#f8cdc4")[i])
        c.rect(x + 24, 264, x + 110, 274, "#8fa8aa")
    c.poly([(226, 326), (690, 326), (690, 460), (214, 460)], "#ffffff")
    for i in range(4):
        c.rect(252, 344 + i * 28, 360 + (i % 2) * 50, 354 + i * 28, "#b7c9ca")
        c.rect(440, 340 + i * 28, 660, 358 + i * 28, "#e8f1f0")
    c.rect(716, 176, 956, 460, "#ffffff")
    c.oval(836, 262, 56, 56, "#2f9f7f")
    c.line([(808, 262), (830, 286), (868, 238)], "#ffffff", 11)
    c.rect(756, 344, 916, 356, "#8fa8aa")
    c.rect(776, 370, 896, 380, "#c3d3d4")
    c.rect(776, 408, 896, 438, "#c8322f")
    c.poly([(226, 92), (560, 92), (300, 480), (204, 480)], "#ffffff", 0.12)


def _cup(c: Canvas, x: float, y: float) -> None:
    c.soft([ellipse(x + 26, y + 30, 112, 108)], "#04222a", 0.6, 18)
    c.oval(x, y, 118, 118, "#e9e2d2")
    c.oval(x, y, 108, 108, "#d6ccb8")
    c.line(ellipse(x + 84, y + 36, 34, 26), "#f5f0e4", 15)
    c.oval(x, y, 74, 74, "#f9f5ea")
    c.oval(x, y, 64, 64, "#7a9a3a")
    c.oval(x - 4, y - 4, 58, 58, "#a8c255")
    c.glow(x - 20, y - 22, 40, 30, "#f4ffcf", 0.7)
    c.poly(
        smooth([(x + 8, y + 18), (x + 26, y + 4), (x + 38, y + 14), (x + 22, y + 24)], closed=True),
        "#5f7f2a",
    )


def _notebook(c: Canvas) -> None:
    page = [(1230, 420), (1500, 380), (1560, 760), (1290, 800)]
    c.soft([[(x + 14, y + 16) for x, y in page]], "#04222a", 0.6, 14)
    c.poly(page, "#e8a03c")
    c.poly([(1242, 428), (1494, 391), (1550, 752), (1298, 788)], "#fff8e8")
    for i in range(9):
        c.line([(1270 + i * 5.6, 470 + i * 33), (1490 + i * 5.2, 438 + i * 33)], "#cfd8d2", 2)
    c.limb([(1270, 560), (1470, 470)], [12, 12], "#c8322f")
    c.limb([(1470, 470), (1492, 460)], [11, 3], "#f0d6a8")


def _typing_hand(c: Canvas) -> None:
    skin, shade = "#d29a70", "#b57c56"
    c.soft([[(150, 1000), (330, 1000), (520, 760), (420, 690), (330, 720)]], "#04222a", 0.6, 14)
    c.limb([(150, 1060), (268, 880)], [220, 128], "#e8b04a")
    c.limb([(150, 1060), (268, 880)], [190, 96], "#f0c062")
    c.limb([(262, 890), (330, 800)], [96, 92], skin)
    palm = smooth(
        [(286, 838), (292, 762), (344, 712), (424, 712), (446, 762), (404, 826), (340, 872)],
        closed=True,
    )
    for a, b, tip in (
        ((318, 742), (322, 676), (344, 628)),
        ((350, 722), (366, 650), (392, 606)),
        ((384, 718), (412, 656), (442, 622)),
        ((418, 736), (452, 690), (482, 668)),
    ):
        c.limb([a, b, tip], [40, 35, 27], shade)
        c.limb(
            [(a[0] - 2, a[1] - 1), (b[0] - 2, b[1] - 2), (tip[0] - 2, tip[1] - 2)],
            [36, 31, 23],
            skin,
        )
        c.oval(tip[0] + 1, tip[1] - 4, 8, 9, "#efc6a6")
    c.poly(palm, skin)
    c.limb([(404, 806), (456, 782), (490, 760)], [48, 36, 26], skin)
    c.limb([(392, 826), (440, 802)], [16, 8], shade)


def _phone_in_hand(c: Canvas) -> None:
    skin, shade = "#d29a70", "#b57c56"
    c.soft([[(820, 420), (1120, 400), (1260, 1000), (900, 1000)]], "#04222a", 0.75, 26)
    c.limb([(1260, 1130), (1110, 930)], [290, 190], "#c8443a")
    c.limb([(1246, 1130), (1098, 930)], [230, 140], "#d9574a")
    c.limb([(1130, 980), (1060, 850)], [150, 170], shade)
    palm = smooth(
        [(900, 760), (960, 700), (1110, 700), (1150, 800), (1130, 930), (1030, 970), (930, 900)],
        closed=True,
    )
    c.poly(palm, skin)
    _phone(c)
    for i, (y, reach) in enumerate(((560, 66), (622, 74), (684, 72), (744, 60))):
        x = 1112 + i * 4
        c.limb([(x + 26, y + 26), (x - reach * 0.4, y + 2)], [56 - i * 2, 44 - i * 2], shade)
        c.limb([(x + 24, y + 22), (x - reach * 0.4, y - 1)], [50 - i * 2, 39 - i * 2], skin)
        c.oval(x - reach * 0.52, y - 3, 12, 9, "#efc6a6")
    c.limb([(905, 850), (858, 740), (884, 650)], [86, 64, 46], shade)
    c.limb([(902, 846), (855, 738), (882, 648)], [78, 57, 40], skin)
    c.oval(887, 636, 11, 15, "#efc6a6")


def _phone(c: Canvas) -> None:
    def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> list[Point]:
        out: list[Point] = []
        for x, y, a in (
            (x1 - r, y1 - r, 0),
            (x0 + r, y1 - r, 90),
            (x0 + r, y0 + r, 180),
            (x1 - r, y0 + r, 270),
        ):
            out.extend(ellipse(x, y, r, r, start=a, stop=a + 90, n=8))
        return out

    c.poly(rounded(858, 322, 1124, 866, 40), "#0f151c")
    c.poly(rounded(861, 324, 1118, 862, 38), "#2b3540")
    c.pour(c.stencil(rounded(873, 338, 1108, 850, 28)), ["#fdfffc", "#e3f3ee"])
    c.poly(rounded(873, 338, 1108, 430, 26), "#c8322f")
    c.rect(873, 400, 1108, 430, "#c8322f")
    c.rect(900, 386, 1010, 400, "#ffffff", 0.9)
    c.oval(1076, 393, 13, 13, "#ffd87a")
    c.oval(990, 526, 62, 62, "#bfe8d6")
    c.oval(990, 526, 50, 50, "#2f9f7f")
    c.line([(964, 526), (984, 548), (1018, 504)], "#ffffff", 11)
    for i, w in enumerate((86, 66)):
        c.rect(990 - w, 614 + i * 26, 990 + w, 626 + i * 26, ("#7f9a9c", "#b7c9ca")[i])
    for i in range(2):
        c.poly(rounded(898, 676 + i * 58, 1084, 722 + i * 58, 12), ("#ffffff", "#f2e2c0")[i])
        c.rect(948, 694 + i * 58, 1060, 704 + i * 58, "#b7c9ca")
        c.oval(922, 699 + i * 58, 13, 13, ("#e8a03c", "#2f8f8a")[i])
    c.poly(rounded(898, 794, 1084, 832, 18), "#c8322f")
    c.poly([(873, 366), (1000, 338), (900, 850), (873, 850)], "#ffffff", 0.1)
