"""The desk's policy of pages answers as Wagtail's does, and asks of the root's pages nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from bantin.bulletins.models import BulletinPage
from bantin.desk.models import Role
from bantin.desk.page_policy import EXPLORING, DeskPagePolicy
from bantin.desk.roles import make_group
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person, hire

pytestmark = pytest.mark.django_db
ACTIONS = ({"add"}, {"change"}, {"publish"}, {"change", "publish"}, {"bulk_delete"}, set(EXPLORING))


@pytest.fixture
def other(home: Any, desk: Any) -> Any:
    """A second section; both have a bulletin, of which one is the reporter's."""
    from bantin.demo.actions import add_section

    section = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    add_bulletin(section, "Giá chè tăng")
    add_bulletin(desk, "Khánh thành cầu")
    return section


def pks(pages: Any) -> set[int]:
    return {page.pk for page in pages}


def agrees(user: Any) -> None:
    """Compare all answers about ``user`` with Wagtail's."""
    ours, theirs = DeskPagePolicy(Page), PagePermissionPolicy(Page)
    assert pks(ours.explorable_instances(user)) == pks(theirs.explorable_instances(user))
    for actions in ACTIONS:
        expected = pks(theirs.instances_user_has_any_permission_for(user, actions))
        assert pks(ours.instances_user_has_any_permission_for(user, actions)) == expected, actions


@pytest.mark.parametrize("role", list(Role))
def test_it_agrees_with_wagtail_about_roles(role: Role, home: Any, desk: Any, other: Any) -> None:
    whole, of_section, of_both = hire("a", role), hire("b", None), hire("c", None)
    of_section.user.groups.add(make_group(role, desk))
    of_both.user.groups.add(make_group(role, desk), make_group(Role.REPORTER, other))
    for person in (whole, of_section, of_both, hire("d", None)):
        BulletinPage.objects.filter(title="Giá chè tăng").update(owner=person.user)
        agrees(person.user)


def test_it_agrees_with_wagtail_about_others(desk: Any, other: Any, administrator: Person) -> None:
    agrees(administrator.user)
    person = hire("xoa", None)
    group = make_group(Role.REPORTER, desk)
    delete = Permission.objects.get(codename="bulk_delete_page")
    GroupPagePermission.objects.create(group=group, page=other, permission=delete)
    person.user.groups.add(group)
    agrees(person.user)
    person.user.is_active = False
    agrees(person.user)


def test_the_desk_asks_it_and_it_names_no_path_of_the_root(desk: Any, approver: Person) -> None:
    policy = policy_registry.get_by_type(BulletinPage)
    assert isinstance(policy, DeskPagePolicy)
    with CaptureQueriesContext(connection) as queries:
        assert policy.explorable_instances(approver.user).count() == Page.objects.count()
    assert "LIKE" not in queries[-1]["sql"]
