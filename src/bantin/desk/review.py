"""The page on which a bulletin is read, compared, and let go on or given back; made for a phone too."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from bantin.baking.desk import tell
from bantin.desk.approval import NOBODY, writers
from bantin.desk.home import moment_text, name_of
from bantin.desk.models import ReturnForm, Role, RoleTask
from bantin.desk.roles import holds
from bantin.portal.approval import is_in_charge
from bantin.portal.gate import Finding, Submission, blocking, findings
from bantin.portal.models import GateException, SubmittedPage

CHANGED = gettext_lazy(
    "Bản tin đã thay đổi hoặc đã được xử lý sau khi bạn mở trang này. Hãy đọc lại trước khi quyết định."
)


class ScheduleForm(forms.Form):
    """When readers are to see what is approved; at once without a time."""

    go_live_at = forms.DateTimeField(
        required=False,
        label=gettext_lazy("Hẹn giờ đăng"),
        help_text=gettext_lazy("Để trống để đăng ngay."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
    )

    def clean_go_live_at(self) -> datetime.datetime | None:
        """Refuse a time that has passed."""
        moment: datetime.datetime | None = self.cleaned_data["go_live_at"]
        if moment is not None and moment <= timezone.now():
            raise forms.ValidationError(_("Giờ hẹn phải ở sau lúc này; để trống để đăng ngay."))
        return moment


@dataclass(frozen=True)
class Found:
    """A finding of the gate, the name of its field in the form, and why it was let pass, if it was."""

    finding: Finding
    name: str
    exception: GateException | None

    @property
    def stands_in_the_way(self) -> bool:
        """Whether it blocks and nobody has let it pass."""
        return self.finding.blocks and self.exception is None

    @property
    def may_pass(self) -> bool:
        """Whether an approver may let it pass."""
        return self.stands_in_the_way and self.finding.excusable


class ReviewView(View):
    """Reading, exceptions, approval and return of one page."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the page, its newest version, and the step that it is at."""
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not isinstance(page, SubmittedPage):
            raise Http404
        self.page: SubmittedPage = page
        self.state: TaskState | None = page.current_workflow_task_state
        self.draft = page.get_latest_revision_as_object()
        self.is_approver = holds(request.user, Role.APPROVER, page)
        if not holds(request.user, Role.SUB_EDITOR, page):
            raise PermissionDenied

    @cached_property
    def actions(self) -> frozenset[str]:
        """What the user may do at the step."""
        if self.state is None:
            return frozenset()
        task = self.state.task.specific
        return frozenset(name for name, _w, _a in task.get_actions(self.page, self.request.user))

    @cached_property
    def found(self) -> list[Found]:
        """What the gate finds in the newest version."""
        made = {item.key: item for item in GateException.objects.filter(page_id=self.page.pk)}
        state = self.page.current_workflow_state
        user = (state and state.requested_by) or self.page.owner or self.request.user
        submission = Submission(self.draft, user, self.page.get_parent())
        return [
            Found(finding, f"reason-{number}", made.get(finding.key))
            for number, finding in enumerate(findings(submission))
            if not (self.state and finding.code == NOBODY)
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page with what may be done."""
        return self.shown(ScheduleForm(), ReturnForm())

    def shown(self, schedule: forms.Form, returning: forms.Form) -> HttpResponse:
        """Return the page, with what was wrong in either form."""
        return TemplateResponse(
            self.request,
            "desk/review.html",
            {
                "page_title": self.draft.title,
                "page": self.page,
                "draft": self.draft,
                "state": self.state,
                "section": self.page.get_parent(),
                "found": self.found,
                "actions": self.actions,
                "is_approver": self.is_approver,
                "is_last_step": self.is_last_step,
                "is_writer": self.request.user.pk in writers(self.page),
                "facts": self.facts(),
                "earlier": self.earlier(),
                "schedule": schedule,
                "returning": returning,
                "compare": self.comparison(),
                "unschedule": self.way_to_unschedule(),
            },
        )

    @property
    def is_last_step(self) -> bool:
        """Whether approving lets the page out."""
        task = self.state.task.specific if self.state else None
        return isinstance(task, RoleTask) and task.role == Role.APPROVER

    def facts(self) -> list[tuple[str, str]]:
        """Return what is known of the page, each with its name."""
        facts = [
            (_("Trạng thái"), self.page.status_string),
            (_("Tác giả"), name_of(self.draft.author or self.page.owner)),
        ]
        if self.draft.declared_by_id and self.draft.declared_at:
            said = {
                "who": name_of(self.draft.declared_by),
                "moment": moment_text(self.draft.declared_at),
            }
            facts.append((_("Cam đoan không có bí mật nhà nước"), _("%(who)s, %(moment)s") % said))
        return facts

    def earlier(self) -> list[tuple[str, str, str]]:
        """Return what was done at each step on this way: what, by whom and when, with which words."""
        if self.state is None:
            return []
        done = self.state.workflow_state.task_states.exclude(status=TaskState.STATUS_IN_PROGRESS)
        return [
            (
                f"{state.task.name}: {self._words[state.status]}",
                f"{name_of(state.finished_by)}, {moment_text(state.finished_at)}",
                state.comment,
            )
            for state in done.select_related("task", "finished_by").order_by("started_at")
            if state.finished_at is not None
        ]

    @property
    def _words(self) -> dict[str, str]:
        return {
            TaskState.STATUS_APPROVED: _("đã cho qua"),
            TaskState.STATUS_REJECTED: _("trả lại"),
            TaskState.STATUS_SKIPPED: _("bỏ qua"),
            TaskState.STATUS_CANCELLED: _("rút lại"),
        }

    def comparison(self) -> str:
        """Return where the newest version is compared with what readers have; "" where they have none."""
        if not (self.page.live_revision_id and self.page.latest_revision_id):
            return ""
        if self.page.live_revision_id == self.page.latest_revision_id:
            return ""
        return reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[self.page.pk, "live", self.page.latest_revision_id],
        )

    def way_to_unschedule(self) -> str:
        """Return where who is in charge takes back what is to come out; "" where nothing is, and for others."""
        revision = self.page.scheduled_revision
        if revision is None or not is_in_charge(self.page, self.request.user):
            return ""
        return reverse("wagtailadmin_pages:revisions_unschedule", args=[self.page.pk, revision.pk])

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was chosen, if the page is still what was shown."""
        if request.POST.get("revision") != str(self.page.latest_revision_id) or request.POST.get(
            "state", ""
        ) != str(self.state.pk if self.state else ""):
            messages.error(request, CHANGED)
            return redirect(request.path)
        chosen = {"except": self.make_exceptions, "approve": self.approve, "reject": self.give_back}
        act = chosen.get(request.POST.get("action", ""))
        return act() if act is not None else redirect(request.path)

    def make_exceptions(self) -> HttpResponse:
        """Let pass what a reason was given for. Raises PermissionDenied for who is no approver."""
        self._take_reasons()
        return redirect(self.request.path)

    def _take_reasons(self) -> None:
        reasons = [
            (item, reason)
            for item in self.found
            if item.may_pass and (reason := self.request.POST.get(item.name, "").strip())
        ]
        if reasons and not self.is_approver:
            raise PermissionDenied
        for item, reason in reasons:
            GateException.make(self.page, item.finding, reason=reason[:500], user=self.request.user)
        if reasons:
            del self.found

    def approve(self) -> HttpResponse:
        """Let the page go on, with the exceptions that came along, and out at the last step."""
        self._take_reasons()
        keys = {item.finding.key for item in self.found if item.exception}
        if left := list(blocking([item.finding for item in self.found], keys)):
            for finding in left:
                messages.error(self.request, finding.text)
            return self.shown(ScheduleForm(self.request.POST), ReturnForm())
        schedule = ScheduleForm(self.request.POST)
        if not schedule.is_valid():
            return self.shown(schedule, ReturnForm())
        if self.state is not None and self.is_last_step:
            _keep_time(self.state, schedule.cleaned_data["go_live_at"])
        return self._act("approve")

    def give_back(self) -> HttpResponse:
        """Return the page to who has written it, with the reason."""
        form = ReturnForm(self.request.POST)
        if not form.is_valid():
            return self.shown(ScheduleForm(), form)
        return self._act("reject", comment=form.cleaned_data["comment"])

    def _act(self, action: str, **said: Any) -> HttpResponse:
        if self.state is None:
            raise PermissionDenied
        self.state.task.specific.on_action(self.state, self.request.user, action, **said)
        page = type(self.page).objects.get(pk=self.page.pk)
        messages.success(
            self.request,
            _("“%(title)s”: %(status)s.")
            % {"title": self.draft.title, "status": page.status_string},
        )
        tell(self.request, page)
        return redirect("wagtailadmin_home")


def _keep_time(state: TaskState, moment: datetime.datetime | None) -> None:
    """Have the very revision that is approved published at ``moment``; it stays otherwise what was read."""
    state.revision.content["go_live_at"] = moment.isoformat() if moment else None
    state.revision.save(update_fields=["content"])
