"""The bulletin."""

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.months import Month
from bantin.bulletins.body import BodyBlock, BodyField
from bantin.bulletins.corrections.models import Correction
from bantin.bulletins.related.models import ChosenRelated, RelatedBulletin, RelatedSearch
from bantin.portal.layouts import Layout
from bantin.portal.models import Photo, SectionPage, SubmittedPage
from bantin.text.dates import format_date
from bantin.text.slug import slugify

if TYPE_CHECKING:
    from bantin.portal.metadata import PageMetadata

__all__ = [
    "ArchivePart",
    "BulletinPage",
    "ChosenRelated",
    "Correction",
    "Kind",
    "RelatedBulletin",
    "RelatedSearch",
]


_IGNORE = "wagtail_reference_index_ignore"
# What stands below a section's address for a year of its archive.
_YEAR = re.compile(r"\d{4}", re.ASCII)


NEWS_FOR = datetime.timedelta(days=30)


class Kind(models.TextChoices):
    """What a bulletin mostly is; readers find photo stories and videos by it."""

    NEWS = "news", _("Tin bài")
    PHOTO_STORY = "photo-story", _("Tin ảnh")
    VIDEO = "video", "Video"


class BulletinPage(SubmittedPage):
    """A bulletin of a section. Wagtail's ``title`` is the headline.

    ``date`` is the moment that readers are told; midnight means that only the day is known, as with texts
    from portals that kept no time. ``section`` and ``home`` repeat the parent and its parent in the tree, for lists
    by index. ``part`` is where it stands in the archive, from its first publication on; lists read none without.
    """

    kind = models.CharField(_("thể loại"), max_length=20, choices=Kind, default=Kind.NEWS)
    lead = models.TextField(
        _("sapo"), blank=True, help_text=_("Hai, ba câu nói điều chính của bản tin.")
    )
    date = models.DateTimeField(
        _("ngày giờ đăng"), default=timezone.now, help_text=_("Để giờ 00:00 nếu chỉ biết ngày.")
    )
    byline = models.CharField(_("bút danh"), max_length=200, blank=True)
    source = models.CharField(
        _("nguồn tin"),
        max_length=200,
        blank=True,
        help_text=_("Ví dụ: TTXVN, Văn phòng UBND tỉnh."),
    )
    lead_photo = models.ForeignKey(
        Photo,
        verbose_name=_("ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_photo_caption = models.CharField(
        _("chú thích ảnh chính"),
        max_length=500,
        blank=True,
        help_text=_("Để trống để dùng chú thích của ảnh."),
    )
    lead_photo_credit = models.CharField(
        _("nguồn ảnh chính"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Để trống để dùng người chụp và nơi cung cấp đã ghi ở ảnh."),
    )
    lead_photo_alt = models.CharField(
        _("mô tả ảnh chính cho người không nhìn thấy ở bài này"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("Để trống để dùng mô tả của ảnh."),
    )
    body = BodyField(BodyBlock(), verbose_name=_("nội dung"), blank=True)
    # What is alike of two headlines that differ in marks and signs only; see `key_of_headline`.
    headline_key = models.CharField(max_length=100, blank=True, default="", editable=False)
    hide_related = models.BooleanField(
        _("không hiện tin liên quan"),
        default=False,
        help_text=_("Đánh dấu nếu cuối bản tin này không nên có tin liên quan nào."),
    )
    show_history = models.BooleanField(
        _("cho bạn đọc thấy các lần cập nhật"),
        default=False,
        help_text=_("Cuối bản tin ghi ngày giờ của mỗi lần đăng lại."),
    )
    section = models.ForeignKey(
        SectionPage, null=True, editable=False, on_delete=models.SET_NULL, related_name="bulletins"
    )

    home = models.ForeignKey(
        Page, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    # Not a part of revisions: a draft that was begun before the first publication knows none.
    part = models.ForeignKey(
        ArchivePart,
        null=True,
        editable=False,
        serialize=False,
        db_index=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Where a bulletin stands is no use of its section: the desk would count thousands.
    setattr(section, _IGNORE, True)
    setattr(home, _IGNORE, True)

    layout = Layout(
        top=("portal · breadcrumb",),
        main=("bulletin · toolbar", "bulletin · view"),
        bottom=("bulletin · related", "bulletin · neighbours"),
    )
    in_site_map = False
    composed_fields = (
        "title",
        "lead",
        "byline",
        "source",
        "lead_photo_caption",
        "lead_photo_credit",
        "lead_photo_alt",
    )
    parent_page_types = ["portal.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SubmittedPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("date"),
                        FieldPanel("byline"),
                        FieldPanel("source"),
                    ]
                ),
                FieldPanel("author"),
            ],
            _("Ngày đăng và tác giả"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("lead_photo"),
                FieldPanel("lead_photo_caption"),
                FieldPanel("lead_photo_credit"),
                FieldPanel("lead_photo_alt"),
            ],
            _("Ảnh chính"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("hide_related"),
                InlinePanel(
                    "chosen_related",
                    heading=_("Chọn tay"),
                    label=_("bản tin"),
                    max_num=6,
                    help_text=(
                        _(
                            "Các bản tin chọn ở đây đứng trước, theo thứ tự đã xếp. Nếu còn chỗ, "
                            "hệ thống thêm những bản tin có nội dung gần nhất."
                        )
                    ),
                ),
            ],
            _("Tin liên quan"),
        ),
        MultiFieldPanel(
            [
                InlinePanel(
                    "corrections",
                    heading=_("Đính chính"),
                    label=_("Đính chính"),
                    help_text=(
                        _(
                            "Dành cho bản tin đã đăng có chỗ sai: sửa trong bài, rồi ghi ở đây đã viết gì "
                            "và viết đúng là gì. Bạn đọc thấy cuối bản tin và ở trang Đính chính."
                        )
                    ),
                ),
                FieldPanel("show_history"),
            ],
            _("Đính chính và cập nhật"),
        ),
        *SubmittedPage.submission_panels,
    ]
    search_fields = [
        *SubmittedPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("section_id"),
    ]

    class Meta:
        verbose_name = _("bản tin")
        verbose_name_plural = _("bản tin")
        indexes = [
            models.Index(
                fields=["section", "-date", "-page_ptr"],
                condition=models.Q(part__isnull=False),
                name="bulletin_section_latest",
            ),
            models.Index(
                fields=["home", "-date", "-page_ptr"],
                condition=models.Q(part__isnull=False),
                name="bulletin_latest_of_site",
            ),
            models.Index(
                fields=["home", "kind", "-date", "-page_ptr"],
                condition=models.Q(part__isnull=False),
                name="bulletin_latest_of_kind",
            ),
            models.Index(fields=["part", "-date", "-page_ptr"], name="bulletin_archive_part"),
            # Of the desk: its report of all bulletins, and the gate's look for the same headline.
            models.Index(fields=["-date", "-page_ptr"], name="bulletin_by_date"),
            models.Index(fields=["home", "headline_key", "-date"], name="bulletin_headline"),
        ]

    def clean(self) -> None:
        """Refuse a year that is a slip of the keyboard, and an address that is one of the archive's years."""
        super().clean()
        if self.date and not 1900 <= self.date.year <= 2100:
            raise ValidationError({"date": "Năm đăng phải trong khoảng từ 1900 đến 2100."})
        if _YEAR.fullmatch(self.slug):
            raise ValidationError(
                {
                    "slug": f"Địa chỉ “{self.slug}” dành cho các bản tin của năm ấy. Hãy chọn địa chỉ khác."
                }
            )

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        if _YEAR.fullmatch(base_slug):
            base_slug = f"tin-{base_slug}"
        return str(super()._get_autogenerated_slug(base_slug))

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``section`` and ``home`` with the tree, and ``part`` with the date."""
        from bantin.bulletins.archive.place import keep_part

        if self.path and (parent := self.get_parent()) is not None:
            self.section_id, self.home_id = parent.pk, parent.get_parent().pk
        if kwargs.get("update_fields") is None:
            keep_part(self)
            self.headline_key = self.key_of_headline()
        super().save(*args, **kwargs)

    def key_of_headline(self) -> str:
        """Return by what other bulletins with this headline are found: its letters and digits without marks."""
        return slugify(self.title, max_length=100)

    @property
    def open_section(self) -> SectionPage | None:
        """The section, where readers can open it: a section may be withdrawn and its bulletins stay."""
        return self.section if self.section is not None and self.section.live else None

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
    def lead_caption(self) -> str:
        """The words below the lead photo: those written here, else the photo's own; "" without a photo."""
        return str(self.lead_photo_caption or self.lead_photo.caption) if self.lead_photo else ""

    @property
    def lead_credit(self) -> str:
        """Who is named below the lead photo: as written here, else as the photo says; "" without a photo."""
        return str(self.lead_photo_credit or self.lead_photo.credit_line) if self.lead_photo else ""

    @property
    def lead_alt(self) -> str:
        """What the lead photo shows, for who cannot see it: as written here, else as the photo says."""
        return str(self.lead_photo_alt or self.lead_photo.alt_text) if self.lead_photo else ""

    @property
    def summary(self) -> str:
        """The lead, unless a description for search engines was written."""
        return str(self.search_description or self.lead)

    @property
    def modified_at(self) -> datetime.datetime | None:
        """When it was last published again, that is corrected; None while it stands as first published."""
        first, last = self.first_published_at, self.last_published_at
        return last if first and last and last > max(first, self.date) else None

    @property
    def heat(self) -> int:  # type: ignore[override]  # of the bulletin, not of its class
        """Readers come for what is new."""
        return 50 if self.date > timezone.now() - NEWS_FOR else 20

    @property
    def page_metadata(self) -> "PageMetadata":
        """What its head says to machines: that it is an article, by whom, of when, with which photo."""
        from bantin.bulletins.metadata import bulletin_metadata

        return bulletin_metadata(self, super().page_metadata)

    @property
    def layout_section_id(self) -> int | None:
        """Its section."""
        return int(self.section_id) if self.section_id else None

    @classmethod
    def warm(cls, pages: Sequence[Any]) -> None:
        """Read their photos, those beside them and the related ones."""
        from bantin.bulletins.warm import warm

        warm(pages)

    @classmethod
    def list_tags_below(cls, page: Page) -> set[str]:
        """Return the lists of the sites and the sections whose bulletins are below ``page``, and their archives."""
        from bantin.bulletins.archive.place import tags_below

        return tags_below(page)

    @property
    def list_tags(self) -> frozenset[str]:
        """The lists of its site and of its section, the bulletins beside it, and its place in the archive."""
        from bantin.bulletins.archive.place import place_tags
        from bantin.bulletins.queries import pks_beside

        latest = {f"latest:{self.home_id}", f"latest:{self.home_id}:{self.kind}"}
        if (month := self.month) is None:
            return frozenset(latest)
        neighbours = {f"beside:{pk}" for pk in pks_beside(self)}
        of_site = {month.tag_of_site(self.home_id)} if self.home_id else set()
        archive = place_tags(self.pk, self.home_id, self.part) if self.part else ()
        return frozenset(
            {f"section:{self.section_id}:head"} | latest | neighbours | of_site | set(archive)
        )
