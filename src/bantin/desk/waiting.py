"""Lists of what waits, for whom."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, TaskState

from bantin.desk.models import Role, RoleTask
from bantin.desk.roles import below, pages_of


def states_for(task: RoleTask, user: Any) -> QuerySet[TaskState]:
    """Return what waits at the step ``task`` in the parts of the portal where ``user`` holds its role."""
    waiting: QuerySet[TaskState] = TaskState.objects.filter(
        task_id=task.pk, status=TaskState.STATUS_IN_PROGRESS
    )
    if user.is_superuser:
        return waiting
    pks = [int(pk) for pk in waiting.values_list("workflow_state__object_id", flat=True)]
    mine = Page.objects.filter(below(pages_of(user, Role(task.role))), pk__in=pks)
    numbers = [str(pk) for pk in mine.values_list("pk", flat=True)]
    of_mine: QuerySet[TaskState] = waiting.filter(workflow_state__object_id__in=numbers)
    return of_mine
