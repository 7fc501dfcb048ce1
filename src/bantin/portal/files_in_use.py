"""What people may change of a photo or a file that pages show: docs/decisions/0021-roles-and-approval.md.

A photo is a part of the bulletins that show it: who gave it another file, or other words, would change what somebody
has approved, or is just reading.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry

from bantin.portal.approval import is_in_charge


def shown_by(file: Any) -> Iterator[Any]:
    """Yield what shows ``file`` to readers: pages that are live, and other things such as layouts."""
    for source, _references in ReferenceIndex.get_grouped_references_to(file):
        if getattr(source, "live", True):
            yield source


def scheduled_with(file: Any) -> Iterator[Page]:
    """Yield the pages of which a version that shows ``file`` is approved and waits for its hour."""
    for revision in Revision.page_revisions.filter(approved_go_live_at__isnull=False):
        page = revision.as_object()
        if _names(page, file):
            yield page


def locked_with(file: Any, user: Any) -> Iterator[Page]:
    """Yield the pages that show ``file`` and are at a step of their workflow at which ``user`` may not write."""
    pages = ContentType.objects.get_for_model(Page)
    for state in WorkflowState.objects.active().filter(base_content_type=pages):
        page = state.content_object.get_latest_revision_as_object()
        task = state.current_task_state.task.specific
        if _names(page, file) and task.locked_for_user(page, user):
            yield page


def _names(page: Page, file: Any) -> bool:
    """Return whether the text of ``page`` shows ``file``."""
    wanted = ContentType.objects.get_for_model(file).pk, str(file.pk)
    # Wagtail's own way to fill the index, for a version that is in no table.
    found = ReferenceIndex._extract_references_from_object(page)
    return any((content_type, key) == wanted for content_type, key, *_paths in found)


def _may_change(user: Any, source: Any) -> bool:
    """Return whether ``user`` decides what readers see of ``source``."""
    if isinstance(source, Page):
        return is_in_charge(source, user)
    policy = policy_registry.get_by_type(type(source))
    return bool(policy.user_has_permission_for_instance(user, "change", source))


def held_by(file: Any, user: Any) -> Any | None:
    """Return something for whose sake ``user`` may neither change nor delete ``file``; None where he may."""
    held = (source for source in shown_by(file) if not _may_change(user, source))
    waiting = (page for page in scheduled_with(file) if not is_in_charge(page, user))
    return next(held, None) or next(waiting, None) or next(locked_with(file, user), None)


def approved_with(file: Any) -> Any | None:
    """Return a page that was approved with ``file`` as it is, and shows it or is to show it; None for none."""
    pages = (source for source in shown_by(file) if isinstance(source, Page))
    approved = (
        page for page in pages if getattr(page.specific_class, "approved_by_workflow", False)
    )
    return next(approved, None) or next(scheduled_with(file), None)


class HeldFileForm(BaseCollectionMemberForm):
    """A form of a photo or a file, which keeps what is held from being changed."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        """Take who changes it; None for a program, which may."""
        super().__init__(*args, user=user, **kwargs)
        self.changed_by = user

    def clean(self) -> dict[str, Any]:
        """Refuse another file, or other words, where they would pass by the approver."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.changed_by is None or self.instance.pk is None or not self.has_changed():
            return cleaned
        if (source := held_by(self.instance, self.changed_by)) is not None:
            text = _(
                "“%(title)s” đang dùng ảnh hoặc tệp này và đã đăng, đã hẹn giờ hoặc đang chờ duyệt, nên bạn không "
                "sửa được. Hãy nhờ người duyệt, hoặc ghi lời riêng ở bản tin của bạn."
            )
            self.add_error(None, text % {"title": source})
        elif "file" in self.changed_data and (source := approved_with(self.instance)) is not None:
            text = _(
                "“%(title)s” được duyệt với chính tệp này, nên không thay tệp khác vào đây được. Hãy tải tệp mới "
                "lên riêng, thay trong bản tin rồi gửi duyệt bản sửa."
            )
            self.add_error("file", text % {"title": source})
        return cleaned


class HeldFilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy of photos and files, by which nobody deletes what is held."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether ``user`` may do ``action`` with ``instance``."""
        if not super().user_has_permission_for_instance(user, action, instance):
            return False
        return action != "delete" or held_by(instance, user) is None
