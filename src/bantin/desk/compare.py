"""The page on which two versions of a bulletin are compared."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.models import Page, Revision

from bantin.bulletins.models import BulletinPage
from bantin.desk.differences import differences
from bantin.desk.home import moment_text, name_of
from bantin.desk.models import Role
from bantin.desk.roles import holds
from bantin.desk.versions import parts_of

wagtails_own = RevisionsCompareView.as_view()


def compare(
    request: HttpRequest, page_id: int, revision_id_a: str, revision_id_b: str
) -> HttpResponse:
    """Show what is different between two versions of the page: their numbers, or "live", "earliest", "latest".

    Pages that are no bulletins are compared as Wagtail does. Raises Http404 for a version that there is not,
    PermissionDenied for who may not write in the page.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BulletinPage):
        answer: HttpResponse = wagtails_own(
            request, pk=page_id, revision_id_a=revision_id_a, revision_id_b=revision_id_b
        )
        return answer
    may_read = page.permissions_for_user(request.user).can_edit()
    if not (may_read or holds(request.user, Role.SUB_EDITOR, page)):
        raise PermissionDenied
    old, old_name = _version(page, revision_id_a)
    new, new_name = _version(page, revision_id_b)
    found = differences(parts_of(old), parts_of(new))
    context = {
        "page_title": _("So sánh hai bản"),
        "page": page,
        "old_name": old_name,
        "new_name": new_name,
        "differences": found,
        "changed": any(not difference.is_none for difference in found),
    }
    return TemplateResponse(request, "desk/compare.html", context)


def _version(page: BulletinPage, name: str) -> tuple[Any, str]:
    """Return the version of ``page`` called ``name``, and what it is called on the page."""
    if name == "live":
        if not page.live:
            raise Http404
        return page, _("Bản đang hiển thị")
    revisions = page.revisions.order_by("created_at", "pk")
    if name in {"earliest", "latest"}:
        revision = revisions.first() if name == "earliest" else revisions.last()
        if revision is None:
            raise Http404
    elif not name.isdecimal():
        raise Http404
    else:
        revision = get_object_or_404(revisions, pk=name)
    return revision.as_object(), _called(revision)


def _called(revision: Revision) -> str:
    words = _("Bản của %(who)s, %(moment)s")
    return words % {"who": name_of(revision.user), "moment": moment_text(revision.created_at)}
