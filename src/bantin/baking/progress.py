"""How far a change has come on its way to readers, for the editor who made it."""

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bantin.baking.models import Artifact, Change, Job
from bantin.portal import bakeable

WAITING, DONE, FAILED = "waiting", "done", "failed"

SHOWN_FAILURES = 5
_ERRNO = re.compile(r"\[Errno (\d+)\]")


@dataclass(frozen=True)
class Failure:
    """An address that could not be brought up to date: why, in words and as the software says it."""

    address: str
    words: str
    error: str


@dataclass(frozen=True)
class Progress:
    """What has become of a change; how many ``addresses`` it concerned and how long it ``took`` once it is done."""

    state: str
    addresses: int = 0
    took: timedelta = timedelta()
    failures: tuple[Failure, ...] = ()
    more_failures: int = 0

    @property
    def time_text(self) -> str:
        """How long it took, in words."""
        return duration_text(self.took)

    def text(self, *, is_live: bool = True, was_published: bool = True) -> str:
        """Say it in a sentence, of a page that ``is_live`` now or not, and if not, once was or never."""
        if self.state == WAITING:
            return _("Đang cập nhật các trang công khai…")
        if self.state == FAILED:
            return _("Chưa cập nhật được hết các trang công khai.")
        if not self.addresses:
            return _("Đã xong, không có địa chỉ nào phải cập nhật.")
        said = {"count": self.addresses, "time": self.time_text}
        if is_live:
            return (
                ngettext(
                    "Đã lên trang tại %(count)s địa chỉ sau %(time)s.",
                    "Đã lên trang tại %(count)s địa chỉ sau %(time)s.",
                    self.addresses,
                )
                % said
            )
        if not was_published:
            return (
                ngettext(
                    "Đã cập nhật %(count)s địa chỉ sau %(time)s.",
                    "Đã cập nhật %(count)s địa chỉ sau %(time)s.",
                    self.addresses,
                )
                % said
            )
        return (
            ngettext(
                "Đã gỡ, %(count)s địa chỉ được cập nhật sau %(time)s.",
                "Đã gỡ, %(count)s địa chỉ được cập nhật sau %(time)s.",
                self.addresses,
            )
            % said
        )


def progress_about(about: str) -> Progress | None:
    """Return how far all changes about ``about`` have come together; None where none is known (any more)."""
    changes = Change.objects.filter(about=about)
    if (latest := changes.order_by("pk").last()) is None:
        return None
    if failed := list(_failed().filter(change__about=about)):
        return _of_failed(failed)
    return Progress(WAITING) if changes.filter(done_at=None).exists() else progress_of([latest])[0]


def progress_of(changes: Iterable[Change]) -> list[Progress]:
    """Return how far each of ``changes`` has come."""
    every = list(changes)
    failed: dict[int, list[Job]] = {}
    for job in _failed().filter(change__in=[change.pk for change in every]):
        failed.setdefault(job.change_id, []).append(job)
    return [
        _of_failed(failed[change.pk])
        if change.pk in failed
        else Progress(WAITING)
        if change.done_at is None
        # The clock may have been set back in between.
        else Progress(DONE, change.addresses, max(change.done_at - change.asked_at, timedelta()))
        for change in every
    ]


def _failed() -> QuerySet[Job]:
    """Return the jobs that have failed, without those that somebody has asked for again."""
    return Job.objects.exclude(error="").filter(retry_at__isnull=False).order_by("pk")


def _of_failed(jobs: list[Job]) -> Progress:
    shown = jobs[:SHOWN_FAILURES]
    failures = tuple(
        Failure(_address_of(job.key), explained(job.error), job.error) for job in shown
    )
    return Progress(FAILED, failures=failures, more_failures=len(jobs) - len(shown))


def _address_of(key: str) -> str:
    """Return where the artifact ``key`` stands or should stand; the key itself where that cannot be told."""
    stands = Artifact.objects.filter(key=key).values_list("path", flat=True).first()
    if stands:
        return stands
    try:
        location = bakeable.family_of(key).locate(key)
    except Exception:  # what cannot be located has failed for the same reason
        return key
    return location.path if location else key


def explained(error: str) -> str:
    """Return in words what ``error``, as a job keeps it, means to an editor."""
    found = _ERRNO.search(error)
    number = int(found[1]) if found else 0
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return _("Máy chủ đã hết chỗ trên ổ đĩa.")
    if number:
        return _("Máy chủ không ghi được tệp.")
    return _("Phần mềm gặp lỗi khi dựng trang này.")


def duration_text(duration: timedelta) -> str:
    """Return ``duration`` in the unit in which it is a small number: 842 ms, 12 giây, 3 phút, 5 giờ."""
    seconds = duration.total_seconds()
    if seconds < 10:
        return f"{round(seconds * 1000)} ms"
    if seconds < 120:
        return _("%(number)s giây") % {"number": round(seconds)}
    if seconds < 7200:
        return _("%(number)s phút") % {"number": round(seconds / 60)}
    return _("%(number)s giờ") % {"number": round(seconds / 3600)}
