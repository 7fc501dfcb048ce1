"""The bulletin."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from bantin.bulletins.body import BodyBlock, BodyField
from bantin.bulletins.months import Month
from bantin.portal.layouts import Layout
from bantin.portal.models import Photo, PortalPage, SectionPage
from bantin.text.dates import format_date


class BulletinPage(PortalPage):
    """A bulletin of a section. Wagtail's ``title`` is the headline.

    ``date`` is the moment that readers are told; midnight means that only the day is known, as with texts
    from portals that kept no time. ``section`` repeats the parent in the tree, for lists by index.
    """

    lead = models.TextField("sapo", blank=True, help_text="Hai, ba câu nói điều chính của bản tin.")
    date = models.DateTimeField(
        "ngày giờ đăng", default=timezone.now, help_text="Để giờ 00:00 nếu chỉ biết ngày."
    )
    byline = models.CharField("bút danh", max_length=200, blank=True)
    source = models.CharField(
        "nguồn tin", max_length=200, blank=True, help_text="Ví dụ: TTXVN, Văn phòng UBND tỉnh."
    )
    lead_photo = models.ForeignKey(
        Photo,
        verbose_name="ảnh chính",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_photo_caption = models.CharField(
        "chú thích ảnh chính",
        max_length=500,
        blank=True,
        help_text="Để trống để dùng chú thích của ảnh.",
    )
    body = BodyField(BodyBlock(), verbose_name="nội dung", blank=True)
    section = models.ForeignKey(
        SectionPage, null=True, editable=False, on_delete=models.SET_NULL, related_name="bulletins"
    )

    layout = Layout(top=("portal · breadcrumb",), main=("bulletin · toolbar", "bulletin · view"))
    composed_fields = ("title", "lead", "byline", "source", "lead_photo_caption")
    parent_page_types = ["portal.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("date"),
                        FieldPanel("byline"),
                        FieldPanel("source"),
                    ]
                ),
            ],
            "Ngày đăng và tác giả",
        ),
        MultiFieldPanel([FieldPanel("lead_photo"), FieldPanel("lead_photo_caption")], "Ảnh chính"),
        FieldPanel("body"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("section_id"),
    ]

    class Meta:
        verbose_name = "bản tin"
        verbose_name_plural = "bản tin"
        indexes = [
            models.Index(fields=["section", "-date", "-page_ptr"], name="bulletin_section_latest"),
            models.Index(fields=["-date", "-page_ptr"], name="bulletin_latest"),
        ]

    def clean(self) -> None:
        """Refuse a year that is a slip of the keyboard."""
        super().clean()
        if self.date and not 1900 <= self.date.year <= 2100:
            raise ValidationError({"date": "Năm đăng phải trong khoảng từ 1900 đến 2100."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``section`` with the tree."""
        if self.path and (parent := self.get_parent()) is not None:
            self.section_id = parent.pk
        super().save(*args, **kwargs)

    @property
    def local_date(self) -> datetime.datetime:
        """The moment of publication on the clocks of Vietnam."""
        return timezone.localtime(self.date)

    @property
    def month(self) -> Month | None:
        """The month of the archive that the bulletin stands in; None while it is in no section."""
        day = self.local_date
        return Month(self.section_id, day.year, day.month) if self.section_id else None

    @property
    def date_text(self) -> str:
        """The day, and the time where it is known, as a bulletin shows it: 08/04/2024 14:30."""
        moment = self.local_date
        day = format_date(moment.date(), "short")
        return day if moment.time() == datetime.time() else f"{day} {moment:%H:%M}"

    @property
    def date_iso(self) -> str:
        """The same for machines: 2024-04-08, or with time and offset where the time is known."""
        moment = self.local_date
        if moment.time() == datetime.time():
            return moment.date().isoformat()
        return moment.isoformat(timespec="minutes")

    @property
    def summary(self) -> str:
        """The lead, unless a description for search engines was written."""
        return str(self.search_description or self.lead)

    @property
    def list_tags(self) -> frozenset[str]:
        """The lists of its section and of the site; the archive's months too where one comes or goes."""
        if (month := self.month) is None:
            return frozenset({"latest"})
        section = f"section:{self.section_id}"
        months = {f"{section}:months"} if self._is_alone_in(month) else set()
        return frozenset({"latest", f"{section}:head", month.tag} | months)

    def _is_alone_in(self, month: Month) -> bool:
        start, end = month.bounds
        others = BulletinPage.objects.live().public().exclude(pk=self.pk)
        return not others.filter(
            section_id=month.section_id, date__gte=start, date__lt=end
        ).exists()
