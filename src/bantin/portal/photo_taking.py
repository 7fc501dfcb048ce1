"""Taking photos out of texts into the library: each once, and none left behind where the text is not stored."""

from io import BytesIO
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.models import Collection
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from bantin.portal.models import Photo
from bantin.portal.uploads import picture_extension

LONGEST_TITLE = 255


class PhotoRefused(ValueError):
    """A photo cannot be taken; the message, for the editor, says why and what to do, ``code`` is for programs."""

    def __init__(self, message: str, code: str) -> None:
        """Take the words and the code."""
        super().__init__(message)
        self.code = code


class PhotoTaking:
    """Photos on their way into the library, by a user of the desk or, without one, by the machine's own operator.

    As a context: when it ends with an error, the files of photos that were new are removed. Their rows are the
    business of the transaction inside it.
    """

    def __init__(self, user: Any = None) -> None:
        """Take photos in the name of ``user``."""
        self.user = user
        self._new: list[Photo] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove files that nothing refers to."""
        if kind is not None:
            for photo in self._new:
                photo.file.storage.delete(photo.file.name)

    def take(self, content: bytes, name: str, *, title: str, description: str = "") -> Photo:
        """Return the photo with ``content``: the one of the library that has it, or a new one.

        Raises PhotoRefused for what no upload may be, and where the user may not add photos.
        """
        if (known := self._known(content)) is not None:
            return known
        if len(content) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            size = filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE).replace("\xa0", " ")
            raise PhotoRefused(_("Ảnh quá lớn; tối đa %(size)s.") % {"size": size}, "too-large")
        stem, _dot, written = name.rpartition(".")
        extension = picture_extension(content) or written.lower()[:8]
        photo = Photo(
            title=(title or stem or name)[:LONGEST_TITLE],
            description=description[:LONGEST_TITLE],
            file=ImageFile(BytesIO(content), name=f"{(stem or 'anh')[:80]}.{extension}"),
            collection=self._collection(),
            uploaded_by_user=self.user,
        )
        try:
            photo.full_clean()
        except ValidationError as error:
            codes = (e.code for errors in error.error_dict.values() for e in errors)
            code = next((str(code) for code in codes if code), "invalid")
            raise PhotoRefused(" ".join(error.messages), code) from error
        photo._set_image_file_metadata()
        photo.save()
        self._new.append(photo)
        return photo

    def may_use(self, photos: Any) -> Any:
        """Return those of the query ``photos`` that the user may place on a page."""
        if self.user is None:
            return photos
        policy = policy_registry.get_by_type(Photo)
        allowed = policy.instances_user_has_permission_for(self.user, "choose")
        return photos.filter(pk__in=allowed.values("pk"))

    def _known(self, content: bytes) -> Photo | None:
        found = Photo.objects.filter(
            file_hash=hash_filelike(BytesIO(content)), file_size=len(content)
        )
        known: Photo | None = self.may_use(found).order_by("pk").first()
        return known

    def _collection(self) -> Collection:
        if self.user is None:
            return Collection.get_first_root_node()
        policy = policy_registry.get_by_type(Photo)
        found = (
            policy.collections_user_has_permission_for(self.user, "add").order_by("path").first()
        )
        if found is None:
            raise PhotoRefused(
                _("Bạn chưa có quyền thêm ảnh vào kho ảnh. Hãy nhờ người quản trị."), "forbidden"
            )
        return found
