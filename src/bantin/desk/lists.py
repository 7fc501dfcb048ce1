"""What waits in the desk, for whom; what was returned, is to come, and went out."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from bantin.desk.models import Role, RoleTask
from bantin.desk.roles import below, pages_of
from bantin.portal.models import SubmittedPage
from bantin.portal.status import PUBLICATIONS

STANDS_STILL_AFTER = datetime.timedelta(days=1)
SHOWN = 50


@dataclass(frozen=True)
class AtStep:
    """A page at a step of the workflow: since when, who submitted it, and, once returned, who did so and why."""

    page: SubmittedPage
    step: str
    since: datetime.datetime
    submitted_by: Any = None
    returned_by: Any = None
    reason: str = ""

    @property
    def stands_still(self) -> bool:
        """Whether nobody has touched it for a day."""
        return timezone.now() - self.since > STANDS_STILL_AFTER


def states_for(task: RoleTask, user: Any) -> QuerySet[TaskState]:
    """Return what waits at the step ``task`` in the parts of the portal where ``user`` holds its role."""
    waiting = TaskState.objects.filter(task_id=task.pk, status=TaskState.STATUS_IN_PROGRESS)
    return _in_parts_of(waiting, user, Role(task.role))


def _in_parts_of(states: QuerySet[TaskState], user: Any, role: Role) -> QuerySet[TaskState]:
    if user.is_superuser:
        return states
    pks = [int(pk) for pk in states.values_list("workflow_state__object_id", flat=True)]
    mine = Page.objects.filter(below(pages_of(user, role)), pk__in=pks)
    numbers = [str(pk) for pk in mine.values_list("pk", flat=True)]
    found: QuerySet[TaskState] = states.filter(workflow_state__object_id__in=numbers)
    return found


def _at_steps(states: Iterable[TaskState]) -> list[AtStep]:
    """Return the newest versions of the pages that ``states`` are of."""
    found = list(states)
    numbers = [int(state.workflow_state.object_id) for state in found]
    pages = Page.objects.specific().prefetch_workflow_states().in_bulk(numbers)
    return [
        AtStep(
            page.get_latest_revision_as_object(),
            state.task.name,
            state.finished_at or state.started_at,
            state.workflow_state.requested_by,
            state.finished_by,
            state.comment,
        )
        for state, number in zip(found, numbers, strict=True)
        if isinstance(page := pages.get(number), SubmittedPage)
    ]


def _with_people(states: QuerySet[TaskState]) -> QuerySet[TaskState]:
    people: QuerySet[TaskState] = states.select_related(
        "task", "workflow_state__requested_by", "finished_by"
    )
    return people.order_by("started_at")[:SHOWN]


def waiting_for(user: Any) -> list[AtStep]:
    """Return what waits for ``user`` to let it go on, the longest first."""
    waiting = []
    for task in RoleTask.objects.filter(active=True):
        for item in _at_steps(_with_people(states_for(task, user))):
            if any(name == "approve" for name, _words, _asks in task.get_actions(item.page, user)):
                waiting.append(item)
    return sorted(waiting, key=lambda item: item.since)


def _of_writer(user: Any) -> Q:
    """Return the condition that a workflow was begun by ``user``, or is of a page that he has made."""
    own = Page.objects.filter(owner=user).values_list("pk", flat=True)
    active = WorkflowState.objects.active().values_list("object_id", flat=True)
    numbers = [str(pk) for pk in own.filter(pk__in=[int(pk) for pk in active])]
    return Q(workflow_state__requested_by=user) | Q(workflow_state__object_id__in=numbers)


def returned_to(user: Any) -> list[AtStep]:
    """Return what was given back to ``user``, the latest first."""
    states = TaskState.objects.filter(
        _of_writer(user),
        workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
        workflow_state__current_task_state=F("pk"),
    )
    return list(reversed(_at_steps(_with_people(states))))


def under_way_of(user: Any) -> list[AtStep]:
    """Return what ``user`` has submitted and others are at, the longest first."""
    states = TaskState.objects.filter(_of_writer(user), status=TaskState.STATUS_IN_PROGRESS)
    return _at_steps(_with_people(states))


def standing_still(user: Any) -> list[AtStep]:
    """Return what nobody has touched for a day where ``user`` is a sub-editor or more, the longest first."""
    before = timezone.now() - STANDS_STILL_AFTER
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, started_at__lt=before)
    return _at_steps(_with_people(_in_parts_of(states, user, Role.SUB_EDITOR)))


def scheduled_times() -> dict[int, datetime.datetime]:
    """Return when what will be published, by the number of its page."""
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return {
        int(number): moment
        for number, moment in revisions.values_list("object_id", "approved_go_live_at")
    }


def scheduled(user: Any) -> list[tuple[SubmittedPage, datetime.datetime]]:
    """Return what will be published, and when, where ``user`` has a role; the soonest first."""
    times = scheduled_times()
    mine = Page.objects.filter(below(pages_of(user, Role.REPORTER)), pk__in=times)
    pages = [page for page in mine.specific() if isinstance(page, SubmittedPage)]
    return sorted(((page, times[page.pk]) for page in pages), key=lambda pair: pair[1])


def published_today(user: Any) -> list[tuple[SubmittedPage, datetime.datetime]]:
    """Return what went out since midnight on the clocks of Vietnam where ``user`` has a role; the latest first."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    entries = PageLogEntry.objects.filter(action__in=PUBLICATIONS, timestamp__gte=midnight)
    times: dict[int, datetime.datetime] = dict(
        entries.order_by("timestamp").values_list("page_id", "timestamp")
    )
    mine = Page.objects.filter(below(pages_of(user, Role.REPORTER)), pk__in=times, live=True)
    pages = [page for page in mine.specific() if isinstance(page, SubmittedPage)]
    pairs = sorted(((page, times[page.pk]) for page in pages), key=lambda pair: pair[1])
    return pairs[: -SHOWN - 1 : -1]


