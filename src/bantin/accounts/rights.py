"""Changes of rights, told in the log: who joins or leaves a group, what a group or a user may do."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import signals
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from bantin.accounts import log, right_words
from bantin.accounts.models import GroupRule

ADMINISTRATOR = gettext_noop("quản trị toàn quyền")
SIGNS = {"post_add": "+", "post_remove": "−"}


def connect() -> None:
    """Listen to what Django and Wagtail store of rights."""
    for through in (User.groups.through, User.user_permissions.through, Group.permissions.through):
        signals.m2m_changed.connect(many_changed, sender=through)
    for model in (GroupPagePermission, GroupCollectionPermission):
        signals.post_save.connect(granted, sender=model)
        signals.post_delete.connect(revoked, sender=model)
    signals.pre_save.connect(superuser_changed, sender=User)


def many_changed(
    sender: Any, instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **kwargs: Any
) -> None:
    """Log what was added to ``instance`` or taken from it."""
    if action == "pre_clear":
        many_cleared(sender, instance)
    elif action in SIGNS and pk_set:
        changed = model.objects.filter(pk__in=pk_set)
        if reverse and isinstance(instance, Group):
            for user in changed:
                log.write("rights_changed", user, changes=kept([instance], SIGNS[action]))
        else:
            log.write("rights_changed", instance, changes=kept(changed, SIGNS[action]))


def many_cleared(sender: Any, instance: Any) -> None:
    """Log all that ``instance`` is about to lose."""
    fields = (
        field
        for field in instance._meta.many_to_many
        if getattr(instance, field.name).through is sender
    )
    for field in fields:
        if lost := list(getattr(instance, field.name).all()):
            log.write("rights_changed", instance, changes=kept(lost, "−"))


def kept(things: Iterable[Any], sign: str) -> list[dict[str, str]]:
    """Return what the log keeps of permissions or groups that were given (``+``) or taken (``−``)."""
    return [
        {
            "sign": sign,
            **(
                right_words.stored(thing) if isinstance(thing, Permission) else {"what": str(thing)}
            ),
        }
        for thing in things
    ]


def granted(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """Log a right that a group got for a page or a collection."""
    log.write("rights_changed", instance.group, changes=[held(instance, "+")])


def revoked(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Log a right that a group lost."""
    log.write("rights_changed", instance.group, changes=[held(instance, "−")])


def held(right: Any, sign: str) -> dict[str, str]:
    """Return what the log keeps of a right that a group holds on a page or a collection and below."""
    where = getattr(right, "page", None) or getattr(right, "collection", None)
    everywhere = where is None or where.is_root()
    return {
        "sign": sign,
        **right_words.stored(right.permission),
        "where": "" if everywhere else str(where),
    }


def superuser_changed(sender: Any, instance: User, **kwargs: Any) -> None:
    """Log who becomes an administrator, or is one no more."""
    if instance.pk is None:
        return
    before = User.objects.filter(pk=instance.pk).values_list("is_superuser", flat=True).first()
    if before is not None and before != instance.is_superuser:
        sign, what = "+" if instance.is_superuser else "−", ADMINISTRATOR
        log.write("rights_changed", instance, changes=[{"sign": sign, "what": what}])


def rule_in_words(rule: GroupRule) -> str:
    """Return what the members of a group must do."""
    if rule.needs_second_factor:
        return _("Bắt buộc xác thực hai lớp")
    return _("Không bắt buộc xác thực hai lớp")
