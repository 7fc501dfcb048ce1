"""Which pages a person may explore and change, asked of the database in few words.

Wagtail's own policy has a condition for each permission of each group, and each reads the range of its page: for
the role of the whole portal that is every page, five times over, wherever the desk lists anything.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from bantin.desk.roles import below

EXPLORING = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


class DeskPagePolicy(PagePermissionPolicy):
    """Wagtail's policy of pages: the same answers, with one condition for each part of the tree."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Return the pages where ``user`` may do one of ``actions``; who may only add changes what is his own."""
        found = self._base_queryset_for_user(user)
        if found is not None:
            return found
        actions = set(actions)
        codenames = self._get_permission_codenames(actions)
        of_own = "change" in actions and "add" not in actions
        own = self._get_permission_codename("add") if of_own else ""
        permissions = self.get_cached_permissions_for_user(user)
        everywhere = _outermost(p.page for p in permissions if p.permission.codename in codenames)
        if _is_whole(everywhere):
            return self.model._default_manager.all()
        condition = below(everywhere)
        if mine := _outermost(p.page for p in permissions if p.permission.codename == own):
            condition |= below(mine) & Q(owner=user)
        return self.model._default_manager.filter(condition)

    def explorable_instances(self, user: Any) -> QuerySet[Any]:
        """Return those pages, and what leads to them from the nearest page above them all."""
        found: QuerySet[Any] | None = self._base_queryset_for_user(user)
        if found is not None:
            return found
        permissions = self.get_cached_permissions_for_user(user)
        codenames = self._get_permission_codenames(set(EXPLORING))
        outermost = _outermost(p.page for p in permissions if p.permission.codename in codenames)
        pages: QuerySet[Any] = self.model._default_manager.all()
        if _is_whole(outermost):
            return pages
        every_page = [permission.page for permission in permissions]
        if not every_page:
            return pages.none()
        top = Page.objects.first_common_ancestor_of(every_page)
        above = {path for page in every_page for path in _paths_above(page)}
        leading = {path for path in above if path.startswith(top.path)}
        return pages.filter(below(outermost) | Q(path__in=leading))


def _outermost(pages: Iterable[Page]) -> list[Page]:
    """Return ``pages`` without those that stand below others of them."""
    found: list[Page] = []
    for page in sorted(pages, key=lambda page: page.path):
        if not (found and page.path.startswith(found[-1].path)):
            found.append(page)
    return found


def _is_whole(pages: list[Page]) -> bool:
    return any(page.is_root() for page in pages)


def _paths_above(page: Page) -> list[str]:
    return [page.path[:length] for length in range(Page.steplen, len(page.path), Page.steplen)]
