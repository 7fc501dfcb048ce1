"""What is said after a paste: how many paragraphs, photos and tables came, and what to look at."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bantin.bulletins.pasting.figures import Photos
from bantin.bulletins.writing.parts import Grid, Items, Part, Subheading, Text

_MOST_NAMED = 5
_ENCODINGS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI", "viscii": "VISCII"}


def counted(parts: Sequence[Part], photos: Photos) -> str:
    """Return what came, in words: "5 đoạn, 2 ảnh, 1 bảng"."""
    kinds = [type(part) for part in parts]
    texts, lists, tables = kinds.count(Text), kinds.count(Items), kinds.count(Grid)
    headings, missing = kinds.count(Subheading), len(photos.missing)
    named = [
        (texts, ngettext("%(count)s đoạn", "%(count)s đoạn", texts)),
        (headings, ngettext("%(count)s tít phụ", "%(count)s tít phụ", headings)),
        (lists, ngettext("%(count)s danh sách", "%(count)s danh sách", lists)),
        (photos.placed, ngettext("%(count)s ảnh", "%(count)s ảnh", photos.placed)),
        (tables, ngettext("%(count)s bảng", "%(count)s bảng", tables)),
        (missing, ngettext("%(count)s chỗ ảnh còn trống", "%(count)s chỗ ảnh còn trống", missing)),
    ]
    return ", ".join(words % {"count": count} for count, words in named if count)


def to_look_at(photos: Photos, encodings: Sequence[str]) -> list[str]:
    """Return what an editor has to look at, a sentence each."""
    sentences = []
    if encodings:
        names = ", ".join(_ENCODINGS.get(name, name) for name in encodings)
        sentences.append(
            _("Đã chuyển chữ từ bảng mã cũ %(names)s sang Unicode; hãy soát lại chữ.")
            % {"names": names}
        )
    if photos.missing:
        named = "; ".join(photos.missing[:_MOST_NAMED])
        more = "; …" if len(photos.missing) > _MOST_NAMED else "."
        sentences.append(
            _("Ảnh chưa lấy được: %(names)s") % {"names": named + more}
            + " "
            + _("Hãy lưu ảnh ra tệp rồi tải lên chỗ đã đánh dấu.")
        )
    return sentences
