"""Sections (chuyên mục): what bulletins are sorted into."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from bantin.portal.layouts import Layout
from bantin.portal.models.page import PortalPage
from bantin.portal.sites import identity_of


class SectionPage(PortalPage):
    """A section of the site, directly below the home page; its bulletins are its children."""

    introduction = models.CharField(
        _("giới thiệu"),
        max_length=300,
        blank=True,
        help_text=_("Một câu cho biết chuyên mục đăng những gì; hiện dưới tên chuyên mục."),
    )

    layout = Layout(top=("portal · breadcrumb",), main=("portal · heading", "bulletin · list"))
    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    heat = 90
    show_in_menus_default = True
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")

    @property
    def layout_section_id(self) -> int | None:
        """The section itself."""
        return int(self.pk)

    @property
    def list_tags(self) -> frozenset[str]:
        """Sections stand in the menu of every page of their site, and in its lists of sections."""
        return frozenset({f"menu:{identity_of(self).home_id}"})

    @classmethod
    def list_tags_below(cls, page: Page) -> set[str]:
        """Return the menus of the sites below ``page``."""
        homes = Page.objects.descendant_of(page).filter(identity__isnull=False)
        return {f"menu:{pk}" for pk in homes.values_list("pk", flat=True)}

    @property
    def summary(self) -> str:
        """The introduction, unless a description for search engines was written."""
        return str(self.search_description or self.introduction)
