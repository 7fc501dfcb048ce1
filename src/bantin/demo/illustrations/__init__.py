"""Twenty drawn pictures that stand in for the photos of the demonstration site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PIL import Image

from .canvas import HEIGHT, WIDTH, Canvas
from .scenes import ALL

Draw = Callable[[Canvas], Image.Image]

SCENES: Mapping[str, Draw] = MappingProxyType(ALL)


class UnknownSceneError(KeyError):
    """No picture has that name."""

    def __init__(self, scene: str) -> None:
        super().__init__(scene)
        self.scene = scene

    def __str__(self) -> str:
        return f"no scene {self.scene!r}; there are: {', '.join(SCENES)}"


def render(scene: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Draw a scene; the same name, size and Pillow give the same pixels."""
    try:
        draw = SCENES[scene]
    except KeyError:
        raise UnknownSceneError(scene) from None
    return draw(Canvas(scene, size))


__all__ = ["SCENES", "UnknownSceneError", "render"]
