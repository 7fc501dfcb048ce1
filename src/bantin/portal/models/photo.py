"""Photos and the files made from them."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class Photo(AbstractImage):
    """A photo with what a newspaper keeps beside it. Wagtail's ``description`` holds the text for the blind."""

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

    @property
    def alt_text(self) -> str:
        """The text for who cannot see the photo; the caption where nobody has written one."""
        return self.description or self.caption


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
