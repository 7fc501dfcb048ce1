"""Perspective: metres in a world to places on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .curves import Point

Spot = tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """An eye ``eye`` metres up that looks level, with its vanishing point on the sheet."""

    horizon: float
    centre: float = 800
    focal: float = 1400
    eye: float = 1.7

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a spot ``x`` to the right, ``y`` up and ``z`` away is seen."""
        near = max(z, 0.2)
        return (
            self.centre + self.focal * x / near,
            self.horizon + self.focal * (self.eye - y) / near,
        )

    def size(self, z: float) -> float:
        """Design units per metre at a distance."""
        return self.focal / max(z, 0.2)

    def path(self, spots: Sequence[Spot]) -> list[Point]:
        """Several spots at once."""
        return [self.at(*spot) for spot in spots]

    def floor(self, x0: float, x1: float, z0: float, z1: float, y: float = 0) -> list[Point]:
        """A level rectangle."""
        return self.path([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)])


@dataclass(frozen=True)
class Wall:
    """An upright plane from ``start`` along ``along`` (per metre), measured in metres."""

    view: View
    start: Spot
    along: tuple[float, float]

    def at(self, u: float, v: float) -> Point:
        """``u`` metres along and ``v`` up."""
        x, y, z = self.start
        return self.view.at(x + self.along[0] * u, y + v, z + self.along[1] * u)

    def rect(self, u0: float, v0: float, u1: float, v1: float) -> list[Point]:
        """A rectangle on the wall."""
        return [self.at(u0, v0), self.at(u1, v0), self.at(u1, v1), self.at(u0, v1)]

    def path(self, spots: Sequence[Point]) -> list[Point]:
        """An outline on the wall."""
        return [self.at(u, v) for u, v in spots]

    def out(self, metres: float) -> Wall:
        """The parallel plane in front (toward the left of its direction)."""
        x, y, z = self.start
        dx, dz = self.along
        return Wall(self.view, (x + dz * metres, y, z - dx * metres), self.along)
