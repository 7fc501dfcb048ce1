"""What a new portal's desk begins with: the roles of the whole portal, and the way of a bulletin through them."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from bantin.desk.models import Role, RoleGroup, RoleTask
from bantin.desk.roles import make_group

STEPS = (("Biên tập", Role.SUB_EDITOR), ("Duyệt", Role.APPROVER))
ROOT = "Các cổng"
FILES = "Kho chung"
WORKFLOW = "Quy trình duyệt tin bài"
# What Wagtail's own migrations make.
WAGTAILS_GROUPS = ("Moderators", "Editors")


@transaction.atomic
def ensure_desk() -> None:
    """Make the groups of the roles and the workflow, where the portal has none; what officers changed stays."""
    if not RoleGroup.objects.exists():
        for role in Role:
            make_group(role)
        Group.objects.filter(name__in=WAGTAILS_GROUPS, user__isnull=True).delete()
    if not RoleTask.objects.exists():
        _make_workflow()
    # What Wagtail's migrations call the roots of pages and of collections, which the desk shows.
    Page.objects.filter(depth=1, title="Root").update(title=ROOT, draft_title=ROOT)
    Collection.objects.filter(depth=1, name="Root").update(name=FILES)


def _make_workflow() -> None:
    """Make the workflow, and have it stand where Wagtail's stood, for all pages."""
    for task in GroupApprovalTask.objects.filter(groups__isnull=True, task_states__isnull=True):
        Workflow.objects.filter(workflow_tasks__task=task, workflow_states__isnull=True).delete()
        task.delete()
    workflow = Workflow.objects.create(name=WORKFLOW)
    for number, (name, role) in enumerate(STEPS):
        task = RoleTask.objects.create(name=name, role=role)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=number)
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
