"""Pages that are submitted, approved and then published."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, TaskState

from bantin.portal.gate import Finding
from bantin.portal.models.page import PortalPage
from bantin.portal.status import status_of
from bantin.portal.submission import SubmissionForm


class SubmittedPage(PortalPage):
    """A page that an approver publishes, at the end of a workflow. Abstract: domains add what their pages tell.

    ``author`` is who wrote it, whatever byline readers see. ``declared_by`` submitted the text and declared
    then that it holds no state secrets; the declaration is of the revision that it is stored in.
    """

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tác giả"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Người viết, để thống kê. Bạn đọc không thấy; họ thấy bút danh."),
    )
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    declared_at = models.DateTimeField(null=True, editable=False)

    approved_by_workflow = True
    base_form_class = SubmissionForm
    submission_panels = [FieldPanel("no_state_secrets", heading=_("Cam đoan khi gửi duyệt"))]

    class Meta:
        abstract = True

    def excepted_findings(self) -> frozenset[str]:
        """Return the keys of what approvers have let pass in this page."""
        if self.pk is None:
            return frozenset()
        return frozenset(
            GateException.objects.filter(page_id=self.pk).values_list("key", flat=True)
        )

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """Store a version. Autosave goes on in the one that it made before, unless that was decided on since.

        What readers have, what is to come out, and what a step was done with stays what it was: others compare.
        """
        if overwrite_revision is not None and self._is_decided_on(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def _is_decided_on(self, revision: Any) -> bool:
        if revision.pk == self.live_revision_id or revision.approved_go_live_at is not None:
            return True
        steps = TaskState.objects.filter(revision=revision)
        return bool(steps.exclude(status=TaskState.STATUS_IN_PROGRESS).exists())

    @property
    def status_string(self) -> str:
        """Where the page stands, in words of an editorial desk."""
        return str(status_of(self).words)


class GateException(models.Model):
    """A finding of the gate that an approver has let pass in one page, with the reason. It is never changed."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="gate_exceptions")
    key = models.CharField(max_length=300)
    text = models.TextField()
    reason = models.CharField(_("lý do"), max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("ngoại lệ khi kiểm tra")
        verbose_name_plural = _("ngoại lệ khi kiểm tra")
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="one_exception_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"

    @classmethod
    def make(cls, page: Page, finding: Finding, *, reason: str, user: Any) -> "GateException":
        """Let ``finding`` pass in ``page``; the first reason given stays."""
        made, _ = cls.objects.get_or_create(
            page_id=page.pk,
            key=finding.key,
            defaults={"text": finding.text, "reason": reason, "user": user},
        )
        return made
