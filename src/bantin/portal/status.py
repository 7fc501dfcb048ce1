"""Where a page stands on its way to readers, in words of an editorial desk."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

DRAFT, WAITING, RETURNED, SCHEDULED = "draft", "waiting", "returned", "scheduled"
PUBLISHED, WITHDRAWN, EXPIRED = "published", "withdrawn", "expired"

PUBLICATIONS = ("wagtail.publish", "wagtail.publish.scheduled")
"""What Wagtail's log calls a publication."""


@dataclass(frozen=True)
class Status:
    """``code`` is one of the names above; ``words`` say it in the language of the desk."""

    code: str
    words: str


def status_of(page: Any) -> Status:
    """Return where ``page`` stands: what is being done with its next version comes before what readers see."""
    if (next_version := _of_next_version(page)) is not None:
        if page.live:
            words = _("đang hiển thị; bản sửa %(status)s") % {"status": next_version.words}
            return Status(next_version.code, words)
        return next_version
    if page.live:
        changed = page.has_unpublished_changes
        return Status(PUBLISHED, _("đang hiển thị; có bản sửa") if changed else _("đang hiển thị"))
    if page.expired:
        return Status(EXPIRED, _("hết hạn hiển thị"))
    if page.first_published_at is not None:
        return Status(WITHDRAWN, _("đã gỡ"))
    return Status(DRAFT, _("bản nháp"))


def _of_next_version(page: Any) -> Status | None:
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Status(RETURNED, _("bị trả lại"))
    if state is not None and state.current_task_state is not None:
        step = state.current_task_state.task.name
        return Status(WAITING, _("chờ %(step)s") % {"step": step[:1].lower() + step[1:]})
    if page.approved_schedule:
        return Status(SCHEDULED, _("đã hẹn giờ đăng"))
    return None
