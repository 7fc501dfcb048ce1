"""Photos and the files made from them."""

from typing import Any

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from bantin.text.normalise import nfc


class Photo(AbstractImage):
    """A photo with what a newspaper keeps beside it. Wagtail's ``description`` holds the text for the blind."""

    description = models.CharField(
        "mô tả ảnh cho người không nhìn thấy",
        max_length=255,
        blank=True,
        default="",
        help_text="Ảnh cho thấy gì, trong một câu. Máy đọc màn hình đọc câu này thay cho ảnh.",
    )
    caption = models.CharField("chú thích", max_length=500, blank=True)
    credit = models.CharField(
        "nguồn ảnh",
        max_length=200,
        blank=True,
        help_text="Người chụp hoặc nơi cung cấp, ví dụ: Thu Hà.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("caption")]

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store composed Unicode: names of files from some systems are not."""
        for name in ("title", "description", "caption", "credit"):
            setattr(self, name, nfc(getattr(self, name)))
        super().save(*args, **kwargs)

    @property
    def alt_text(self) -> str:
        """The text for who cannot see the photo. Its caption is read out anyway and is not repeated."""
        return str(self.description)


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
