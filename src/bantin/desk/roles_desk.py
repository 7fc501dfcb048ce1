"""The officer's page of roles: which there are, where, and who holds them."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from bantin.desk.models import Role, RoleGroup
from bantin.desk.roles import make_group
from bantin.home.models import HomePage
from bantin.portal.models import SectionPage

ROLES = "desk_roles"


class NewRoleForm(forms.Form):
    """A role, and the part of the portal where it is to be held."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=Role.choices)
    page = forms.ModelChoiceField(
        label=gettext_lazy("Ở đâu"), queryset=Page.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the sites and their sections, in the order of the tree."""
        super().__init__(*args, **kwargs)
        places = Page.objects.type(HomePage, SectionPage).order_by("path")
        field: Any = self.fields["page"]
        field.queryset = places
        field.label_from_instance = lambda page: "  " * (page.depth - 2) + page.title


def _places(group: Any) -> list[str]:
    """Return the titles of the parts of the portal where ``group`` may do something; none where it is all of it."""
    pages = {permission.page for permission in group.page_permissions.all()}
    return sorted(page.title for page in pages if page.depth > 1)


@permission_required("auth.add_group", raise_exception=True)
@require_http_methods(["GET", "POST"])
def roles(request: HttpRequest) -> HttpResponse:
    """List the groups that give roles, and make one for a part of the portal."""
    form = NewRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = make_group(Role(form.cleaned_data["role"]), form.cleaned_data["page"])
        said = _("Đã có nhóm “%(name)s”. Hãy thêm người vào nhóm ở trang của từng người dùng.")
        messages.success(request, said % {"name": group.name})
        return redirect(ROLES)
    groups = RoleGroup.objects.annotate(people=Count("group__user")).select_related("group")
    given = groups.prefetch_related("group__page_permissions__page").order_by("group__name")
    rows = [(role_group, _places(role_group.group)) for role_group in given]
    context = {"page_title": _("Vai trò"), "rows": rows, "form": form}
    return TemplateResponse(request, "desk/roles.html", context)
