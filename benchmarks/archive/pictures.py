"""The photos that the bulletins of an archive share: drawn, few, stored once."""

from io import BytesIO

from django.core.files.images import ImageFile

from bantin.demo import illustrations
from bantin.demo.illustrations import SCENES
from bantin.portal.models import Photo
from bantin.portal.renditions import make_next

SIZE = (1200, 800)
TITLE = "Kho lưu trữ: "


def photos(count: int = 12) -> list[Photo]:
    """Return the first ``count`` drawn photos, stored where they are not yet."""
    return [_photo(scene) for scene in sorted(SCENES)[:count]]


def _photo(scene: str) -> Photo:
    title = f"{TITLE}{scene}"
    found: Photo | None = Photo.objects.filter(title=title).first()
    if found is not None:
        return found
    illustrations.render(scene, SIZE).convert("RGB").save(buffer := BytesIO(), "JPEG", quality=82)
    photo = Photo(
        title=title,
        file=ImageFile(BytesIO(buffer.getvalue()), name=f"{scene}.jpg"),
        description=f"Tranh vẽ: {scene}.",
        caption="Tranh minh họa.",
        credit="BanTin",
    )
    photo.save()
    # As a running portal has them: what is made in the background is there.
    while make_next():
        pass
    return photo
