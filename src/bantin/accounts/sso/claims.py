"""What the provider says of a person, and what is made of it here."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User


def all_of(extra_data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the claims of ID token and user information together; the latter, which is newer, wins."""
    return {**extra_data.get("id_token", {}), **extra_data.get("userinfo", {})}


def names_in(claims: Mapping[str, Any], path: str) -> set[str]:
    """Return the names in the claim at ``path``, whose parts are parted by dots (``realm_access.roles``)."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return set(found.split())
    return {str(name) for name in found} if isinstance(found, list) else set()


def follow_groups(user: User, claims: Mapping[str, Any]) -> None:
    """Put ``user`` into the groups that the claims stand for, and out of the others that claims could stand for.

    Groups that the mapping does not name are the desk's own affair. Rights of a superuser come from no claim.
    """
    mapping: Mapping[str, str] = settings.OIDC_GROUPS
    if not settings.OIDC_GROUPS_CLAIM or not mapping:
        return
    names = names_in(claims, settings.OIDC_GROUPS_CLAIM)
    wanted = {group for name, group in mapping.items() if name in names}
    managed = Group.objects.filter(name__in=set(mapping.values()))
    has = set(user.groups.filter(pk__in=managed).values_list("name", flat=True))
    user.groups.add(*managed.filter(name__in=wanted - has))
    user.groups.remove(*managed.filter(name__in=has - wanted))
