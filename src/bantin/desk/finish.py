"""The end of a workflow. Imports come late: Wagtail's models import this module while they are made."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish, or schedule, the very revision that ``user`` has just approved.

    Raises PermissionDenied unless that is an approver of the page's section who has written no part of it, whatever
    steps the workflow was made of, and unless the revision is still the newest.
    """
    from django.core.exceptions import PermissionDenied

    from bantin.desk.approval import is_second_pair_of_eyes

    revision = workflow_state.current_task_state.revision
    page = workflow_state.content_object
    if not is_second_pair_of_eyes(page, user):
        raise PermissionDenied
    if page.latest_revision_id != revision.pk:
        raise PermissionDenied("The page has changed since it came to this step.")
    revision.publish(user=user, skip_permission_checks=True)
