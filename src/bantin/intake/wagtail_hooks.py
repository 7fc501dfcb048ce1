"""How the desk sees what was imported: a list to look through, with the original text; nothing to edit."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from bantin.intake.models import ImportedPage


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
        return ImportedPage.objects.all() if allowed else ImportedPage.objects.none()


class ImportedPageInspectView(InspectView):
    """One page of an older portal: what to look at, and the text as it came, its lines numbered."""

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
    menu_label = "Trang từ cổng cũ"
    add_to_admin_menu = True
    inspect_view_enabled = True
    inspect_view_class = ImportedPageInspectView
    list_display = [
        TitleColumn(
            "bulletin",
            label="Bản tin",
            accessor="bulletin.title",
            url_name="imported-pages:inspect",
        ),
        Column("review_count", label="Cần xem lại", accessor="review_count"),
        Column("imported_at", label="Thời điểm nhập", accessor="imported_at"),
    ]
    ordering = ["-imported_at"]
    panels = [FieldPanel("path", read_only=True)]


register_permission_policy(ImportedPage, LookOnly(ImportedPage))


@hooks.register("register_admin_viewset")
def register_imported_pages() -> ImportedPageViewSet:
    """Add the list to the desk."""
    return ImportedPageViewSet()
