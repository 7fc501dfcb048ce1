"""Where an imported bulletin came from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bantin.bulletins.models import BulletinPage


class ImportedPage(models.Model):
    """The page of an older portal that a bulletin was made from, word for word, and what to look at in it.

    ``content_hash`` makes an import safe to run again: the same page is stored once, whatever its file is
    called and however it is encoded. The row goes with its bulletin, so that a bulletin deleted in the desk
    can be imported anew.
    """

    bulletin = models.OneToOneField(
        BulletinPage,
        verbose_name=_("bản tin"),
        on_delete=models.CASCADE,
        related_name="imported_page",
    )
    path = models.CharField(_("tệp"), max_length=1000)
    content_hash = models.CharField(max_length=64, unique=True, editable=False)
    encoding = models.CharField(_("bảng mã"), max_length=40)
    raw_text = models.TextField(_("văn bản gốc"))
    review = models.JSONField(_("cần xem lại"), default=list)
    imported_at = models.DateTimeField(_("thời điểm nhập"), auto_now_add=True)

    class Meta:
        verbose_name = _("tin chuyển vào")
        verbose_name_plural = _("tin chuyển vào")

    def __str__(self) -> str:
        """Name the file."""
        return self.path

    @property
    def review_count(self) -> int:
        """How many things a person should look at."""
        return len(self.review)

    @property
    def notes(self) -> list[str]:
        """What a person should look at, a text for each, as the desk shows it."""
        return [
            f"Dòng {note['line']}: {note['message']}" if note["line"] else note["message"]
            for note in self.review
        ]
