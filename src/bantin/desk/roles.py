"""Roles: what a person may do, and where. A role is a kind of group, and its group's page permissions say where."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from bantin.desk.models import Role, RoleGroup

OF_PAGES = {
    Role.REPORTER: ("add",),
    Role.SUB_EDITOR: ("add", "change", "lock", "unlock"),
    Role.APPROVER: ("add", "change", "lock", "unlock", "publish"),
}
# Of photos and files: who writes needs them, and corrects what others have filed. Wagtail asks for the permissions
# of its own models whichever the portal uses.
FILES = (("image", "wagtailimages"), ("document", "wagtaildocs"))
OF_FILES = {
    Role.REPORTER: ("add", "choose"),
    Role.SUB_EDITOR: ("add", "change", "choose"),
    Role.APPROVER: ("add", "change", "choose"),
}


@transaction.atomic
def make_group(role: Role, page: Page | None = None) -> Group:
    """Return the group that gives ``role`` below ``page``, on the whole portal without one; made where missing."""
    root = Page.get_first_root_node()
    page = page or root
    label = str(role.label)
    name = label if page.pk == root.pk else f"{label} – {page.title}"
    existing = RoleGroup.objects.filter(role=role, group__page_permissions__page=page).first()
    if existing is not None:
        return existing.group
    group = Group.objects.create(name=_free_name(name, page))
    RoleGroup.objects.create(group=group, role=role)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for permission in _permissions("page", "wagtailcore", OF_PAGES[role]):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    files = Collection.get_first_root_node()
    for model, app in FILES:
        for permission in _permissions(model, app, OF_FILES[role]):
            GroupCollectionPermission.objects.create(
                group=group, collection=files, permission=permission
            )
    return group


def _free_name(name: str, page: Page) -> str:
    """Return ``name``, with the page's number where another group is called so; both fit into Django's column."""
    name = name[:140]
    return f"{name} ({page.pk})" if Group.objects.filter(name=name).exists() else name


def _permissions(model: str, app: str, actions: Iterable[str]) -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label=app, codename__in=[f"{action}_{model}" for action in actions]
    )


def _groups_over(page: Page, role: Role) -> QuerySet[Group]:
    """Return the groups that give ``role`` or a higher one at ``page``, by what they may do there or above it."""
    steps = range(Page.steplen, len(page.path) + 1, Page.steplen)
    paths = [page.path[:length] for length in steps]
    return Group.objects.filter(
        role__role__in=role.and_higher(), page_permissions__page__path__in=paths
    )


def holders(page: Page, role: Role) -> QuerySet[Any]:
    """Return the active users who hold ``role`` or a higher one at ``page``, administrators among them."""
    of_groups = Q(groups__in=_groups_over(page, role))
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(of_groups | Q(is_superuser=True)).distinct()


def holders_of_lowest(page: Page, role: Role) -> QuerySet[Any]:
    """Return the active users who hold ``role`` itself at ``page``, by a group and not by a higher role."""
    groups = _groups_over(page, role).filter(role__role=role)
    return get_user_model().objects.filter(is_active=True, groups__in=groups).distinct()


def holds(user: Any, role: Role, page: Page) -> bool:
    """Return whether ``user`` holds ``role`` or a higher one at ``page``."""
    if not user.is_active:
        return False
    return bool(user.is_superuser or _groups_over(page, role).filter(user=user).exists())


def holds_anywhere(user: Any, role: Role) -> bool:
    """Return whether ``user`` holds ``role`` or a higher one on some part of the portal."""
    if not user.is_active:
        return False
    groups = user.groups.filter(role__role__in=role.and_higher(), page_permissions__isnull=False)
    return bool(user.is_superuser or groups.exists())


def pages_of(user: Any, role: Role) -> QuerySet[Page]:
    """Return the pages of the tree at and below which ``user`` holds ``role`` or a higher one."""
    if user.is_superuser:
        return Page.objects.filter(depth=1)  # type: ignore[no-any-return]
    groups = user.groups.filter(role__role__in=role.and_higher())
    pages: QuerySet[Page] = Page.objects.filter(group_permissions__group__in=groups)
    return pages.distinct()


def below(pages: Iterable[Page], field: str = "path") -> Q:
    """Return the condition that the path in ``field`` is of one of ``pages`` or below it.

    Nothing is asked of a path where one of them is the root.
    """
    condition = Q(pk__in=[])
    for page in pages:
        if page.is_root():
            return ~Q(pk__in=[])
        condition |= Q(**{f"{field}__startswith": page.path})
    return condition
