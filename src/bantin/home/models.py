"""The front page of a site."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from bantin.portal.layouts import Layout
from bantin.portal.models import PortalPage


class HomePage(PortalPage):
    """The root of a site: the lead story, the latest bulletins, then each section's."""

    introduction = models.CharField("giới thiệu", max_length=300, blank=True)

    layout = Layout(main=("portal · site-title", "bulletin · lead", "bulletin · by-section"))
    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["portal.SectionPage"]

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    @property
    def summary(self) -> str:
        """The introduction, unless a description for search engines was written."""
        return str(self.search_description or self.introduction)
