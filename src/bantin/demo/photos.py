"""Photos and files of the demonstration: drawn, described, stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from django.core.files.images import ImageFile

from bantin.demo import illustrations
from bantin.demo.content import Table
from bantin.demo.illustrations.canvas import HEIGHT, WIDTH
from bantin.portal.models import Attachment, Photo


@dataclass(frozen=True)
class PhotoSource:
    """A scene with the words for it; ``size`` where it is to have another shape than the scene's own."""

    scene: str
    caption: str
    credit: str
    alt: str
    size: tuple[int, int] = (WIDTH, HEIGHT)

    @classmethod
    def of(cls, table: Table) -> "PhotoSource":
        """Return the photo that ``table`` describes."""
        width, height = table.get("size", (WIDTH, HEIGHT))
        return cls(
            scene=table["scene"],
            caption=table.get("caption", ""),
            credit=table.get("credit", ""),
            alt=table.get("alt", ""),
            size=(width, height),
        )


@dataclass(frozen=True)
class FileSource:
    """A text file to download."""

    title: str
    filename: str
    text: str


class PhotoShelf:
    """Photos of the demonstration: each scene drawn once, and stored once for each way of describing it.

    Where two places differ in the caption alone they share a photo, which keeps the first caption.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        """Start with an empty shelf; ``say`` is told which scene is being drawn."""
        self._files: dict[tuple[str, tuple[int, int]], bytes] = {}
        self._photos: dict[PhotoSource, Photo] = {}
        self._say = say

    def photo(self, source: PhotoSource) -> Photo:
        """Return the photo that ``source`` describes, whatever its caption."""
        described = replace(source, caption="")
        if described not in self._photos:
            file = ImageFile(
                BytesIO(self._jpeg(source.scene, source.size)), name=f"{source.scene}.jpg"
            )
            photo = Photo(
                title=source.caption[:255] or source.scene,
                file=file,
                description=source.alt,
                caption=source.caption,
                credit=source.credit,
            )
            photo.save()
            self._photos[described] = photo
        return self._photos[described]

    def _jpeg(self, scene: str, size: tuple[int, int]) -> bytes:
        if (scene, size) not in self._files:
            self._say(f"  drawing {scene}")
            picture = illustrations.render(scene, size).convert("RGB")
            picture.save(buffer := BytesIO(), "JPEG", quality=86)
            self._files[scene, size] = buffer.getvalue()
        return self._files[scene, size]


def attachment(source: FileSource) -> Attachment:
    """Store the file that ``source`` describes."""
    stored = Attachment(title=source.title)
    stored.file.save(source.filename, BytesIO(source.text.encode()), save=False)
    stored.save()
    return stored
