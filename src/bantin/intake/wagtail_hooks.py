"""How the desk sees what was imported: a list to look through, with the original text; nothing to edit."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from bantin.intake.models import ImportedPage
from bantin.intake.word import URL_NAME, WordPanel, from_word, from_word_button


def visible_to(user: AbstractUser) -> Any:
    """Return the rows whose bulletins ``user`` sees in the desk: drafts of Word files are not for everybody."""
    pages = policy_registry.get_by_type(Page).explorable_instances(user)
    return ImportedPage.objects.filter(bulletin_id__in=pages.values("pk"))


class LookOnly(ModelPermissionPolicy):
    """Who may enter the desk may look; nobody adds, changes or deletes what an import has kept."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        """Allow viewing alone."""
        return action == "view" and user.has_perm("wagtailadmin.access_admin")

    def user_has_any_permission(self, user: AbstractUser, actions: Any) -> bool:
        """Allow what includes viewing."""
        return any(self.user_has_permission(user, action) for action in actions)

    def instances_user_has_any_permission_for(self, user: AbstractUser, actions: Any) -> Any:
        """Return all rows to who may look."""
        allowed = self.user_has_any_permission(user, actions)
        return visible_to(user) if allowed else ImportedPage.objects.none()


class ImportedPageIndexView(IndexView):
    """The imported pages that the user may see."""

    def get_base_queryset(self) -> Any:
        """Return these."""
        return visible_to(self.request.user)


class ImportedPageInspectView(InspectView):
    """One page of an older portal: what to look at, and the text as it came, its lines numbered."""

    def get_object(self, queryset: Any = None) -> ImportedPage:
        """Return the page, if the user may see it."""
        found: ImportedPage = get_object_or_404(visible_to(self.request.user), pk=self.pk)
        return found

    def get_fields(self) -> list[str]:
        """Return the fields in the order in which an editor needs them."""
        return ["bulletin", "review", "path", "encoding", "imported_at", "raw_text"]

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Return what is shown of a field."""
        page: ImportedPage = self.object
        if field_name == "review":
            return format_html(
                "<ol>{}</ol>", format_html_join("", "<li>{}</li>", ((n,) for n in page.notes))
            )
        if field_name == "raw_text":
            lines = page.raw_text.split("\n")
            return format_html(
                "<pre>{}</pre>", "\n".join(f"{n:4}  {line}" for n, line in enumerate(lines, 1))
            )
        if field_name == "imported_at":
            return date_format(localtime(page.imported_at), "DATETIME_FORMAT")
        return super().get_field_display_value(field_name, field)


class ImportedPageViewSet(ModelViewSet):
    """The list of imported pages."""

    model = ImportedPage
    name = "imported-pages"
    url_prefix = "trang-tu-cong-cu"
    icon = "download"
    menu_label = _("Tin chuyển vào")
    add_to_admin_menu = True
    inspect_view_enabled = True
    index_view_class = ImportedPageIndexView
    inspect_view_class = ImportedPageInspectView
    list_display = [
        TitleColumn(
            "bulletin",
            label=_("Bản tin"),
            accessor="bulletin.title",
            url_name="imported-pages:inspect",
        ),
        Column("review_count", label=_("Cần xem lại"), accessor="review_count"),
        Column("imported_at", label=_("Thời điểm nhập"), accessor="imported_at"),
    ]
    ordering = ["-imported_at"]
    panels = [FieldPanel("path", read_only=True)]


register_permission_policy(ImportedPage, LookOnly(ImportedPage))


@hooks.register("register_admin_viewset")
def register_imported_pages() -> ImportedPageViewSet:
    """Add the list to the desk."""
    return ImportedPageViewSet()


@hooks.register("register_admin_urls")
def register_word_urls() -> list[URLPattern]:
    """Take documents of Word."""
    return [path("ban-tin/tu-tep-word/", from_word, name=URL_NAME)]


@hooks.register("register_page_header_buttons")
def register_word_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a section to that."""
    if (button := from_word_button(page, user)) is not None:
        yield button


@hooks.register("construct_homepage_panels")
def add_word_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Offer it on the desk's first page, to who may add bulletins somewhere."""
    panels.insert(0, WordPanel())
