"""The desk's views of layouts and identities."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from bantin.portal.composition import layouts_for, stored_zones
from bantin.portal.models import Identity, PageLayout, PortalPage, SectionPage
from bantin.portal.models.layout import page_types
from bantin.portal.sites import identity_of


class PageLayoutCreateView(CreateView):
    """A new layout starts from the one that comes with the software, when the address names its kind of page."""

    def get_initial_form_instance(self) -> PageLayout | None:
        """Return a layout for ``?page_type=…&home=…&section=…``, its zones filled."""
        kind = self.request.GET.get("page_type", "")
        if kind not in dict(page_types()):
            return None
        layout = PageLayout(page_type=kind)
        layout.home = _number(Page.objects.filter(identity__isnull=False), self.request, "home")
        layout.section = _number(SectionPage.objects, self.request, "section")
        for zone, blocks in stored_zones(apps.get_model(kind)).items():
            setattr(layout, zone, blocks)
        return layout


def _number(rows: Any, request: HttpRequest, name: str) -> Any:
    number = request.GET.get(name, "")
    return rows.filter(pk=int(number)).first() if number.isdecimal() else None


class PageLayoutViewSet(SnippetViewSet):
    """Layouts: zones of blocks for a kind of page, with a preview."""

    model = PageLayout
    icon = "grip"
    menu_label = _("Bố cục")
    menu_name = "layouts"
    menu_order = 300
    add_to_admin_menu = True
    url_prefix = "bo-cuc"
    add_view_class = PageLayoutCreateView
    copy_view_enabled = False

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Wagtail's, in the language of who looks: its own name them once, when the desk starts."""
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Bàn làm việc")}]

    @property
    def list_display(self) -> list[Any]:
        """The layout, what is wrong with it, and when it changed."""
        return [
            TitleColumn(
                "__str__",
                label=_("Dùng cho"),
                accessor=str,
                url_name=self.get_url_name("edit"),
            ),
            Column("warning", label=_("Cần xem"), accessor=warning),
            Column("last_published_at", label=_("Xuất bản lúc")),
        ]

    @list_display.setter
    def list_display(self, value: Any) -> None:
        """Wagtail sets none; the property stands."""


def warning(layout: PageLayout) -> str:
    """Return what an editor has to know of ``layout`` in the list; nothing where all is well."""
    if missing := layout.missing_blocks:
        return format_html(
            "<strong>Có khối không còn trong phần mềm: {}</strong>", ", ".join(missing)
        )
    return ""


class OneForEachHome(ModelPermissionPolicy):
    """Identities come and go with their home pages: nobody adds or deletes one by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Allow viewing and changing, to whom Django's permissions allow it."""
        return action in {"view", "change"} and super().user_has_permission(user, action)


class IdentityViewSet(ModelViewSet):
    """Identity and menu of each site."""

    model = Identity
    icon = "site"
    menu_label = _("Nhận diện")
    menu_name = "identities"
    menu_order = 301
    add_to_admin_menu = True
    url_prefix = "nhan-dien"
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["name", "agency", Column("home", label=_("Trang chủ"), accessor="home.title")]
    permission_policy = OneForEachHome(Identity)


register_permission_policy(Identity, OneForEachHome(Identity))


def layout_address(page: PortalPage) -> str:
    """Return the desk's address of the layout in force for ``page``: to change it, or to make one for its site."""
    request = HttpRequest()
    nearest = next(iter(layouts_for(page, request)), None)
    if nearest is not None:
        return reverse(PageLayout.snippet_viewset.get_url_name("edit"), args=[nearest.pk])
    query = {"page_type": page._meta.label, "home": identity_of(page).home_id}
    return f"{reverse(PageLayout.snippet_viewset.get_url_name('add'))}?{urlencode(query)}"


def layout_button(page: Page, user: Any) -> Button | None:
    """Return the button of a page's editor that leads to its layout; None where the user may not change it."""
    specific = page.specific
    may_change = user.has_perm("portal.change_pagelayout")
    if not isinstance(specific, PortalPage) or not may_change or page.pk is None:
        return None
    return Button(_("Bố cục trang"), layout_address(specific), icon_name="grip", priority=60)
