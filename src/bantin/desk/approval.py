"""Who may let a page go on, and out: docs/decisions/0021-roles-and-approval.md."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from bantin.desk.models import Role, RoleTask
from bantin.desk.roles import holders, holds
from bantin.portal.gate import Finding, Submission, blocking, findings, register_rule
from bantin.portal.models import SubmittedPage

NOBODY = "nobody-to-approve"
"""The code of what is found in a page that would wait for ever; once it is at a step, the desk's lists say so."""


def writers(page: Page) -> set[int]:
    """Return the numbers of the users who have a part in what of ``page`` is not published.

    Those of its revisions after the one that readers have, who submitted it, and, while it was never published, who
    made it and who is named as its author. Of what readers do not have, every revision counts: what was withdrawn is
    to be read anew.
    """
    revisions = page.revisions.all()
    if page.live and page.last_published_at is not None:
        later = Q(created_at__gt=page.last_published_at)
        if page.live_revision_id is not None:
            # Others may have written while this one waited for its hour.
            later |= Q(pk__gt=page.live_revision_id)
        revisions = revisions.filter(later)
    found = set(revisions.values_list("user_id", flat=True))
    if (state := page.current_workflow_state) is not None:
        found.add(state.requested_by_id)
    if page.first_published_at is None:
        found.add(page.owner_id)
        if (latest := page.latest_revision) is not None:
            found.add(latest.content.get("author"))
    return found - {None}


def is_second_pair_of_eyes(page: Page, user: Any) -> bool:
    """Return whether ``user`` is an approver at ``page`` and has no part in what is to be published."""
    return user is not None and holds(user, Role.APPROVER, page) and user.pk not in writers(page)


def may_approve(task: RoleTask, page: Page, user: Any) -> bool:
    """Return whether ``user`` may let ``page`` go on from the step ``task``."""
    if task.role == Role.APPROVER:
        return is_second_pair_of_eyes(page, user)
    state = page.current_workflow_state
    submitted_it = state is not None and state.requested_by_id == user.pk
    return not submitted_it and holds(user, Role(task.role), page)


def may_return(task: RoleTask, page: Page, user: Any) -> bool:
    """Return whether ``user`` may give ``page`` back from the step ``task`` to who has written it."""
    return holds(user, Role(task.role), page)


def _is_being_submitted(workflow_state: WorkflowState) -> bool:
    return workflow_state.current_task_state_id is None


def refuse_undeclared(workflow_state: WorkflowState, user: Any) -> None:
    """Raise PermissionDenied unless the newest revision has a declaration: on submitting, that of ``user``."""
    declared_by = workflow_state.content_object.get_latest_revision().content.get("declared_by")
    if declared_by is None or (
        _is_being_submitted(workflow_state) and (user is None or declared_by != user.pk)
    ):
        raise PermissionDenied("Nobody has declared that this text holds no state secrets.")


def is_done_by_submitting(task: RoleTask, workflow_state: WorkflowState, user: Any) -> bool:
    """Return whether the sub-editor's step is done, since ``user``, who submits, could do it himself."""
    return (
        task.role == Role.SUB_EDITOR
        and _is_being_submitted(workflow_state)
        and user is not None
        and holds(user, Role.SUB_EDITOR, workflow_state.content_object)
    )


def refuse_blocked(page: Page) -> None:
    """Raise PermissionDenied where the gate has something against the newest version that nobody has let pass."""
    draft = page.get_latest_revision_as_object()
    state = page.current_workflow_state
    submission = Submission(draft, state.requested_by or page.owner, page.get_parent())
    found = (f for f in findings(submission) if f.code != NOBODY)
    if left := [finding.code for finding in blocking(found, draft.excepted_findings())]:
        raise PermissionDenied(f"The gate blocks this page: {', '.join(left)}.")


def approvers(page: Page | None, parent: Page, user: Any) -> QuerySet[Any]:
    """Return who could approve ``page`` below ``parent`` if ``user`` submitted it; None is a page not yet stored."""
    taken = {user.pk} | (writers(page) if page is not None else set())
    return holders(page or parent, Role.APPROVER).exclude(pk__in=taken)


@register_rule(SubmittedPage)
def somebody_could_approve(submission: Submission) -> Iterator[Finding]:
    """Find a page that would wait for ever."""
    stored = submission.page if submission.page.pk else None
    if not approvers(stored, submission.parent, submission.user).exists():
        yield Finding(
            NOBODY,
            _(
                "Không có ai duyệt được bản tin này: người duyệt của chuyên mục phải là người khác với những người "
                "đã viết. Hãy nhờ quản trị viên giao vai trò “Người duyệt” cho một người nữa."
            ),
            blocks=True,
            excusable=False,
        )
