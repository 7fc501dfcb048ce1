"""The desk's form of a file."""

from wagtail.documents.forms import BaseDocumentForm

from bantin.portal.files_in_use import HeldFileForm


class AttachmentForm(HeldFileForm, BaseDocumentForm):
    """Wagtail's form of a document, which keeps what readers see from being changed past the approver."""
