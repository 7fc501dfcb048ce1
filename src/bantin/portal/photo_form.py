"""The desk's form of a photo: the single upload, the one of many files and the chooser's all are made from it."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from bantin.portal.files_in_use import HeldFileForm
from bantin.portal.models.photo_words import licence_in
from bantin.portal.photo_metadata import PhotoFacts, facts_of
from bantin.portal.uploads import MAX_PIXELS, photo_refusal
from bantin.text.normalise import nfc


class PhotoUploadField(WagtailImageField):
    """Wagtail's field of a photo's file, which looks at the header first and decodes nothing.

    Wagtail's own decodes all pixels to learn how many there are. That they can be decoded is checked afterwards, by
    the model's validator.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what is taken and what to do, where Wagtail's words do not."""
        super().__init__(*args, **kwargs)
        self.allow_empty_file = True  # refused below, in words that say what to do
        formats = ", ".join(
            dict.fromkeys({"jpg": "JPEG"}.get(e, e.upper()) for e in self.allowed_image_extensions)
        )
        size = filesizeformat(self.max_upload_size).replace("\xa0", " ")
        limits = {"formats": formats, "size": size, "megapixels": MAX_PIXELS // 1_000_000}
        self.help_text = format_lazy(
            gettext_lazy(
                "Nhận ảnh {formats}; tệp không quá {size}, ảnh không quá {megapixels} triệu điểm ảnh."
            ),
            **limits,
        )
        too_large = format_lazy(
            gettext_lazy("Tệp quá lớn; tối đa {size}. Hãy thu nhỏ ảnh rồi tải lên lại."), **limits
        )
        wrong_kind = gettext_lazy("Không nhận loại ảnh này; chỉ nhận {formats}.")
        self.error_messages |= {
            "invalid_image_extension": format_lazy(wrong_kind, **limits),
            "file_too_large": too_large,
            "file_too_large_unknown_size": too_large,
            "required": gettext_lazy("Hãy chọn một tệp ảnh."),
        }

    def to_python(self, data: Any) -> Any:
        """Return the uploaded file. Raises ValidationError where its size or header forbids to decode it."""
        file = FileField.to_python(self, data)
        if file is not None:
            self.check_image_file_size(file)
            if refusal := photo_refusal(file, str(file.name)):
                raise ValidationError(refusal.text, code=refusal.code)
        return file


def is_name_of(title: str, file_name: str) -> bool:
    """Tell whether ``title`` is the name of the file, as Wagtail proposes it, and no thought of anybody's."""
    proposed = (file_name, PurePath(file_name).stem)
    return _letters(title) in {"", *map(_letters, proposed)}


def _letters(text: str) -> str:
    return "".join(c for c in nfc(text).casefold() if c.isalnum())


class PhotoForm(HeldFileForm, BaseImageForm):
    """Wagtail's form of a photo with `PhotoUploadField` for its file.

    What a new file tells of the photo fills the fields that nobody has filled.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the field in the place of Wagtail's, where the form has one."""
        super().__init__(*args, **kwargs)
        if (before := self.fields.get("file")) is not None:
            self.fields["file"] = PhotoUploadField(
                label=before.label, required=before.required, widget=before.widget
            )
        if self.instance.pk:
            self._mark_what_lacks()

    def _mark_what_lacks(self) -> None:
        """Say at their fields what a bulletin cannot be submitted without."""
        photo = self.instance
        lacks = {"description": not photo.description, "credit": not photo.credit_line}
        for name, field in self.fields.items():
            if lacks.get(name):
                field.help_text = format_html(
                    "<strong>{}</strong> {}", _("Còn thiếu."), field.help_text
                )

    def clean(self) -> dict[str, Any]:
        """Let the file say what nobody has said."""
        super().clean()
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            self._fill(facts_of(file), str(file.name))
        cleaned: dict[str, Any] = self.cleaned_data
        return cleaned

    def _fill(self, facts: PhotoFacts, file_name: str) -> None:
        if facts.title and is_name_of(self.cleaned_data.get("title") or "", file_name):
            self._say("title", facts.title)
        for name in ("caption", "description", "credit", "source", "licence_terms", "taken_on"):
            if not self.cleaned_data.get(name):
                self._say(name, getattr(facts, name))
        if not self.cleaned_data.get("licence"):
            self._say("licence", licence_in(facts.licence_terms))
        if facts.keywords and "tags" in self.fields and not self.cleaned_data.get("tags"):
            self._say("tags", list(facts.keywords))
            # The upload of many files stores the photo without what has to wait for its key.
            self.instance.keywords_told = facts.keywords

    def _say(self, name: str, value: Any) -> None:
        """Take ``value`` for the field ``name``, unless what was typed there is wrong and has to be told first."""
        if value and name in self.fields and name not in self.errors:
            self.cleaned_data[name] = value
