"""Serving people: the one-stop counter, and a phone and a laptop at home."""

from __future__ import annotations

from PIL import Image

from ..busts import back, front
from ..canvas import WIDTH, Canvas
from ..curves import Point, ellipse, smooth
from ..palette import Paint, dim, lit, mix
from ..trees import potted
from ..view import View, Wall

OFFICE = View(horizon=400, centre=640, focal=1150, eye=1.72)


def one_stop_counter(c: Canvas) -> Image.Image:
    """An officer hands a paper over a light wooden counter; others work behind."""
    c.pour(c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 700), (0, 700)]), ["#dfeef0", "#c9e0e4"])
    _office_back(c)
    c.defocus(1.3)
    _far_desks(c)
    c.soft([[(980, 60), (1250, 60), (760, 1000), (180, 1000)]], "#fffdf0", 0.3, 30)
    _counter(c)
    _visitors(c)
    c.glow(1180, 220, 900, 700, "#fff6da", 0.36, 1.7)
    return c.finish(vignette=0.24, bloom=0.2)


def _office_back(c: Canvas) -> None:
    wall = Wall(OFFICE, (-7, 0, 10), (1, 0))
    c.pour(c.stencil(wall.rect(0, 0, 16, 4.4)), ["#eef6f4", "#d5e8e8"])
    c.poly(wall.rect(0, 2.75, 16, 3.3), "#2f7fb0")
    c.poly(wall.rect(0, 2.7, 16, 2.76), "#f0b84a")
    for i in range(3):
        u = 8.1 + i * 2.2
        c.pour(c.stencil(wall.rect(u, 0.95, u + 1.9, 2.5)), ["#fffef4", "#d6efdd", "#a9d6b0"])
        c.poly(wall.rect(u + 0.92, 0.95, u + 0.98, 2.5), "#8fb0b8")
        c.line([*wall.rect(u, 0.95, u + 1.9, 2.5), wall.at(u, 0.95)], "#8fb0b8", 3)
    for i in range(4):
        for j in range(3):
            u, v = 0.8 + i * 1.5, 0.35 + j * 0.72
            c.poly(wall.rect(u, v, u + 1.42, v + 0.68), "#caa06c")
            c.poly(wall.rect(u + 0.04, v + 0.05, u + 1.38, v + 0.64), "#8f6c46")
            _files(c, wall, u + 0.06, v + 0.05)
    ceiling = OFFICE.path([(-7, 3.6, 3), (9, 3.6, 3), (9, 3.6, 10), (-7, 3.6, 10)])
    c.pour(c.stencil(ceiling), ["#cfe2e6", "#f3f8f4"])
    for x in (-4.2, -0.8, 2.6, 6.0):
        for z in (4.4, 6.6, 8.6):
            lamp = OFFICE.path([(x, 3.6, z), (x + 1.6, 3.6, z), (x + 1.6, 3.6, z + 0.7),
                                (x, 3.6, z + 0.7)])
            c.poly(lamp, "#ffffff")
    c.pour(c.stencil(OFFICE.floor(-9, 10, 1.5, 10)), ["#c2d6d6", "#93b0b4"])


def _files(c: Canvas, wall: Wall, u: float, v: float) -> None:
    end = u + 1.28
    while u < end - 0.12:
        w = c.rng.uniform(0.08, 0.13)
        tone = c.rng.choice(["#3f86b8", "#e8eef0", "#d96a4f", "#e8b84f", "#5fa08a", "#2f5f86"])
        c.poly(wall.rect(u, v, u + w, v + c.rng.uniform(0.42, 0.52)), tone)
        u += w + 0.015


def _far_desks(c: Canvas) -> None:
    z = 6.6
    s = OFFICE.size(z)
    for i, x in enumerate((-2.5, 3.6)):
        px, py = OFFICE.at(x, 1.2, z)
        front(c, px, py, s * 0.23, ("#f4f4f0", "#7fb0d0")[i], "#241f24", "#c98d63", woman=i == 1,
              tie="#2f5f86" if i == 0 else None, face=False)
        _monitor(c, *OFFICE.at(x + 0.65, 0.82, z - 0.3), s * 0.5, lit=False)
    desk = Wall(OFFICE, (-4.2, 0, z - 0.4), (1, 0))
    c.pour(c.stencil(desk.rect(0, 0, 10.5, 0.82)), ["#e3c496", "#b9905f"])
    c.poly(desk.rect(0, 0.78, 10.5, 0.86), "#f6e3bf")


def _monitor(c: Canvas, x: float, foot: float, w: float, *, lit: bool) -> None:
    h = w * 0.62
    c.rect(x - w * 0.06, foot - h * 0.3, x + w * 0.06, foot, "#4b5662")
    c.oval(x, foot, w * 0.22, w * 0.03, "#3a444f")
    c.rect(x - w / 2, foot - h * 1.2, x + w / 2, foot - h * 0.22, "#2b343f")
    if lit:
        c.rect(x - w * 0.46, foot - h * 1.14, x + w * 0.46, foot - h * 0.28, "#e6f3f6")


