"""What the gate finds in a draft, for the editor of a page, who sees it beside the fields while he writes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET
from wagtail.models import Page

from bantin.portal.gate import Place, Submission, findings
from bantin.portal.models import SubmittedPage

GATE = "desk_gate"


@require_GET
def gate(request: HttpRequest, pk: int) -> JsonResponse:
    """Say what is found in the newest version of the page ``pk``.

    Each finding has its ``text``, whether it ``blocks``, and the ``path`` of its field, with marks of blocks.
    Raises Http404 for a page that is not submitted, PermissionDenied for who may not write in it.
    """
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, SubmittedPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    excepted = draft.excepted_findings()
    found = findings(Submission(draft, request.user, page.get_parent()))
    said = [
        {
            "text": finding.text,
            "blocks": finding.blocks and finding.key not in excepted,
            "path": path_of(draft, finding.place),
        }
        for finding in found
    ]
    return JsonResponse({"findings": said}, headers={"cache-control": "no-store"})


def path_of(page: Any, place: Place) -> str:
    """Return ``place`` as the editor's elements name it: a block by its mark and not by its number."""
    names = []
    value: Any = None
    for step in place:
        if isinstance(step, int):
            names.append(str(value[step].id))
            value = value[step].value
        else:
            names.append(step)
            value = getattr(page, step, None) if len(names) == 1 else None
    return ".".join(names)
