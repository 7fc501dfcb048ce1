"""What all pages of the portal share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester, Site

from bantin.portal import paper
from bantin.portal.approval import permissions_of
from bantin.portal.composition import placed_blocks, rendered_zones
from bantin.portal.frame import site_frame
from bantin.portal.layouts import Layout
from bantin.portal.memory import remembered
from bantin.portal.metadata import PageMetadata, head_of, page_metadata
from bantin.portal.reading import read
from bantin.portal.sites import full_url_of, seen_from, site_of
from bantin.portal.slugs import FoldedSlugInput
from bantin.text.normalise import nfc
from bantin.text.slug import slugify

# First parts of addresses that are not pages: of the whole host, and of each site; "en" is the English site's.
RESERVED_SLUGS = frozenset(
    {
        "assets",
        "dinh-chinh",
        "en",
        "he-thong-giao-dien",
        "media",
        "quan-tri",
        "so-do-cong",
        "static",
        "tim-kiem",
    }
)


@remembered(lambda url_path, compute, request: url_path, speaks=False)
def address_parts(url_path: str, compute: Callable[..., Any], request: HttpRequest | None) -> Any:
    """Return what ``compute`` says of where the page with Wagtail's ``url_path`` stands."""
    return compute(request)


class PortalPage(Page):
    """A page made of blocks, inside the site's frame. Abstract: domains add what their pages tell."""

    layout: Layout
    slug: str
    title: str
    composed_fields: tuple[str, ...] = ("title",)
    """Texts that are stored as composed Unicode (NFC), whatever was typed or pasted."""
    in_site_map = True
    """Whether the site's map names pages of this kind."""
    heat = 30
    """How soon it is baked where much has changed at once; what many look at, or changes often, has more."""
    schema_type = "WebPage"
    """What pages of this kind are in the terms of schema.org."""
    approved_by_workflow = False
    """Whether only an approver publishes pages of this kind, at the end of a workflow."""
    # Not a part of revisions: it says why nothing is published.
    withdrawal_notice = models.CharField(
        _("thông báo gỡ trang"),
        max_length=500,
        blank=True,
        default="",
        editable=False,
        serialize=False,
    )
    exclude_fields_in_copy = ["withdrawal_notice"]

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=FoldedSlugInput),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("Máy tìm kiếm"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    heading=_("Hiện trong danh mục"),
                    help_text=_("Có tác dụng khi danh mục để trống trong “Nhận diện”."),
                )
            ],
            _("Danh mục"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def layout_section_id(self) -> int | None:
        """The section whose layouts are for this page; None where there is none."""
        return None

    @classmethod
    def warm(cls, pages: "Sequence[Self]") -> None:
        """Read together what rendering ``pages`` will need, as `bantin.portal.bakeable.Bakeable.warm` does."""

    @property
    def list_tags(self) -> frozenset[str]:
        """The tags of the lists that show this page; none unless a domain says so."""
        return frozenset()

    @classmethod
    def list_tags_below(cls, page: Page) -> Iterable[str]:
        """Return the tags of the lists that show pages of this kind below ``page``; none unless a domain says so."""
        return ()

    @property
    def summary(self) -> str:
        """One or two sentences for search engines and shares."""
        return str(self.search_description)

    @property
    def page_metadata(self) -> PageMetadata:
        """What the page's head says to machines; a domain replaces what it knows better."""
        return page_metadata(self, schema_type=self.schema_type, description=self.summary)

    def metadata(self, request: HttpRequest) -> SafeString:
        """Return the HTML for the page's head that says to machines what the page is."""
        return head_of(self.page_metadata)

    def clean(self) -> None:
        """Refuse an address that the portal needs for itself."""
        super().clean()
        is_own_language = self.slug == self.locale.language_code
        if self.slug in RESERVED_SLUGS and not is_own_language and (self.depth or 4) <= 3:
            raise ValidationError(
                {
                    "slug": f"Cổng thông tin dùng địa chỉ “{self.slug}” cho việc khác. Hãy chọn địa chỉ khác."
                }
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Forget why the page was withdrawn, once it is published again."""
        if self.live:
            self.withdrawal_notice = ""
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "PortalPage":
        """Return a revision, with what is said of the page and not of one of its revisions."""
        page: PortalPage = super().with_content_json(content)
        page.withdrawal_notice = self.withdrawal_notice
        return page

    def _set_core_field_defaults(self) -> None:
        # The one step that Wagtail takes for every way of saving, drafts included. Wagtail's own slugs
        # drop đ and differ between composed and decomposed Unicode.
        for name in self.composed_fields:
            setattr(self, name, nfc(getattr(self, name)))
        if not self.slug:
            self.slug = self._get_autogenerated_slug(slugify(self.title) or "trang")
        super()._set_core_field_defaults()

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """As what the desk's preview shows the page: on a screen of any width, and on paper."""
        return [*Page.DEFAULT_PREVIEW_MODES, (paper.MODE, gettext_lazy("Bản in"))]

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Return what ``user`` may do with the page in the desk."""
        return permissions_of(self, user)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return Wagtail's number of the site, its root address, and the path there; None where none leads here."""
        parts: tuple[int, str, str] | None = address_parts(
            self.url_path, super().get_url_parts, request
        )
        return parts

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the one template of all pages; what differs are the blocks of their layouts."""
        return "portal/page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the frame, the rendered zones and what the page's head needs."""
        read(f"page:{self.pk}")
        with seen_from(Site.find_for_request(request) or site_of(self)):
            placed = placed_blocks(self, request)
            return {
                **super().get_context(request, *args, **kwargs),
                **site_frame(self),
                "title": self.seo_title or self.title,
                "description": self.summary,
                "canonical_url": full_url_of(self),
                "metadata": self.metadata(request),
                "has_toolbar": any(item.block.view == "toolbar" for item in placed),
                "zones": rendered_zones(placed, self, request),
            }

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Show the page in its own language, as readers get it, whichever the desk speaks."""
        with translation.override(self.locale.language_code):
            response: TemplateResponse = super().serve_preview(request, mode_name)
            response.render()
        if mode_name == paper.MODE:
            response.content = paper.on_paper(response.content)
        return response
