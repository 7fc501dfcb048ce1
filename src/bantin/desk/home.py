"""The home page of the desk: what waits for whom, in one column that fits a phone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from bantin.baking.desk import OF_PAGE
from bantin.baking.progress import DONE, FAILED, WAITING, duration_text, progress_about
from bantin.desk import lists
from bantin.desk.models import Role
from bantin.desk.roles import holders, holds_anywhere
from bantin.portal.models import SectionPage
from bantin.text.dates import format_date

REVIEW = "desk_review"


@dataclass(frozen=True)
class Row:
    """A page in a list: where its title leads, what is said below it, and what must not be overlooked."""

    title: str
    address: str
    said: str
    reason: str = ""
    warning: str = ""


def moment_text(moment: Any) -> str:
    """Return the day and the time of ``moment`` on the clocks of Vietnam; of today the time alone."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localdate():
        return f"{local:%H:%M}"
    return f"{format_date(local.date(), 'short')} {local:%H:%M}"


def name_of(user: Any) -> str:
    """Return what the desk calls ``user``; somebody whose account is gone has no name any more."""
    return str(get_user_display_name(user)) if user else _("người đã thôi việc")


def section_of(page: Any) -> str:
    """Return the title of what ``page`` stands in."""
    return str(page.get_parent().title)


