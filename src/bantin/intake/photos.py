"""The pictures of a record on their way into the library."""

import posixpath
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from bantin.bulletins.writing.parts import Figure
from bantin.intake.records import BulletinRecord
from bantin.intake.review import REASONS, ReviewNote, note
from bantin.portal.photo_taking import PhotoRefused, PhotoTaking

_LINKED = "linked:"
_DRAWN = "drawn:"


@dataclass
class RecordPhotos:
    """Takes the pictures of ``record``; ``notes`` name those that cannot be taken, whose place is kept."""

    record: BulletinRecord
    taking: PhotoTaking
    notes: list[ReviewNote] = field(default_factory=list)

    def photo_of(self, figure: Figure) -> int | str:
        """Return the key of the photo of ``figure``, or the words that hold its place."""
        name = posixpath.basename(figure.source.removeprefix(_LINKED).replace("\\", "/"))[:80]
        name = name.removeprefix(_DRAWN) or figure.alt[:80] or _("hình vẽ")
        try:
            return self._taken(figure, name)
        except PhotoRefused as error:
            reason = f"photo-{error.code}"
            known = reason if reason in REASONS else "photo-invalid"
            self.notes.append(note("refused-photo", name=name, reason=known))
            return _("Cần tải ảnh lên chỗ này: %(name)s") % {"name": name}

    def _taken(self, figure: Figure, name: str) -> int:
        for beginning, code in ((_DRAWN, "drawn"), (_LINKED, "linked")):
            if figure.source.startswith(beginning):
                raise PhotoRefused(code, code)
        files = {picture.name: picture.content for picture in self.record.pictures}
        content = files.get(figure.source)
        if content is None:
            raise PhotoRefused("unreadable", "unreadable")
        title = figure.caption or self.record.headline
        photo = self.taking.take(content, name, title=title, description=figure.alt)
        return int(photo.pk)
