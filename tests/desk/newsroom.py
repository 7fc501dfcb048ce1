"""People of an editorial desk, and what their browsers send."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from bantin.bulletins.models import BulletinPage
from bantin.desk.models import Role
from bantin.desk.roles import make_group
from bantin.text.slug import slugify

DECLARED = {"no_state_secrets": "on"}
SUBMIT = {"action-submit": "1", **DECLARED}


@dataclass
class Person:
    """Somebody with an account, logged in."""

    user: Any
    client: Client

    def opens(self, page: Any) -> Any:
        return self.client.get(editor(page))

    def saves(self, page: Any, **sent: Any) -> Any:
        return self.client.post(editor(page), form_of(page, **sent))

    def submits(self, page: Any, **sent: Any) -> Any:
        return self.saves(page, **SUBMIT, **sent)

    def writes(self, section: Any, headline: str = "Khánh thành cầu Bến Đá", **sent: Any) -> Any:
        """Make a draft in the desk, as a reporter does."""
        before = set(BulletinPage.objects.values_list("pk", flat=True))
        new = BulletinPage(title=headline, slug=slugify(headline), lead="Xã Thử có cầu mới.")
        address = reverse("wagtailadmin_pages:add", args=["bulletins", "bulletinpage", section.pk])
        answer = self.client.post(address, form_of(new, **sent))
        assert answer.status_code == 302, answer.context["form"].errors
        return BulletinPage.objects.exclude(pk__in=before).get()

    def acts(self, page: Any, action: str, **sent: Any) -> Any:
        """Do ``action`` of the step that the page is at, from the list of what waits."""
        state = BulletinPage.objects.get(pk=page.pk).current_workflow_task_state
        assert state is not None, "the page is at no step"
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        return self.client.post(address, sent)


def editor(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(page: Any, **sent: Any) -> dict[str, Any]:
    """What the editor of ``page`` sends, its newest version unless ``sent`` says otherwise."""
    if page.pk:
        page = BulletinPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return dict(
        nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "kind": "news",
                "lead": page.lead,
                "date": "08/04/2026 09:30",
                "body": streamfield([]),
                "chosen_related": inline_formset([]),
                "corrections": inline_formset([]),
                "comments": inline_formset([]),
                **sent,
            }
        )
    )


Hire = Callable[..., Person]


def hire(name: str, role: Role | None, page: Any = None, **fields: Any) -> Person:
    """Give ``name`` an account with ``role`` at ``page`` (the whole portal without one), and log in."""
    user = get_user_model().objects.create_user(name, password="mat-khau-rat-dai", **fields)
    if role is not None:
        user.groups.add(make_group(role, page))
    client = Client()
    client.force_login(user)
    return Person(user, client)