def _editor(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _standing(item: lists.AtStep) -> str:
    if not item.stands_still:
        return ""
    days = (timezone.now() - item.since).days
    return _("Đứng yên %(days)s ngày") % {"days": days}


def _at_step(item: lists.AtStep) -> str:
    return _("%(section)s · %(step)s, từ %(moment)s · %(who)s gửi") % {
        "section": section_of(item.page),
        "step": item.step,
        "moment": moment_text(item.since),
        "who": name_of(item.submitted_by),
    }


def _waiting(user: Any) -> Iterator[Row]:
    for item in lists.waiting_for(user):
        address = reverse(REVIEW, args=[item.page.pk])
        yield Row(item.page.title, address, _at_step(item), warning=_standing(item))


def _returned(user: Any) -> Iterator[Row]:
    for item in lists.returned_to(user):
        said = _("%(section)s · %(who)s trả lại lúc %(moment)s") % {
            "section": section_of(item.page),
            "who": name_of(item.returned_by),
            "moment": moment_text(item.since),
        }
        yield Row(item.page.title, _editor(item.page), said, reason=item.reason)


def _under_way(user: Any) -> Iterator[Row]:
    for item in lists.under_way_of(user):
        yield Row(item.page.title, _editor(item.page), _at_step(item), warning=_standing(item))


def _drafts(user: Any) -> Iterator[Row]:
    for page in lists.drafts_of(user):
        said = _("%(section)s · sửa lần cuối %(moment)s") % {
            "section": section_of(page),
            "moment": moment_text(page.latest_revision_created_at or timezone.now()),
        }
        yield Row(page.draft_title or page.title, _editor(page), said)


def _locked(user: Any) -> Iterator[Row]:
    for page in lists.locked_by(user):
        said = _("%(section)s · khóa từ %(moment)s") % {
            "section": section_of(page),
            "moment": moment_text(page.locked_at or timezone.now()),
        }
        yield Row(page.draft_title or page.title, _editor(page), said)


def _locks_taken(user: Any) -> Iterator[Row]:
    for page, who, moment in lists.locks_taken_from(user):
        said = _("%(section)s · %(who)s gỡ khóa lúc %(moment)s") % {
            "section": section_of(page),
            "who": name_of(who),
            "moment": moment_text(moment),
        }
        yield Row(page.draft_title or page.title, _editor(page), said)


def _scheduled(user: Any) -> Iterator[Row]:
    for page, moment in lists.scheduled(user):
        said = _("%(section)s · đăng lúc %(moment)s") % {
            "section": section_of(page),
            "moment": moment_text(moment),
        }
        yield Row(page.draft_title or page.title, _editor(page), said)


def _published(user: Any) -> Iterator[Row]:
    for page, moment in lists.published_today(user):
        progress = progress_about(f"{OF_PAGE}{page.pk}")
        said = _("%(section)s · đăng lúc %(moment)s") % {
            "section": section_of(page),
            "moment": moment_text(moment),
        }
        if progress is not None and progress.state == DONE:
            took = {"said": said, "time": duration_text(progress.took)}
            said = _("%(said)s · bạn đọc thấy sau %(time)s") % took
        elif progress is not None and progress.state == WAITING:
            said = f"{said} · {progress.text()}"
        warning = progress.text() if progress is not None and progress.state == FAILED else ""
        yield Row(page.title, _editor(page), said, warning=warning)


def _standing_still(user: Any) -> Iterator[Row]:
    for item in lists.standing_still(user):
        address = reverse(REVIEW, args=[item.page.pk])
        yield Row(item.page.title, address, _at_step(item), warning=_standing(item))


def _first_steps(user: Any) -> Iterator[Row]:
    """Yield what an administrator has to do before a bulletin can go out."""
    if not user.is_superuser:
        return
    home = Page.objects.filter(identity__isnull=False).order_by("path").first()
    if home is not None and not SectionPage.objects.exists():
        address = reverse("wagtailadmin_pages:add", args=["portal", "sectionpage", home.pk])
        yield Row(
            _("Tạo chuyên mục"), address, _("Bản tin nằm trong chuyên mục; hãy tạo ít nhất một.")
        )
    if not holders(Page.get_first_root_node(), Role.APPROVER).filter(is_superuser=False).exists():
        said = _(
            "Một bản tin cần hai người: người viết và người duyệt. Vai trò là nhóm của tài khoản."
        )
        yield Row(_("Tạo tài khoản và giao vai trò"), reverse("wagtailusers_users:add"), said)


class ListPanel(Component):
    """A list on the desk's home page; one without rows is left out unless it says so with ``empty``."""

    template_name = "desk/list_panel.html"

    def __init__(
        self, order: int, name: str, heading: str, rows: list[Row], empty: str = ""
    ) -> None:
        """Keep what is shown. ``name`` is the panel's address on the page."""
        self.order, self.name, self.heading = order, name, heading
        self.rows, self.empty = rows, empty

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the list."""
        return {
            "name": self.name,
            "heading": self.heading,
            "rows": self.rows,
            "empty": self.empty,
        }


def panels_for(user: Any) -> list[ListPanel]:
    """Return the lists of ``user``'s home page, by what he is; what he has to do comes first."""
    reviews = holds_anywhere(user, Role.SUB_EDITOR)
    panels = [ListPanel(5, "bat-dau", _("Bắt đầu"), [*_first_steps(user)])]
    if reviews:
        nothing = _("Không có bản tin nào chờ bạn.")
        panels.append(ListPanel(10, "cho-toi", _("Chờ tôi xử lý"), [*_waiting(user)], nothing))
    panels += [
        ListPanel(20, "bi-tra-lai", _("Bị trả lại cho tôi"), [*_returned(user)]),
        ListPanel(30, "da-gui", _("Tôi đã gửi, đang chờ"), [*_under_way(user)]),
        ListPanel(35, "bi-go-khoa", _("Khóa của tôi đã bị gỡ"), [*_locks_taken(user)]),
        ListPanel(40, "ban-nhap", _("Bản nháp của tôi"), [*_drafts(user)]),
        ListPanel(45, "dang-khoa", _("Tôi đang khóa"), [*_locked(user)]),
    ]
    if reviews:
        panels.append(
            ListPanel(50, "dung-yen", _("Đứng yên quá một ngày"), [*_standing_still(user)])
        )
    panels += [
        ListPanel(60, "hen-gio", _("Đã hẹn giờ đăng"), [*_scheduled(user)]),
        ListPanel(70, "hom-nay", _("Lên trang hôm nay"), [*_published(user)]),
    ]
    return [panel for panel in panels if panel.rows or panel.empty]
