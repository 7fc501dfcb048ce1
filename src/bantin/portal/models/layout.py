"""Layouts that were put together in the desk."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, Page, PreviewableMixin, RevisionMixin

from bantin.portal.layouts import ZONES
from bantin.portal.models.page import PortalPage
from bantin.portal.models.section import SectionPage
from bantin.portal.zones import ZoneField, missing_types


def page_types() -> list[tuple[str, str]]:
    """Return the kinds of pages that layouts are for: ``app.Model`` and the name that editors know."""
    kinds = [model for model in apps.get_models() if issubclass(model, PortalPage)]
    return sorted((model._meta.label, str(model._meta.verbose_name)) for model in kinds)


class PageLayout(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """The zones of one kind of page, everywhere or on one site or in one section.

    A page takes each zone from the nearest layout that fills it: its section's, its site's, the one for all
    sites, at last the one that comes with the software. So a layout need only hold what differs.
    """

    page_type = models.CharField(_("loại trang"), max_length=100, choices=page_types)
    home = models.ForeignKey(
        Page,
        verbose_name=_("cổng thành phần"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to={"identity__isnull": False},
        help_text=_("Để trống nếu bố cục dùng cho mọi cổng."),
    )
    section = models.ForeignKey(
        SectionPage,
        verbose_name=_("chuyên mục"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Chọn nếu bố cục chỉ dùng cho một chuyên mục và các bản tin của nó."),
    )
    top = ZoneField(verbose_name=_("vùng trên"), blank=True)
    main = ZoneField(verbose_name=_("vùng chính"), blank=True)
    aside = ZoneField(verbose_name=_("vùng bên"), blank=True)
    bottom = ZoneField(verbose_name=_("vùng dưới"), blank=True)

    panels = [
        HelpPanel(
            _(
                "Vùng nào không có khối thì lấy theo bố cục rộng hơn: của cổng, của mọi cổng, rồi bố cục có sẵn. "
                "Muốn một vùng không hiện gì, thêm khối “Để trống vùng này”."
            )
        ),
        MultiFieldPanel(
            [
                FieldPanel("page_type"),
                FieldRowPanel(
                    [FieldPanel("home", widget=Select), FieldPanel("section", widget=Select)]
                ),
            ],
            _("Dùng cho"),
        ),
        FieldPanel("top"),
        FieldPanel("main"),
        FieldPanel("aside"),
        FieldPanel("bottom"),
    ]

    class Meta:
        verbose_name = _("bố cục")
        verbose_name_plural = _("bố cục")
        ordering = ["page_type", "home__path", "section__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["page_type"],
                condition=models.Q(home=None, section=None),
                name="one_layout_for_all_sites",
            ),
            models.UniqueConstraint(
                fields=["page_type", "home"],
                condition=models.Q(section=None),
                name="one_layout_per_site",
            ),
            models.UniqueConstraint(
                fields=["page_type", "section"],
                condition=models.Q(section__isnull=False),
                name="one_layout_per_section",
            ),
        ]

    def __str__(self) -> str:
        """Say which pages the layout is for."""
        kind = dict(page_types()).get(self.page_type, self.page_type)
        place = self.section or self.home
        return f"{kind[:1].upper()}{kind[1:]}" + (f" – {place.title}" if place else "")

    @property
    def tag(self) -> str:
        """The tag of the layout: pages that it would be for read it, whether it exists or not."""
        return layout_tag(self.page_type, self.home_id, self.section_id)

    @property
    def missing_blocks(self) -> list[str]:
        """The types of its blocks that the software no longer has."""
        return [name for zone in ZONES for name in missing_types(getattr(self, zone))]

    def clean(self) -> None:
        """Keep the site with the section; refuse a second layout for the same pages."""
        super().clean()
        if self.section is not None:
            self.home = self.section.get_parent()
        same = PageLayout.objects.filter(
            page_type=self.page_type, home=self.home, section=self.section
        )
        if other := same.exclude(pk=self.pk).first():
            raise ValidationError(
                f"Đã có bố cục “{other}” cho những trang này. Hãy sửa bố cục ấy thay vì thêm bố cục nữa."
            )

    def example_page(self) -> PortalPage | None:
        """Return the newest published page that the layout is for, to be shown in the preview."""
        from bantin.portal.examples import newest_page

        return newest_page(apps.get_model(self.page_type), self.section or self.home)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the newest page of the kind with this layout, as it stands in the editor."""
        if not self.page_type:
            return HttpResponse(_("Hãy chọn loại trang để xem trước."))
        if (page := self.example_page()) is None:
            return HttpResponse(
                _("Chưa có trang nào thuộc loại này để xem trước. Hãy đăng một trang rồi xem lại.")
            )
        request.layout_preview = self  # type: ignore[attr-defined]  # read by layouts_for
        request._wagtail_site = page.get_site()  # type: ignore[attr-defined]  # where Wagtail keeps it
        response: HttpResponse = page.serve_preview(request, page.default_preview_mode)
        return response


def layout_tag(page_type: str, home_id: int | None, section_id: int | None) -> str:
    """Return the tag of the layout for these pages: ``layout:TYPE``, with ``:HOME`` or ``:section:ID``."""
    if section_id is not None:
        return f"layout:{page_type}:section:{section_id}"
    return f"layout:{page_type}:{home_id}" if home_id is not None else f"layout:{page_type}"


def zones_in_force(layouts: list[PageLayout]) -> dict[str, Any]:
    """Return for each zone that one of ``layouts`` fills the stream of the first that does, nearest first."""
    return dict(_filled_zones(layouts))


def _filled_zones(layouts: list[PageLayout]) -> Iterator[tuple[str, Any]]:
    for zone in ZONES:
        for layout in layouts:
            if stream := getattr(layout, zone):
                yield zone, stream
                break
