"""What is stored of a correction."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Correction(Orderable):
    """What was wrong in a bulletin that readers had, and what is right. Part of its revisions, approved with them.

    The form follows what NĐ 237/2026 asks of the press: what was wrong and what is right, beside the headline and
    the day of the first publication, which are the bulletin's.
    """

    bulletin = ParentalKey("bulletins.BulletinPage", related_name="corrections")
    date = models.DateTimeField(gettext_lazy("lúc đính chính"), default=timezone.now)
    wrong = models.TextField(
        gettext_lazy("đã viết sai"),
        help_text=gettext_lazy("Nguyên văn chỗ sai, như bạn đọc đã thấy."),
    )
    right = models.TextField(
        gettext_lazy("viết lại cho đúng"), help_text=gettext_lazy("Chỗ ấy viết đúng là thế nào.")
    )

    panels = [FieldPanel("date"), FieldRowPanel([FieldPanel("wrong"), FieldPanel("right")])]

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("đính chính")
        verbose_name_plural = gettext_lazy("đính chính")

    def __str__(self) -> str:
        return self.wrong

    def clean(self) -> None:
        """Refuse a correction that changes nothing."""
        super().clean()
        if self.wrong.strip() == self.right.strip():
            raise ValidationError({"right": _("Chỗ sai và chỗ đúng giống hệt nhau.")})
