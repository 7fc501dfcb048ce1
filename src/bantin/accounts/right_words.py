"""Django's permissions in words: it stores their names in English."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

VERBS = {
    "add": _("Thêm"),
    "change": _("Sửa"),
    "delete": _("Xóa"),
    "view": _("Xem"),
    "choose": _("Chọn"),
    "publish": _("Xuất bản"),
}
"""What one does to the objects of a model, by the first word of the permission's code."""


def stored(permission: Permission) -> dict[str, str]:
    """Return what an entry of the log keeps of ``permission``, for `in_words`."""
    kind = permission.content_type
    return {
        "right": permission.codename,
        "of": f"{kind.app_label}.{kind.model}",
        "what": permission.name,
    }


def in_words(change: dict[str, Any]) -> str:
    """Return a change of rights that the log keeps, in the language of who reads it.

    ``change`` has ``sign`` and ``what`` (a name); for a permission also ``right`` and ``of``, and for one that is
    held in a place ``where``, empty for everywhere.
    """
    said = f"{change['sign']} {_what(change)}"
    if "where" in change:
        everywhere = gettext("toàn cổng")
        said += f": {change['where'] or everywhere}"
    return said


def name_of(permission: Permission) -> str:
    """Return what ``permission`` allows, in the language of who reads it."""
    return _what(stored(permission))


def _what(change: dict[str, Any]) -> str:
    verb, _separator, model = change.get("right", "").partition("_")
    if verb in VERBS and change["of"].endswith(f".{model}"):
        try:
            name = apps.get_model(change["of"])._meta.verbose_name
        except LookupError:
            name = model
        return f"{VERBS[verb]} {name}"
    stored_name = change["what"]
    return gettext(stored_name)
