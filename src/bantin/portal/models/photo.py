"""Photos and the files made from them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from bantin.portal.image_headers import displayed_size
from bantin.portal.models.photo_words import (
    Licence,
    PhotoQuerySet,
    address_in,
    credit_line,
    with_licence,
)
from bantin.portal.uploads import decoding_refusal, photo_refusal
from bantin.text.normalise import nfc


class PictureFile(WagtailImageFieldFile):
    """A picture whose size is read from its header. Wagtail's decodes the whole of it, whatever it opens to."""

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Return width and height as the picture is seen; None for both where the file is no picture."""
        close = self.closed
        try:
            self.open()
            return displayed_size(self)
        except FileNotFoundError:
            raise
        except Exception:  # what is wrong with it is told by the field's validator
            return None, None
        finally:
            if close:
                self.close()
            else:
                self.seek(0)


class PictureField(WagtailImageField):
    """A field of a `PictureFile`."""

    attr_class = PictureFile


def is_new(file: PictureFile) -> bool:
    """Tell whether ``file`` has been given to its object and not been stored yet."""
    return bool(file) and not file._committed


def refuse_unusable_photo(file: PictureFile) -> None:
    """Raise ValidationError for a new file that is no photo, is cut short, or opens to too large a picture."""
    if is_new(file) and (refusal := decoding_refusal(file.file, file.name)):
        raise ValidationError(refusal.text, code=refusal.code)


COMPOSED = ("title", "description", "caption", "credit", "source", "licence_terms")
SEARCHED = ("caption", "credit", "source", "licence_terms")


class Photo(AbstractImage):
    """A photo with what a newspaper keeps beside it. Wagtail's ``description`` holds the text for the blind."""

    file = PictureField(
        gettext_lazy("tệp ảnh"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        validators=[refuse_unusable_photo],
    )
    description = models.CharField(
        gettext_lazy("mô tả ảnh cho người không nhìn thấy"),
        max_length=255,
        blank=True,
        default="",
        help_text=gettext_lazy(
            "Ảnh cho thấy gì, trong một câu. Máy đọc màn hình đọc câu này thay cho ảnh."
        ),
    )
    caption = models.CharField(gettext_lazy("chú thích"), max_length=500, blank=True)
    credit = models.CharField(
        gettext_lazy("người chụp"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("Tên ghi dưới ảnh, ví dụ: Thu Hà."),
    )
    source = models.CharField(
        gettext_lazy("nơi cung cấp"),
        max_length=200,
        blank=True,
        default="",
        help_text=gettext_lazy(
            "Hãng tin, cơ quan hoặc trang đã cho ảnh, ví dụ: TTXVN. Dưới ảnh ghi: Thu Hà/TTXVN."
        ),
    )
    licence = models.CharField(
        gettext_lazy("quyền sử dụng"),
        max_length=20,
        blank=True,
        default="",
        choices=Licence,
        help_text=gettext_lazy("Vì sao cơ quan được đăng ảnh này."),
    )
    licence_terms = models.CharField(
        gettext_lazy("điều kiện sử dụng"),
        max_length=500,
        blank=True,
        default="",
        help_text=gettext_lazy(
            "Điều chủ ảnh yêu cầu, số văn bản cho phép, hoặc địa chỉ của giấy phép."
        ),
    )
    taken_on = models.DateField(
        gettext_lazy("ngày chụp"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Để trống nếu không biết."),
    )
    # Of what recipes its renditions are, all of them being there; see bantin.portal.renditions.
    renditions_made = models.CharField(
        max_length=32, blank=True, default="", editable=False, db_index=True
    )
    renditions_failed_at = models.DateTimeField(null=True, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "source",
        "taken_on",
        "licence",
        "licence_terms",
        "tags",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        *(index.SearchField(name) for name in SEARCHED),
        # The desk's list looks for what words begin with.
        *(index.AutocompleteField(name) for name in SEARCHED),
        *(index.FilterField(name) for name in ("credit", "source", "description", "taken_on")),
    ]
    objects = PhotoQuerySet.as_manager()
    # Keywords of the file that was uploaded, which become tags once the photo is stored.
    keywords_told: tuple[str, ...] = ()

    class Meta(AbstractImage.Meta):
        verbose_name = gettext_lazy("ảnh")
        verbose_name_plural = gettext_lazy("ảnh")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store composed Unicode; and have renditions made anew where the file or its focal point has changed.

        Raises ValidationError for a new file that must not be decoded, which `full_clean` would have told.
        """
        for name in COMPOSED:
            setattr(self, name, nfc(getattr(self, name)))
        if is_new(self.file) and (refusal := photo_refusal(self.file.file, self.file.name)):
            raise ValidationError({"file": ValidationError(refusal.text, code=refusal.code)})
        file_changed, changed = self._what_changed()
        if changed:
            self.renditions_made, self.renditions_failed_at = "", None
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "renditions_made", "renditions_failed_at"}
        super().save(*args, **kwargs)
        if file_changed:
            self.renditions.all().delete()
        if self.keywords_told:
            self.tags.add(*self.keywords_told)
            self.keywords_told = ()
            index.insert_or_update_object(self)

    def _what_changed(self) -> tuple[bool, bool]:
        """Return whether the stored file is to be another one, and whether that or the focal point is.

        Takes over what is noted in the database of its renditions.
        """
        stored = Photo.objects.filter(pk=self.pk).first() if self.pk else None
        if stored is None:
            return False, False
        # Files are made in the background since this object was read, and what is noted of them is not the editor's.
        self.renditions_made = stored.renditions_made
        self.renditions_failed_at = stored.renditions_failed_at
        names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
        file_changed = is_new(self.file) or stored.file.name != self.file.name
        moved = any(getattr(stored, name) != getattr(self, name) for name in names)
        return file_changed, file_changed or moved

    @property
    def centre(self) -> tuple[float, float]:
        """What a cut of the photo must show, as fractions of its width and height; its middle if nobody has said."""
        if (point := self.get_focal_point()) is None:
            return 0.5, 0.5
        return point.centroid_x / self.width, point.centroid_y / self.height

    @property
    def credit_line(self) -> str:
        """Who took the photo and where it is from, as it stands below it; "" where neither is known."""
        return with_licence(credit_line(self.credit, self.source), self.licence)

    @property
    def licence_address(self) -> str:
        """Where the licence can be read, if its terms say so; else ""."""
        return address_in(self.licence_terms)

    @property
    def lacking(self) -> list[str]:
        """What the desk still has to write before the photo can go into a bulletin, in words for a label."""
        lacks = ((_("mô tả"), not self.description), (_("nguồn"), not self.credit_line))
        return [word for word, is_lacking in lacks if is_lacking]

    @property
    def alt_text(self) -> str:
        """The text for who cannot see the photo. Its caption is read out anyway and is not repeated."""
        return str(self.description)


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    file = PictureField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
