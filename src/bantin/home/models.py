"""The front page of a site."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from bantin.portal.layouts import Layout
from bantin.portal.models import Identity, PortalPage


class HomePage(PortalPage):
    """The root of a site: the lead story, the latest bulletins, then each section's.

    Below another home page it is a component site (a department's, a commune's) on a path of its parent's.
    """

    introduction = models.CharField(_("giới thiệu"), max_length=300, blank=True)

    layout = Layout(
        main=("portal · site-title", "bulletin · lead", "bulletin · by-section"),
        bottom=("bulletin · photo-stories", "bulletin · videos"),
    )
    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]
    heat = 100
    parent_page_types = ["wagtailcore.Page", "home.HomePage"]
    subpage_types = ["portal.SectionPage", "home.HomePage"]

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """See that the site has an identity: at first the name of the page."""
        super().save(*args, **kwargs)
        Identity.objects.get_or_create(home_id=self.pk, defaults={"name": self.title})

    @property
    def list_tags(self) -> frozenset[str]:
        """What its site has beside its pages comes, goes and moves with it; the site above it lists it."""
        above = self.get_parent()
        lists = {f"menu:{above.pk}"} if above is not None and not above.is_root() else set()
        return frozenset({f"home:{self.pk}"} | lists)

    @classmethod
    def list_tags_below(cls, page: Page) -> set[str]:
        """Return what stands beside the pages of the sites below ``page``."""
        homes = cls.objects.descendant_of(page).values_list("pk", flat=True)
        return {f"home:{pk}" for pk in homes}

    @property
    def summary(self) -> str:
        """The introduction, unless a description for search engines was written."""
        return str(self.search_description or self.introduction)
