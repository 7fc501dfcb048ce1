"""What people may do with the portal's pages in the desk, on top of Wagtail's permissions."""

from typing import Any

from wagtail.models import Page, PagePermissionTester


def has_right_to_publish(tester: PagePermissionTester) -> bool:
    """Return whether Wagtail's right "publish" is the user's, on this page or above it."""
    user = tester.user
    return bool(user.is_active and (user.is_superuser or "publish" in tester.permissions))


def is_in_charge(page: Page, user: Any) -> bool:
    """Return whether ``user`` decides what readers see of ``page``: whether he may withdraw it."""
    return has_right_to_publish(page.permissions_for_user(user))


class StructurePermissionTester(PagePermissionTester):
    """For the pages that the portal is built of: sites and sections. Who may publish may change them, nobody else.

    A reporter's right to add is for bulletins, a sub-editor's right to change too.
    """

    def can_edit(self) -> bool:
        """Return whether the user may change the page itself."""
        return has_right_to_publish(self) and not self.page_is_root

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page, and move it."""
        return has_right_to_publish(self) and bool(super().can_delete(ignore_bulk))

    def can_add_subpage(self) -> bool:
        """Return whether the user may add something below the page: a bulletin, or a part of the structure."""
        if not super().can_add_subpage():
            return False
        return self._only_approved_below() or has_right_to_publish(self)

    def can_publish_subpage(self) -> bool:
        """Return whether the user may add a page below that readers see at once: a part of the structure."""
        return has_right_to_publish(self) and not self._only_approved_below()

    def _only_approved_below(self) -> bool:
        below = self.page.specific_class.creatable_subpage_models()
        return all(getattr(model, "approved_by_workflow", False) for model in below)

    def can_submit_for_moderation(self) -> bool:
        """Return False: the structure is published by who is in charge of it."""
        return False


class ApprovedPermissionTester(PagePermissionTester):
    """For pages that only the end of a workflow publishes; see docs/decisions/0021-roles-and-approval.md."""

    def can_publish(self) -> bool:
        """Return False, for everyone."""
        return False

    def can_unschedule(self) -> bool:
        """Return whether the user may take back a publication that is to come."""
        return has_right_to_publish(self)

    def can_set_view_restrictions(self) -> bool:
        """Return False: what is published is for everyone, and files cannot ask for a password."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page: what readers see is withdrawn first, with a reason."""
        return not self.page.live and bool(super().can_delete(ignore_bulk))

    def can_move(self) -> bool:
        """Return whether the user may move the page: a draft as Wagtail says, what readers see who may publish."""
        if self.page.live:
            return has_right_to_publish(self)
        return bool(super().can_delete(ignore_bulk=True))


def permissions_of(page: Any, user: Any) -> PagePermissionTester:
    """Return what ``user`` may do with ``page``, one of the portal's."""
    tester = ApprovedPermissionTester if page.approved_by_workflow else StructurePermissionTester
    return tester(user, page)
