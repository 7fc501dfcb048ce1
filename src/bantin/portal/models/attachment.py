"""Files that readers download."""

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from bantin.portal.reading import read, read_file
from bantin.portal.uploads import attachment_refusal
from bantin.text.normalise import nfc


class Attachment(AbstractDocument):
    """A file of any allowed type. Wagtail calls it a document, a word that BanTin keeps for the legal ones."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a composed title: names of files from some systems are not."""
        self.title: str = nfc(self.title)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError for a type that is not on the list, and for a new file that is not what it says."""
        super().clean()
        if self.file and not self.file._committed:
            refusal = attachment_refusal(self.file.file, self.file.name)
            if refusal:
                raise ValidationError({"file": ValidationError(refusal.text, code=refusal.code)})

    @property
    def public_url(self) -> str:
        """The file's address for readers, "" where its collection is not for all; asking notes the link."""
        read(f"attachment:{self.pk}")
        if self.collection.get_view_restrictions().exists():
            return ""
        read_file(self.file.name)
        return str(self.url)

    @property
    def extension(self) -> str:
        """The file's type as readers know it, such as PDF."""
        return str(self.file_extension).upper()

    @property
    def size_text(self) -> str:
        """The file's size in words, such as 1,2 MB."""
        return str(filesizeformat(self.get_file_size() or 0)).replace("\xa0", " ")
