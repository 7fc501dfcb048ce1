"""What the desk stores: which groups give which role, and the steps of the workflow."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, WorkflowState


class Role(models.TextChoices):
    """What people are in an editorial desk, the lowest first. A higher role includes the lower ones."""

    REPORTER = "reporter", gettext_lazy("Phóng viên")
    SUB_EDITOR = "sub-editor", gettext_lazy("Biên tập viên")
    APPROVER = "approver", gettext_lazy("Người duyệt")

    def and_higher(self) -> list["Role"]:
        """Return this role and all that include it."""
        roles = list(Role)
        return roles[roles.index(self) :]


class RoleGroup(models.Model):
    """That a group gives a role: where, its page permissions say."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role")
    role = models.CharField(gettext_lazy("vai trò"), max_length=20, choices=Role)

    class Meta:
        verbose_name = gettext_lazy("vai trò")
        verbose_name_plural = gettext_lazy("vai trò")

    def __str__(self) -> str:
        return str(self.group)


class Pruned(models.Model):
    """Up to which day old versions of pages were looked through; one row."""

    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.day}"


class ReturnForm(forms.Form):
    """Why a bulletin goes back to who has written it."""

    comment = forms.CharField(
        label=gettext_lazy("Lý do trả lại"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Người viết sẽ đọc lý do này: cần sửa gì, ở đâu."),
        error_messages={"required": gettext_lazy("Hãy ghi lý do trả lại.")},
    )


class RoleTask(Task):
    """A step of a workflow that is done by who holds a role at the page's place in the tree."""

    role = models.CharField(
        gettext_lazy("vai trò"), max_length=20, choices=Role, default=Role.APPROVER
    )

    admin_form_fields = [*Task.admin_form_fields, "role"]

    class Meta:
        verbose_name = gettext_lazy("bước duyệt theo vai trò")
        verbose_name_plural = gettext_lazy("bước duyệt theo vai trò")

    @classmethod
    def get_description(cls) -> str:
        """Return what the desk says of this kind of step where a workflow is made."""
        return _("Người giữ vai trò này ở chuyên mục của bài sẽ xử lý bước này.")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the step, which is done already where a sub-editor has submitted what is to be sub-edited.

        Raises PermissionDenied for a text whose submitter has not declared that it holds no state secrets.
        """
        from bantin.desk.approval import is_done_by_submitting, refuse_undeclared

        refuse_undeclared(workflow_state, user)
        state: TaskState = super().start(workflow_state, user=user)
        if is_done_by_submitting(self, workflow_state, user):
            state.status = TaskState.STATUS_SKIPPED
            state.save(update_fields=["status"])
        return state

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        """Return whether ``user`` may open the page while it is at this step."""
        from bantin.desk.roles import holds

        return holds(user, Role(self.role), obj)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        """Return whether ``user`` may not write in the page now: what an approver reads, nobody changes."""
        return self.role == Role.APPROVER or not self.user_can_access_editor(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        """Return whether ``user`` may keep others out while sub-editing."""
        return not self.locked_for_user(obj, user)

    def user_can_unlock(self, obj: Page, user: Any) -> bool:
        """Return whether ``user`` may take over from who keeps others out; that person is told."""
        return self.user_can_access_editor(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        """Return what ``user`` may do at this step: the name, the words, whether something is asked first."""
        from bantin.desk.approval import may_approve, may_return

        actions = []
        if may_return(self, obj, user):
            actions.append(("reject", _("Trả lại"), True))
        if may_approve(self, obj, user):
            words = _("Duyệt và đăng") if self.role == Role.APPROVER else _("Chuyển duyệt")
            actions.append(("approve", words, False))
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Return the form of what is asked for ``action``."""
        form: type[forms.Form] = (
            ReturnForm if action == "reject" else super().get_form_for_action(action)
        )
        return form

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Do what ``user`` has chosen.

        Raises PermissionDenied where he may not, returns without a reason, or lets go on what the gate blocks.
        """
        from bantin.desk.approval import refuse_blocked

        page = task_state.workflow_state.content_object
        if action_name not in {name for name, _words, _asks in self.get_actions(page, user)}:
            raise PermissionDenied
        if action_name == "reject" and not str(kwargs.get("comment", "")).strip():
            raise PermissionDenied("A bulletin is returned with a reason only.")
        if action_name == "approve":
            refuse_blocked(page)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Return the pages at this step that wait for ``user``."""
        from bantin.desk.lists import states_for

        return states_for(self, user)
