"""People: standing, working and walking figures, and backs of seated ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

from .canvas import Canvas
from .curves import Point, ellipse, smooth
from .palette import Paint, dim, lit

Angles = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """What someone wears."""

    top: Paint = "#eef0ee"
    bottom: Paint = "#2b3346"
    skin: Paint = "#c98d63"
    hair: Paint = "#221d21"
    shoe: Paint = "#26222a"
    hat: str = ""
    hat_paint: Paint = "#e6cf9b"
    long_hair: bool = False
    skirt: bool = False
    tunic: bool = False
    bare_arms: bool = False
    scarf: Paint | None = None
    vest: Paint | None = None
    pack: Paint | None = None
    trim: Paint | None = None


@dataclass(frozen=True)
class Pose:
    """Joint angles in degrees from straight down; positive swings the way one faces."""

    bend: float = 0
    near_arm: Angles = (4, 8)
    far_arm: Angles = (-6, 4)
    near_leg: Angles = (3, 0)
    far_leg: Angles = (-3, -2)
    turn: str = "side"  # side, back, front
    drop: float = 0.0  # how far the hips sink


STAND = Pose()
WALK = Pose(2, (-24, -6), (24, 44), (22, 14), (-14, -30))
BACK = Pose(0, (-7, -4), (7, 4), (-2, -1), (2, 1), "back")
FRONT = replace(BACK, turn="front")

HIP, SPINE, THIGH, SHIN, UPPER, FORE = 0.49, 0.33, 0.245, 0.235, 0.165, 0.165


def _swing(start: Point, angle: float, length: float) -> Point:
    a = radians(angle)
    return start[0] + sin(a) * length, start[1] - cos(a) * length


class Figure:
    """One standing person of height ``h`` with the feet at ``x, foot``."""

    def __init__(
        self, c: Canvas, x: float, foot: float, h: float, look: Look, pose: Pose, flip: bool
    ) -> None:
        self.c, self.x, self.foot, self.h = c, x, foot, h
        self.look, self.pose, self.way = look, pose, -1 if flip else 1
        a = radians(pose.bend)
        self.hip = (0.0, HIP - pose.drop)
        self.chest = (sin(a) * SPINE, HIP - pose.drop + cos(a) * SPINE)
        self.lean = (sin(a), cos(a))
        self.spread = 0.035 if pose.turn == "side" else 0.098
        self.apart = 0.022 if pose.turn == "side" else 0.048

    def spot(self, p: Point) -> Point:
        """Body units to the sheet."""
        return self.x + self.way * p[0] * self.h, self.foot - p[1] * self.h

    def along(self, p: Point, across: float, up: float) -> Point:
        """From a joint, across and up the leaning trunk."""
        lx, ly = self.lean
        return p[0] + across * ly + up * lx, p[1] - across * lx + up * ly

    def limb(self, points: list[Point], widths: list[float], paint: Paint) -> None:
        """A tapering limb in body units."""
        self.c.limb([self.spot(p) for p in points], [w * self.h for w in widths], paint)

    def shape(self, points: list[Point], paint: Paint, alpha: float = 1) -> None:
        """A smooth closed outline in body units."""
        curve = smooth(points, closed=True, steps=4)
        self.c.poly([self.spot(p) for p in curve], paint, alpha)

    def hand(self, which: str) -> Point:
        """Where a hand is, on the sheet."""
        return self.spot(self._arm(which)[2])

    def _arm(self, which: str) -> list[Point]:
        near = which == "near"
        angles = self.pose.near_arm if near else self.pose.far_arm
        shoulder = self.along(self.chest, -self.spread if near else self.spread, -0.025)
        elbow = _swing(shoulder, angles[0], UPPER)
        return [shoulder, elbow, _swing(elbow, angles[1], FORE)]

    def draw_arm(self, which: str) -> None:
        """Sleeve, forearm and hand."""
        look, joints = self.look, self._arm(which)
        sleeve = look.top if which == "near" else dim(look.top, 0.2)
        if self.pose.turn != "side":
            sleeve = dim(look.top, 0.07)
        self.limb([joints[1], joints[2]], [0.04, 0.031], look.skin)
        shoulder, elbow, hand = joints
        if look.bare_arms:
            mid = tuple((a + b) / 2 for a, b in zip(shoulder, elbow, strict=True))
            self.limb([shoulder, elbow], [0.045, 0.04], look.skin)
            self.limb([shoulder, (mid[0], mid[1])], [0.066, 0.062], sleeve)
        else:
            cuff = (elbow[0] + (hand[0] - elbow[0]) * 0.8, elbow[1] + (hand[1] - elbow[1]) * 0.8)
            self.limb([shoulder, elbow, cuff], [0.066, 0.056, 0.044], sleeve)
            if look.trim is not None:
                back = (
                    elbow[0] + (hand[0] - elbow[0]) * 0.6,
                    elbow[1] + (hand[1] - elbow[1]) * 0.6,
                )
                self.limb([back, cuff], [0.05, 0.047], look.trim)
        self.limb([hand, _swing(hand, self._fore(which), 0.03)], [0.034, 0.026], look.skin)

    def _fore(self, which: str) -> float:
        return (self.pose.near_arm if which == "near" else self.pose.far_arm)[1]

    def draw_leg(self, which: str) -> None:
        """Trouser and shoe."""
        near = which == "near"
        angles = self.pose.near_leg if near else self.pose.far_leg
        top = (self.hip[0] + (-self.apart if near else self.apart), self.hip[1])
        knee = _swing(top, angles[0], THIGH)
        ankle = _swing(knee, angles[1], SHIN)
        paint = self.look.bottom if near else dim(self.look.bottom, 0.2)
        toe = 0.062 if self.pose.turn == "side" else 0.02
        sole = (ankle[0] + toe, ankle[1] - 0.014)
        self.limb([(ankle[0] - 0.004, ankle[1] - 0.004), sole], [0.034, 0.024], self.look.shoe)
        self.limb([top, knee, ankle], [0.1, 0.073, 0.052], paint)

    def draw_skirt(self) -> None:
        """A skirt or the skirts of a tunic, with a band of trim."""
        look, y = self.look, self.hip[1]
        hem = 0.13 if look.tunic else 0.2
        wide = 0.08 if self.pose.turn == "side" else 0.096
        flare = wide * (1.3 if look.tunic else 1.75)
        paint = look.top if look.tunic else look.bottom
        outline = [(-wide, y + 0.07), (wide, y + 0.07), (flare, hem), (-flare, hem)]
        self.c.poly([self.spot(p) for p in outline], paint)
        if look.trim is not None and not look.tunic:
            for low, tone in ((hem, look.trim), (hem + 0.05, lit(look.trim, 0.4))):
                strip = [
                    (-flare, low),
                    (flare, low),
                    (flare * 0.97, low + 0.022),
                    (-flare * 0.97, low + 0.022),
                ]
                self.c.poly([self.spot(p) for p in strip], tone)
        half = [(0.0, y + 0.07), (wide, y + 0.07), (flare, hem), (flare * 0.2, hem)]
        self.c.poly([self.spot(p) for p in half], "#171a2e", 0.16)

    def draw_trunk(self) -> None:
        """Shoulders to hips, with a shadow side."""
        side = self.pose.turn == "side"
        w, s = (0.078, 0.072) if side else (0.094, 0.122)
        at = self.along
        outline = [
            at(self.hip, -w, -0.03),
            at(self.hip, -w * 0.95, 0.1),
            at(self.chest, -s, -0.09),
            at(self.chest, -s, -0.01),
            at(self.chest, -0.045, 0.034),
            at(self.chest, 0.045, 0.034),
            at(self.chest, s, -0.01),
            at(self.chest, s, -0.09),
            at(self.hip, w * 0.95, 0.1),
            at(self.hip, w, -0.03),
        ]
        self.shape(outline, self.look.top)
        half = [at(self.chest, 0.02, 0.02), *outline[6:], at(self.hip, 0.03, -0.03)]
        self.shape(half, "#171a2e", 0.15)
        if self.look.vest is not None:
            vest = [(p[0] * 1.0, p[1]) for p in outline]
            self.shape([*vest[1:5], *vest[5:9]], self.look.vest)
            a, b = at(self.hip, -w, 0.17), at(self.hip, w, 0.17)
            self.limb([a, b], [0.026, 0.026], "#f4f1d8")
        if self.look.pack is not None:
            self._pack()

    def _pack(self) -> None:
        at, paint = self.along, self.look.pack or "#555555"
        x0, x1 = (-0.15, -0.04) if self.pose.turn == "side" else (-0.085, 0.085)
        y0, y1 = -0.2, -0.01
        box = [
            at(self.chest, x0, y0),
            at(self.chest, x1, y0),
            at(self.chest, x1, y1),
            at(self.chest, (x0 + x1) / 2, y1 + 0.02),
            at(self.chest, x0, y1),
        ]
        self.shape(box, paint)
        flap = [
            at(self.chest, x0, -0.12),
            at(self.chest, x1, -0.12),
            at(self.chest, x1, -0.1),
            at(self.chest, x0, -0.1),
        ]
        self.c.poly([self.spot(p) for p in flap], dim(paint, 0.35))

    def draw_head(self) -> None:
        """Neck, head, hair and hat."""
        look, turn, at = self.look, self.pose.turn, self.along
        neck, head = at(self.chest, 0, 0.03), at(self.chest, 0.006, 0.098)
        self.limb([at(self.chest, 0, 0), neck, head], [0.05, 0.046, 0.046], dim(look.skin, 0.12))
        oval = ellipse(head[0], head[1], 0.047, 0.06, n=18)
        if look.long_hair:
            fall = [
                at(head, -0.05, 0.02),
                at(head, 0.04, 0.02),
                at(head, 0.035, -0.12),
                at(head, -0.055, -0.12),
            ]
            if turn == "side":
                fall = [
                    at(head, -0.05, 0.03),
                    at(head, 0.0, 0.02),
                    at(head, -0.02, -0.12),
                    at(head, -0.065, -0.11),
                ]
            self.shape(fall, look.hair)
        self.c.poly([self.spot(p) for p in oval], look.hair if turn == "back" else look.skin)
        if turn == "side":
            cap = [
                at(head, -0.052, -0.035),
                at(head, -0.055, 0.03),
                at(head, -0.01, 0.068),
                at(head, 0.045, 0.045),
                at(head, 0.03, 0.028),
                at(head, 0.0, 0.02),
                at(head, -0.012, -0.02),
            ]
            self.shape(cap, look.hair)
            self.shape(
                [at(head, 0.04, 0.0), at(head, 0.056, -0.012), at(head, 0.04, -0.02)], look.skin
            )
        elif turn == "front":
            cap = [
                at(head, -0.05, -0.01),
                at(head, -0.05, 0.04),
                at(head, 0, 0.068),
                at(head, 0.05, 0.04),
                at(head, 0.05, -0.01),
                at(head, 0.036, 0.026),
                at(head, -0.02, 0.034),
            ]
            self.shape(cap, look.hair)
        if look.scarf is not None and turn != "side":
            self.shape(
                [at(self.chest, -0.05, 0.03), at(self.chest, 0.05, 0.03), at(self.chest, 0, -0.05)],
                look.scarf,
            )
        self._hat(head)

    def _hat(self, head: Point) -> None:
        look, at = self.look, self.along
        if look.hat == "non":
            cone(
                self.c,
                *self.spot(at(head, 0.0, 0.02)),
                0.135 * self.h,
                look.hat_paint,
                tilt=self.way * self.pose.bend * 0.8,
            )
        elif look.hat in ("cap", "helmet"):
            top = [
                at(head, -0.054, 0.012),
                at(head, -0.046, 0.052),
                at(head, 0, 0.076),
                at(head, 0.046, 0.052),
                at(head, 0.054, 0.012),
            ]
            self.shape(top, look.hat_paint)
            if look.hat == "cap" and self.pose.turn == "side":
                self.limb(
                    [at(head, 0.03, 0.02), at(head, 0.088, 0.012)],
                    [0.018, 0.01],
                    dim(look.hat_paint),
                )
        elif look.hat == "turban":
            wrap = [
                at(head, -0.062, 0.0),
                at(head, -0.066, 0.05),
                at(head, 0, 0.084),
                at(head, 0.062, 0.05),
                at(head, 0.056, 0.012),
                at(head, 0, 0.036),
            ]
            self.shape(wrap, look.hat_paint)
            self.limb(
                [at(head, -0.06, 0.03), at(head, 0.058, 0.03)],
                [0.012, 0.012],
                look.trim or lit(look.hat_paint),
            )

    def draw(self) -> None:
        """From the far side to the near."""
        facing_away = self.pose.turn == "back"
        self.draw_leg("far")
        self.draw_leg("near")
        if facing_away or self.pose.turn == "side":
            self.draw_arm("far")
        if self.look.skirt or self.look.tunic:
            self.draw_skirt()
        self.draw_trunk()
        self.draw_head()
        if self.pose.turn == "front":
            self.draw_arm("far")
        self.draw_arm("near")


def person(
    c: Canvas,
    x: float,
    foot: float,
    h: float,
    look: Look,
    pose: Pose = STAND,
    *,
    flip: bool = False,
    shade: float = 0.35,
) -> Figure:
    """Draw someone, and say where the hands are."""
    if shade:
        c.shadow(x + h * 0.05, foot + h * 0.004, h * 0.17, h * 0.028, shade)
    figure = Figure(c, x, foot, h, look, pose, flip)
    figure.draw()
    return figure


def cone(c: Canvas, x: float, y: float, r: float, paint: Paint, tilt: float = 0) -> None:
    """A conical hat whose rim has its middle at ``x, y``."""
    a = radians(tilt)

    def at(px: float, py: float) -> Point:
        return x + (px * cos(a) - py * sin(a)) * r, y + (px * sin(a) + py * cos(a)) * r

    rim = [at(px, py) for px, py in ellipse(0, 0, 1, 0.2, start=0, stop=180, n=14)]
    c.poly([*rim, at(-0.06, -0.76), at(0.06, -0.76)], paint)
    right = [at(px, py) for px, py in ellipse(0, 0, 1, 0.2, start=0, stop=70, n=8)]
    c.poly([*right, at(0.0, -0.78), at(0.06, -0.76)], dim(paint, 0.26))
    for share in (0.3, 0.55, 0.78):
        ring = ellipse(0, -0.76 + 0.76 * share, share, 0.2 * share, start=8, stop=172, n=10)
        c.line([at(px, py) for px, py in ring], dim(paint, 0.3), r * 0.018, 0.5)
    left = [at(px, py) for px, py in ellipse(0, 0, 1, 0.2, start=120, stop=180, n=8)]
    c.poly([*left, at(-0.06, -0.76), at(-0.03, -0.7)], lit(paint, 0.4), 0.7)