def drafts_of(user: Any) -> list[SubmittedPage]:
    """Return what ``user`` has begun and neither submitted nor published, the latest first."""
    elsewhere = [
        int(pk) for pk in WorkflowState.objects.active().values_list("object_id", flat=True)
    ] + [*scheduled_times()]
    drafts = Page.objects.filter(owner=user, live=False, first_published_at=None)
    latest = drafts.exclude(pk__in=elsewhere).order_by("-latest_revision_created_at")[:10]
    return [page for page in latest.specific() if isinstance(page, SubmittedPage)]


def locked_by(user: Any) -> list[SubmittedPage]:
    """Return what ``user`` keeps others out of, the latest first."""
    locked = Page.objects.filter(locked=True, locked_by=user).order_by("-locked_at")[:SHOWN]
    return [page for page in locked.specific() if isinstance(page, SubmittedPage)]


def locks_taken_from(user: Any) -> list[tuple[SubmittedPage, Any, datetime.datetime]]:
    """Return what others have unlocked within a week that ``user`` had locked: who, and when; the latest first."""
    since = timezone.now() - datetime.timedelta(days=7)
    unlocked = PageLogEntry.objects.filter(action="wagtail.unlock", timestamp__gte=since)
    taken = []
    for entry in unlocked.exclude(user=user).select_related("user").order_by("-timestamp")[:SHOWN]:
        locks = PageLogEntry.objects.filter(
            page_id=entry.page_id, action="wagtail.lock", timestamp__lt=entry.timestamp
        )
        last = locks.order_by("-timestamp").first()
        page = Page.objects.filter(pk=entry.page_id).first()
        if last is None or last.user_id != user.pk or page is None or page.locked_by_id == user.pk:
            continue
        if isinstance(specific := page.specific, SubmittedPage):
            taken.append((specific, entry.user, entry.timestamp))
    return taken
