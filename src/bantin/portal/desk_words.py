"""Words that Wagtail says in English whatever the language of the desk, because they are marked for no translation.

Django makes them of names in Wagtail's code. Here they become messages of the desk's catalogues, which
scripts/desk_messages.py keeps; or the word that Wagtail has for the same thing elsewhere.
"""

from collections.abc import Callable
from typing import Any

from django.forms.utils import pretty_name
from django.utils.functional import keep_lazy_text
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as message_of_wagtail
from wagtail.admin.forms import choosers, workflows
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.ui.sidebar import MainMenuModule
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.contrib.simple_translation.models import SimpleTranslation
from wagtail.locales.views import IndexView as ListOfLocales
from wagtail.models import Locale, Page, Site
from wagtail.sites.views import IndexView as ListOfSites
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FORMS = (
    LoginForm,
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
    workflows.WorkflowPageForm,
    workflows.WorkflowContentTypeForm,
    DefaultPageForm,
    PagePermissionsForm,
    RoleForm,
)
"""Forms of the desk with fields that have no label of their own."""


def name_them() -> None:
    """Name the fields, the columns and the models that Wagtail leaves to the names in its code."""
    for form in FORMS:
        for name, field in form.base_fields.items():
            if field.label is None:
                field.label = message_of_wagtail(pretty_name(name))
    for column in ListOfSites.columns:
        if column.name in {"port", "site_name", "root_page"}:
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    Locale._meta.verbose_name = Page._meta.get_field("locale").verbose_name
    Locale._meta.verbose_name_plural = _lower(ListOfLocales.page_title)
    SimpleTranslation._meta.verbose_name = "bản dịch"
    MainMenuModule.js_args = _with_whole_name(MainMenuModule.js_args)


def _with_whole_name(js_args: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
    """Return ``js_args`` of the desk's menu, which names a person by the first half of the name: Nguyễn Thu."""

    def named(menu: Any) -> list[Any]:
        *others, account = js_args(menu)
        return [*others, {**account, "name": get_user_display_name(menu.user)}]

    return named


@keep_lazy_text
def _lower(text: str) -> str:
    return str(text).lower()
