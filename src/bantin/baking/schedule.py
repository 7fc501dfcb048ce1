"""What is to come or go at a time that an editor has set."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from bantin.baking.bake import is_fault_of_machine

log = logging.getLogger(__name__)

# What has failed by its own fault; what the machine is to blame for is tried again in the next round.
RETRY_SECONDS = 60.0

Action = Callable[[], None]


class Schedule:
    """Publishes and withdraws what is due, each by itself: one that fails neither undoes nor holds up others."""

    def __init__(self) -> None:
        """Know of nothing that has failed."""
        self._retry_at: dict[str, float] = {}

    def follow(self) -> None:
        """Do what is due, each in one transaction with its row of the outbox; what fails is tried again."""
        now = timezone.now()
        for name, action in [*_that_expire(now), *_that_go_live(now)]:
            if time.monotonic() < self._retry_at.get(name, 0.0):
                continue
            self._retry_at.pop(name, None)
            try:
                with transaction.atomic():
                    action()
            except Exception as error:
                if is_fault_of_machine(error):
                    log.error("%s failed: %s; trying again", name, str(error).strip())
                else:
                    log.exception("%s failed; trying again", name)
                    self._retry_at[name] = time.monotonic() + RETRY_SECONDS


def _that_expire(now: datetime) -> Iterator[tuple[str, Action]]:
    drafts = [it for it in apps.get_models() if issubclass(it, DraftStateMixin)]
    for model in [Page, *(it for it in drafts if not issubclass(it, Page))]:
        expired = model.objects.filter(live=True, expire_at__lt=now)
        for pk in list(expired.order_by("expire_at").values_list("pk", flat=True)):

            def withdraw(model: type[DraftStateMixin] = model, pk: object = pk) -> None:
                # Asked anew: another worker, or an editor, may have come first.
                for thing in model.objects.filter(pk=pk, live=True, expire_at__lt=now):
                    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

            yield f"Withdrawing {model._meta.label} {pk} on time", withdraw


def _that_go_live(now: datetime) -> Iterator[tuple[str, Action]]:
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for pk, what in list(due.values_list("pk", "object_str")):

        def publish(pk: object = pk) -> None:
            for revision in Revision.objects.filter(pk=pk, approved_go_live_at__lt=now):
                revision.publish(log_action="wagtail.publish.scheduled")

        yield f"Publishing {what!r} (revision {pk}) on time", publish
