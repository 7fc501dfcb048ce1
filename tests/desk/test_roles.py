"""Roles on the officer's page."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from bantin.desk.models import Role, RoleGroup
from bantin.desk.roles import holders, holds
from bantin.desk.setting_up import ensure_desk
from tests.desk.newsroom import Person, hire

pytestmark = pytest.mark.django_db


def test_a_new_portal_has_the_roles_and_one_workflow(desk: Any) -> None:
    ensure_desk()
    names = set(Group.objects.values_list("name", flat=True))
    assert names == {"Phóng viên", "Biên tập viên", "Người duyệt"}
    workflow = desk.get_workflow()
    assert [task.name for task in workflow.tasks] == ["Biên tập", "Duyệt"]


def test_an_officer_makes_a_role_for_a_section(desk: Any, administrator: Person) -> None:
    address = reverse("desk_roles")
    assert "Toàn cổng" in administrator.client.get(address).content.decode()
    for _ in range(2):
        administrator.client.post(address, {"role": "approver", "page": desk.pk})
    made = RoleGroup.objects.get(group__name="Người duyệt – Thời sự")
    person = hire("moi", None)
    assert not holds(person.user, Role.APPROVER, desk)
    person.user.groups.add(made.group)
    assert holds(person.user, Role.APPROVER, desk)
    assert not holds(person.user, Role.REPORTER, desk.get_parent())
    assert "Thời sự" in administrator.client.get(address).content.decode()


@pytest.mark.parametrize("who", ["reporter", "sub_editor", "approver"])
def test_nobody_gives_himself_a_role(request: pytest.FixtureRequest, desk: Any, who: str) -> None:
    person: Person = request.getfixturevalue(who)
    group = RoleGroup.objects.get(role=Role.APPROVER).group
    for address in (
        reverse("desk_roles"),
        reverse("wagtailusers_groups:edit", args=[group.pk]),
        reverse("wagtailusers_users:edit", args=[person.user.pk]),
        reverse("wagtailadmin_workflows:index"),
    ):
        assert person.client.get(address).status_code in {302, 403}
        assert person.client.post(address, {"role": "approver", "page": desk.pk}).status_code in {
            302,
            403,
        }
    assert RoleGroup.objects.count() == 3


def test_a_higher_role_includes_the_lower_ones_and_idle_accounts_hold_none(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, administrator: Person
) -> None:
    people = [reporter.user, sub_editor.user, approver.user, administrator.user]
    assert set(holders(desk, Role.REPORTER)) == set(people)
    assert set(holders(desk, Role.SUB_EDITOR)) == set(people[1:])
    assert set(holders(desk, Role.APPROVER)) == set(people[2:])
    approver.user.is_active = False
    approver.user.save()
    assert set(holders(desk, Role.APPROVER)) == {administrator.user}
    assert not holds(approver.user, Role.REPORTER, desk)


@pytest.mark.parametrize("who", ["reporter", "sub_editor", "approver"])
def test_a_role_sees_photos_and_files_and_chooses_them(
    request: pytest.FixtureRequest, make_photo: Any, who: str
) -> None:
    photo = make_photo("cau")
    person: Person = request.getfixturevalue(who)
    for name in (
        "wagtailimages:index",
        "wagtailimages:add",
        "wagtailimages_chooser:choose",
        "wagtaildocs:index",
        "wagtaildocs:add",
    ):
        assert person.client.get(reverse(name)).status_code == 200, name
    listed = person.client.get(reverse("wagtailimages:index")).context["images"]
    assert [*listed] == ([] if who == "reporter" else [photo])
    chooser = person.client.get(reverse("wagtailimages_chooser:choose"))
    assert [*chooser.context["results"]] == [photo]


def test_the_permissions_that_nobody_asked_for_are_put_right(desk: Any) -> None:
    group = RoleGroup.objects.get(role=Role.REPORTER).group
    files = group.collection_permissions.first().collection
    group.collection_permissions.all().delete()
    for app, codename in (("portal", "add_photo"), ("portal", "add_attachment")):
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        group.collection_permissions.create(collection=files, permission=permission)
    import_module("bantin.desk.migrations.0003_permissions_of_files").put_right(apps, None)
    codenames = group.collection_permissions.values_list("permission__codename", flat=True)
    assert {*codenames} == {"add_image", "choose_image", "add_document", "choose_document"}
