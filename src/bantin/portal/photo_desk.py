"""The desk's list of photos: which of them lack words that a bulletin needs."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.images.views.images import ImagesFilterSet, IndexView

from bantin.portal.models.photo_words import PhotoQuerySet

_LACKING: dict[str, Callable[[PhotoQuerySet], PhotoQuerySet]] = {
    "any": PhotoQuerySet.unfinished,
    "description": PhotoQuerySet.undescribed,
    "credit": PhotoQuerySet.unnamed,
}
_CHOICES = (
    ("any", gettext_lazy("Thiếu mô tả hoặc nguồn")),
    ("description", gettext_lazy("Thiếu mô tả")),
    ("credit", gettext_lazy("Thiếu nguồn")),
)


class PhotoFilterSet(ImagesFilterSet):
    """Wagtail's filters of photos, and one by what a photo lacks."""

    lacking = django_filters.ChoiceFilter(
        label=gettext_lazy("Còn thiếu"),
        choices=_CHOICES,
        method="choose_lacking",
        empty_label=gettext_lazy("Tất cả"),
        widget=forms.RadioSelect,
    )

    def choose_lacking(self, photos: PhotoQuerySet, name: str, value: str) -> PhotoQuerySet:
        """Return those of ``photos`` that lack what ``value`` says."""
        return _LACKING[value](photos)


class LackingColumn(BaseColumn):
    """What a photo lacks, marked as above its picture in the grid."""

    cell_template_name = "portal/photos/lacking_cell.html"


class PhotoIndexView(IndexView):
    """Wagtail's list of photos with that filter, and what each lacks: in the grid ``results_image.html`` says it."""

    filterset_class = PhotoFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        """Wagtail's columns, and what is lacking behind the title."""
        columns = list(super().columns)
        names = [column.name for column in columns]
        if "title" in names:
            lacking = LackingColumn("lacking", label=_("Còn thiếu"))
            columns.insert(names.index("title") + 1, lacking)
        return columns
