"""Messages to who has something to do: a bulletin has come to a step of the workflow.

That one's own bulletin was returned or let out, Wagtail tells; who wants none of it says so in the profile.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from bantin.desk.approval import is_done_by_submitting, writers
from bantin.desk.models import Role, RoleTask
from bantin.desk.roles import holders, holders_of_lowest


class WaitingNotifier(EmailNotificationMixin, Notifier):
    """Tells those whose turn it is that a bulletin waits for them."""

    notification = "submitted"
    template_directory = "desk/notices/"

    def __init__(self) -> None:
        """Prepare for states of steps."""
        super().__init__((TaskState,))

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        """Return whether ``instance`` is of a step by role, and not one that submitting the text has done."""
        if not super().can_handle(instance, **kwargs):
            return False
        task = instance.task.specific
        return isinstance(task, RoleTask) and not is_done_by_submitting(
            task, instance.workflow_state, kwargs.get("user")
        )

    def get_recipient_users(self, instance: TaskState, **kwargs: Any) -> QuerySet[Any]:
        """Return who can do the step: who holds its role there, or a higher one where nobody does.

        Not who has submitted the text and, where it is to be approved, not who has a part in it.
        """
        role = Role(instance.task.specific.role)
        page = instance.workflow_state.content_object
        others = (
            writers(page) if role == Role.APPROVER else {instance.workflow_state.requested_by_id}
        )
        lowest = holders_of_lowest(page, role).exclude(pk__in=others)
        return lowest if lowest.exists() else holders(page, role).exclude(pk__in=others)

    def get_template_base_prefix(self, instance: TaskState, **kwargs: Any) -> str:
        """Return how the names of the templates begin."""
        return ""

    def get_context(self, instance: TaskState, **kwargs: Any) -> dict[str, Any]:
        """Return what the message tells of."""
        page = instance.workflow_state.content_object
        return {
            **super().get_context(instance, **kwargs),
            "page": page,
            "headline": page.get_latest_revision_as_object().title,
            "section": page.get_parent().title,
            "to_approve": instance.task.specific.role == Role.APPROVER,
            "submitted_by": instance.workflow_state.requested_by,
        }


_tell_who_is_next = WaitingNotifier()


def connect() -> None:
    """Send a message whenever a step begins."""
    task_submitted.connect(
        _tell_who_is_next, sender=TaskState, dispatch_uid="bantin.desk.notices.waiting"
    )
