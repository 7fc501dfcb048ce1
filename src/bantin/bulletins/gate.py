"""What is looked at in a bulletin before it is submitted."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import RichText

from bantin.bulletins.models import BulletinPage
from bantin.portal.gate import Finding, Place, Submission, register_rule
from bantin.portal.visibility import is_for_readers
from bantin.text.dates import format_date
from bantin.text.normalise import nfc

LEAD_SYLLABLES = 80
"""A longer lead is no lead: what editors are taught is two or three sentences."""
HEADLINE_CHARACTERS = 100
"""What a share in Zalo and the list of a search engine show of a headline, at most."""
LEAD_PHOTO_WIDTH = 1200
"""Pixels: what a share shows, and the front page's lead story on a dense screen."""
FIGURE_WIDTH = 800
"""Pixels: the column of a bulletin's text."""

_PAGE_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"\bid=\"(\d+)\"")


@register_rule(BulletinPage)
def lead_is_written(submission: Submission) -> Iterator[Finding]:
    """Block a bulletin without a lead, and warn of a long one."""
    lead = submission.page.lead.strip()
    if not lead:
        yield Finding(
            "no-lead", _("Chưa có sapo. Hãy viết hai, ba câu nói điều chính."), True, ("lead",)
        )
    elif (length := len(lead.split())) > LEAD_SYLLABLES:
        text = _("Sapo dài %(length)s chữ; nên gói trong %(most)s chữ.")
        said = text % {"length": length, "most": LEAD_SYLLABLES}
        yield Finding("long-lead", said, False, ("lead",))


@register_rule(BulletinPage)
def headline_fits(submission: Submission) -> Iterator[Finding]:
    """Warn of a headline that is cut where the bulletin is shared or found."""
    if (length := len(submission.page.title)) > HEADLINE_CHARACTERS:
        text = _(
            "Tít dài %(length)s ký tự; Zalo và máy tìm kiếm chỉ hiện chừng %(most)s ký tự đầu."
        )
        said = text % {"length": length, "most": HEADLINE_CHARACTERS}
        yield Finding("long-headline", said, False, ("title",))


@register_rule(BulletinPage)
def headline_is_new(submission: Submission) -> Iterator[Finding]:
    """Warn where a bulletin of the same site has the same headline."""
    page, parent = submission.page, submission.parent
    home = parent.get_parent()
    same = BulletinPage.objects.filter(headline_key=page.key_of_headline(), home_id=home.pk)
    headline = nfc(page.title).casefold()
    for other in same.exclude(pk=page.pk).exclude(headline_key="").order_by("-date")[:20]:
        if nfc(other.draft_title or other.title).casefold() == headline:
            text = _("Đã có bản tin cùng tít, ngày %(date)s. Hãy xem có trùng tin không.")
            said = text % {"date": format_date(other.local_date.date(), "short")}
            yield Finding("same-headline", said, False, ("title",), about=str(other.pk))
            return


@register_rule(BulletinPage)
def section_is_open(submission: Submission) -> Iterator[Finding]:
    """Block a bulletin whose section readers cannot open."""
    if not is_for_readers(submission.parent):
        text = _("Chuyên mục “%(title)s” chưa được xuất bản, nên bạn đọc không thấy bản tin này.")
        yield Finding("no-section", text % {"title": submission.parent.title}, True)


@register_rule(BulletinPage)
def photos_are_described(submission: Submission) -> Iterator[Finding]:
    """Block a photo that the blind cannot know, or whose maker is not named; warn of a small one."""
    page = submission.page
    if page.lead_photo is not None:
        words = Words(page.lead_photo_alt, page.lead_photo_credit)
        yield from _of_photo(page.lead_photo, words, ("lead_photo",), LEAD_PHOTO_WIDTH)
    for number, child in enumerate(page.body):
        if child.block_type == "figure" and (photo := child.value["photo"]) is not None:
            place = ("body", number, "photo")
            words = Words(child.value.get("alt") or "", child.value["credit"])
            yield from _of_photo(photo, words, place, FIGURE_WIDTH)
        elif child.block_type == "missing_figure":
            text = _("Ảnh gốc chưa chuyển sang. Hãy thay bằng ảnh, hoặc xóa khối này.")
            yield Finding("missing-photo", text, False, ("body", number))


class Words(NamedTuple):
    """What a bulletin says of a photo itself, in the place of the photo's own words."""

    alt: str
    credit: str


def _of_photo(photo: Any, words: Words, place: Place, width: int) -> Iterator[Finding]:
    about = str(photo.pk)
    if not (words.alt or photo.alt_text).strip():
        text = _(
            "Ảnh “%(title)s” chưa có mô tả cho người không nhìn thấy. Hãy ghi ảnh cho thấy gì, ở ảnh hoặc ở bài này."
        )
        yield Finding("photo-without-alt", text % {"title": photo.title}, True, place, about)
    if not (words.credit or photo.credit_line).strip():
        text = _("Ảnh “%(title)s” chưa có nguồn. Hãy ghi ai chụp hoặc nơi cung cấp.")
        yield Finding("photo-without-credit", text % {"title": photo.title}, True, place, about)
    if photo.width < width:
        text = _(
            "Ảnh “%(title)s” chỉ rộng %(width)s điểm ảnh, sẽ mờ trên màn hình lớn; nên có từ %(least)s."
        )
        said = text % {"title": photo.title, "width": photo.width, "least": width}
        yield Finding("small-photo", said, False, place, about)


@register_rule(BulletinPage)
def subheadings_follow_each_other(submission: Submission) -> Iterator[Finding]:
    """Block a minor subheading that no subheading stands above (WCAG 2.2, 1.3.1; technique G141)."""
    seen = False
    for number, child in enumerate(submission.page.body):
        seen = seen or child.block_type == "subheading"
        if child.block_type == "minor_subheading" and not seen:
            text = _("Trước tít phụ nhỏ phải có một tít phụ. Hãy đổi khối này thành tít phụ.")
            yield Finding("skipped-level", text, True, ("body", number), str(child.value)[:80])
            return


@register_rule(BulletinPage)
def links_lead_somewhere(submission: Submission) -> Iterator[Finding]:
    """Block a link to a page that readers do not see."""
    page = submission.page
    links = [
        (int(found[1]), number)
        for number, child in enumerate(page.body)
        for source in _rich_texts(child.value)
        for tag in _PAGE_LINK.findall(source)
        if (found := _NUMBER.search(tag))
    ]
    pages = Page.objects.in_bulk([pk for pk, _number in links])
    for pk, number in links:
        target = pages.get(pk)
        if pk == page.pk or (target is not None and is_for_readers(target)):
            continue
        text = (
            _("Liên kết dẫn đến “%(title)s”, trang chưa xuất bản.") % {"title": target.title}
            if target is not None
            else _("Liên kết dẫn đến một trang đã bị xóa.")
        )
        yield Finding("dead-link", text, True, ("body", number), str(pk))


def _rich_texts(value: Any) -> Iterator[str]:
    """Yield the stored HTML of every rich text in the value of a block."""
    if isinstance(value, RichText):
        yield value.source
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _rich_texts(inner)
    elif not isinstance(value, str) and hasattr(value, "__iter__"):
        for inner in value:
            yield from _rich_texts(getattr(inner, "value", inner))
