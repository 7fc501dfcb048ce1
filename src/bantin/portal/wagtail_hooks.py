"""What the portal changes in Wagtail's desk, and adds to it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from bantin.portal import paper
from bantin.portal.desk import IdentityViewSet, PageLayoutViewSet, layout_button
from bantin.portal.files_in_use import HeldFilePolicy
from bantin.portal.links import PublicFileLink, PublicPageLink
from bantin.portal.models import Attachment, Photo
from bantin.portal.photo_desk import PhotoIndexView
from bantin.portal.withdrawing import (
    LOGGED_AS,
    URL_NAME,
    change_notice,
    notice_button,
    refuse_to_withdraw_many,
    take_notice,
)

register_snippet(PageLayoutViewSet)
for model, wagtails in ((Photo, "wagtailimages.Image"), (Attachment, "wagtaildocs.Document")):
    policy = HeldFilePolicy(model, auth_model=wagtails, owner_field_name="uploaded_by_user")
    # Exactly of this class: what Wagtail registers later, for the class and what inherits it, does not count then.
    register_permission_policy(model, policy, exact_class=True)


@hooks.register("register_rich_text_features", order=10)
def register_links(features: FeatureRegistry) -> None:
    """Let links in running text follow their pages and files."""
    features.register_link_type(PublicPageLink)
    features.register_link_type(PublicFileLink)


@hooks.register("register_admin_viewset")
def register_identities() -> IdentityViewSet:
    """Offer the sites' identities."""
    return IdentityViewSet("identities")


@hooks.register("register_page_header_buttons")
def register_layout_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a page to its layout."""
    if (button := layout_button(page, user)) is not None:
        yield button


@hooks.register("before_unpublish_page")
def take_withdrawal_notice(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep what readers are to be told of a page that is withdrawn."""
    return take_notice(request, page)


@hooks.register("before_bulk_action")
def refuse_withdrawal_of_many(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Have pages withdrawn one by one, each for its own reason."""
    return refuse_to_withdraw_many(request, action_type, objects, action)


@hooks.register("register_log_actions")
def register_withdrawal_log(actions: LogActionRegistry) -> None:
    """Say in the log why a page was withdrawn."""

    @actions.register_action(LOGGED_AS)
    class WithdrawalFormatter(LogFormatter):
        label = gettext_lazy("Lý do gỡ")

        def format_message(self, entry: Any) -> str:
            return _("Lý do gỡ: %(reason)s") % {"reason": entry.data.get("reason", "")}


@hooks.register("register_admin_urls")
def register_withdrawal_urls() -> list[URLPattern]:
    """Offer to change that later."""
    return [path("trang-da-go/<int:pk>/", change_notice, name=URL_NAME)]


@hooks.register("register_admin_urls")
def register_paper_urls() -> list[URLPattern]:
    """Offer the stylesheet with which the preview shows a page on paper."""
    return [path("ban-in.css", paper.stylesheet, name=paper.STYLESHEET)]


@hooks.register("register_page_header_buttons")
def register_withdrawal_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a withdrawn page to what readers are told of it."""
    if (button := notice_button(page, user)) is not None:
        yield button


@hooks.register("register_admin_urls", order=-1)
def register_photo_list() -> list[URLPattern]:
    """Put the list of photos in the place of Wagtail's, whose addresses and names it keeps."""
    return [
        path("images/", PhotoIndexView.as_view()),
        path("images/results/", PhotoIndexView.as_view(results_only=True)),
    ]