def _counter(c: Canvas) -> None:
    z = 3.55
    s = OFFICE.size(z)
    px, py = OFFICE.at(0.42, 1.37, z + 0.3)
    _arm(c, [(px - 76, py + 52), (px - 118, py + 148), (px - 66, py + 196)], [58, 48, 36],
         "#e9eef2", "#d29a70")
    front(c, px, py, s * 0.27, "#f1f4f6", "#211c22", "#d29a70", woman=True, shirt="#cfe0ec")
    _arm(c, [(px + 76, py + 56), (px + 100, py + 156), (px + 8, py + 204)], [58, 48, 36],
         "#dde5ea", "#c98f66")
    _monitor(c, px + 290, OFFICE.at(0, 1.0, z)[1] - 4, 250, lit=False)
    top = c.stencil(OFFICE.floor(-4, 4, z - 0.5, z + 0.25, 0.98))
    c.pour(top, ["#f4dfb6", "#e2bf8a"])
    c.mottle(top, "#d1a56c", 0.35, 14, 2)
    face = Wall(OFFICE, (-4, 0, z - 0.5), (1, 0))
    c.pour(c.stencil(face.rect(0, 0, 8, 0.98)), ["#d3a870", "#a87c4e"])
    c.poly(face.rect(0, 0.9, 8, 0.98), "#f9ead0")
    for i in range(14):
        c.poly(face.rect(0.2 + i * 0.6, 0.1, 0.24 + i * 0.6, 0.86), "#7d5836", 0.4)
    c.pour(c.stencil(face.rect(4.0, 0.2, 5.6, 0.76)), ["#3f90c0", "#2b6f9c"])
    paper = [(px - 150, py + 206), (px - 14, py + 196), (px + 26, py + 226), (px - 122, py + 240)]
    c.soft([[(x + 6, y + 8) for x, y in paper]], "#5a3f26", 0.4, 4)
    c.poly(paper, "#fffdf4")
    for i in range(4):
        t = 0.2 + 0.18 * i
        c.line([(px - 134 + 26 * t, py + 206 + 30 * t), (px - 34 + 38 * t, py + 199 + 28 * t)],
               "#9fb0b8", 2)
    _desk_things(c, px, py)


def _desk_things(c: Canvas, px: float, py: float) -> None:
    x, y = px + 118, py + 226
    c.poly([(x, y), (x + 92, y - 4), (x + 84, y - 26), (x + 6, y - 22)], "#e8eef0")
    c.poly([(x + 4, y - 6), (x + 88, y - 10), (x + 84, y - 26), (x + 6, y - 22)], "#ffffff")
    potted(c, px - 330, py + 226, 150, ("#3f8a5a", "#62ab6c", "#8fcb7e"), "#e9ece8")
    glass = [(px + 180, py - 60), (px + 184, py + 214), (px + 470, py + 214), (px + 466, py - 60)]
    c.poly(glass, "#ffffff", 0.16)
    c.line([*glass, glass[0]], "#ffffff", 2, 0.7)


def _arm(c: Canvas, joints: list[Point], widths: list[float], sleeve: Paint, skin: Paint) -> None:
    c.limb(joints, widths, sleeve)
    hand = joints[-1]
    c.limb([hand, (hand[0] + (18 if hand[0] > joints[1][0] else -18), hand[1] + 8)],
           [widths[-1] * 0.85, widths[-1] * 0.7], skin)


def _visitors(c: Canvas) -> None:
    _arm(c, [(560, 700), (640, 640), (668, 604)], [120, 84, 62], "#7a5f9a", "#b97a52")
    c.limb([(668, 604), (696, 588)], [46, 34], "#b97a52")
    for i in range(3):
        c.limb([(690, 582 + i * 9), (716, 580 + i * 8)], [15, 12], "#b97a52")
    back(c, 400, 640, 178, "#8468a6", "#4a4550", "#b97a52", woman=False, rim="#fff4d8",
         collar="#a58cc0")
    c.oval(400, 492, 50, 40, "#4a4550")
    c.oval(388, 482, 22, 13, "#6b6570")
    back(c, 1400, 800, 150, "#d98a4a", "#211c22", "#c98d63", rim="#fff4d8", collar="#f4efe4")
    c.rect(1210, 900, 1600, 1000, "#2f6f96")
    c.poly([(1210, 900), (1600, 900), (1600, 914), (1210, 914)], "#5fa0c4")


# -- online ---------------------------------------------------------------------------------


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
        blades.append(smooth([(1640, 420 + i * 14), (x + 120, 330 + i * 38), (x - 140, 420 + i * 62),
                              (x + 130, 380 + i * 40)], closed=True))
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
            c.poly([(a, y0), (b, y0), (b + (b - 595) * 0.02, y1), (a + (a - 595) * 0.02, y1)],
                   "#2d3742")
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
    c.poly(smooth([(x + 8, y + 18), (x + 26, y + 4), (x + 38, y + 14), (x + 22, y + 24)],
                  closed=True), "#5f7f2a")


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
    palm = smooth([(286, 838), (292, 762), (344, 712), (424, 712), (446, 762), (404, 826),
                   (340, 872)], closed=True)
    for a, b, tip in (((318, 742), (322, 676), (344, 628)), ((350, 722), (366, 650), (392, 606)),
                      ((384, 718), (412, 656), (442, 622)), ((418, 736), (452, 690), (482, 668))):
        c.limb([a, b, tip], [40, 35, 27], shade)
        c.limb([(a[0] - 2, a[1] - 1), (b[0] - 2, b[1] - 2), (tip[0] - 2, tip[1] - 2)],
               [36, 31, 23], skin)
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
    palm = smooth([(900, 760), (960, 700), (1110, 700), (1150, 800), (1130, 930), (1030, 970),
                   (930, 900)], closed=True)
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
        for x, y, a in ((x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180),
                        (x1 - r, y0 + r, 270)):
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

