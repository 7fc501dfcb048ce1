"""What a person should look at after a page was read, said in English and in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "vi"]

KIND_NAMES: dict[str, dict[Language, str]] = {
    "paragraph": {"en": "a paragraph", "vi": "đoạn văn"},
    "subheading": {"en": "a subheading", "vi": "tít phụ"},
    "figure": {"en": "a photo caption", "vi": "chú thích ảnh"},
    "list": {"en": "a list", "vi": "danh sách"},
    "table": {"en": "a table", "vi": "bảng"},
}

# Why a picture of a document could not be taken, by the codes of bantin.portal.uploads and of intake.photos.
REASONS: dict[str, dict[Language, str]] = {
    "photo-extension": {
        "en": "pages cannot show this type; save it as PNG or JPEG",
        "vi": "trang web không hiện được loại ảnh này (EMF, WMF, TIFF…); hãy lưu thành PNG hoặc JPEG",
    },
    "photo-svg": {
        "en": "SVG is not taken; save it as PNG",
        "vi": "không nhận ảnh SVG; hãy lưu thành PNG",
    },
    "photo-not-a-photo": {"en": "its file is broken", "vi": "tệp ảnh hỏng"},
    "photo-too-many-pixels": {
        "en": "it has too many pixels; make it smaller",
        "vi": "ảnh quá nhiều điểm ảnh; hãy thu nhỏ ảnh",
    },
    "photo-too-large": {
        "en": "its file is too large; make it smaller",
        "vi": "tệp ảnh quá lớn; hãy thu nhỏ ảnh",
    },
    "photo-animated": {
        "en": "it moves; save one frame of it",
        "vi": "ảnh động; hãy lưu một khung hình",
    },
    "photo-forbidden": {
        "en": "the user may not add photos to the library",
        "vi": "bạn chưa có quyền thêm ảnh vào kho ảnh; hãy nhờ người quản trị",
    },
    "photo-drawn": {
        "en": "it is a chart or a drawing of Word; make a picture of it",
        "vi": "đây là biểu đồ hoặc hình vẽ của Word; hãy chụp lại thành ảnh PNG",
    },
    "photo-linked": {
        "en": "the document only links to it",
        "vi": "tài liệu chỉ liên kết tới ảnh, tệp ảnh không nằm trong tài liệu",
    },
    "photo-unreadable": {
        "en": "its file is missing, broken or too large",
        "vi": "tệp ảnh thiếu, hỏng hoặc quá lớn",
    },
    "photo-invalid": {"en": "it cannot be stored", "vi": "không lưu được"},
}

MESSAGES: dict[str, dict[Language, str]] = {
    "missing-photo": {
        "en": "The page names a photo here but its file did not come with the text: {caption}",
        "vi": "Bài có ảnh ở đây nhưng không kèm tệp ảnh: {caption}",
    },
    "uncertain-part": {
        "en": "Taken for {taken}, but it may be {other}: {text}",
        "vi": "Được hiểu là {taken}, nhưng có thể là {other}: {text}",
    },
    "flattened-table": {
        "en": "{count} short lines in a row, probably the cells of a table; kept as paragraphs, "
        "the first: {text}",
        "vi": "{count} dòng ngắn liền nhau, có thể là các ô của một bảng; đã giữ thành đoạn văn, "
        "dòng đầu: {text}",
    },
    "joined-lines": {
        "en": "This line ran on in the next one; the two were joined into one part: {text}",
        "vi": "Dòng này viết tiếp ở dòng sau; hai dòng đã được ghép làm một: {text}",
    },
    "no-byline": {
        "en": "No byline was found at the end of the page.",
        "vi": "Không thấy tên tác giả ở cuối bài.",
    },
    "byline-on-last-line": {
        "en": "Taken for the byline because it follows the end sign on the same line: {text}",
        "vi": "Được hiểu là tên tác giả vì đứng ngay sau dấu kết bài trên cùng dòng: {text}",
    },
    "byline-not-last": {
        "en": "Taken for the byline although other lines follow it: {text}",
        "vi": "Được hiểu là tên tác giả dù còn dòng khác phía sau: {text}",
    },
    "uncertain-byline": {
        "en": "Taken for the byline, but it may belong to the text: {text}",
        "vi": "Được hiểu là tên tác giả, nhưng có thể thuộc nội dung bài: {text}",
    },
    "page-credit": {
        "en": "One credit for the whole page, given to every photo that had none: {text}",
        "vi": "Tên người chụp ghi chung cho cả bài, đã gán cho các ảnh chưa có: {text}",
    },
    "short-headline": {
        "en": "The headline has fewer than three words; it may be something else: {text}",
        "vi": "Tít có chưa đến ba từ; có thể không phải là tít: {text}",
    },
    "no-lead": {
        "en": "The page has no lead below its headline.",
        "vi": "Bài không có sapo dưới tít.",
    },
    "long-lead": {
        "en": "The lead is {characters} characters long; part of it may belong to the body.",
        "vi": "Sapo dài {characters} ký tự; có thể một phần thuộc thân bài.",
    },
    "several-lead-lines": {
        "en": "The lead has {count} lines; the first may be the rest of the headline.",
        "vi": "Sapo có {count} dòng; dòng đầu có thể là phần còn lại của tít.",
    },
    "weekday-differs": {
        "en": "The weekday is not that of the date; the date was taken as it stands: {text}",
        "vi": "Thứ trong tuần không khớp với ngày; đã lấy theo ngày tháng: {text}",
    },
    "second-date": {
        "en": "The toolbar has a second date, which was left out: {text}",
        "vi": "Thanh công cụ có ngày thứ hai, đã bỏ qua: {text}",
    },
    "control-line": {
        "en": "Left out as a control of the older portal, not part of the text: {text}",
        "vi": "Đã bỏ qua vì là nút của cổng cũ, không thuộc nội dung bài: {text}",
    },
    "related-line": {
        "en": "Left out as one of the older portal's links to other pages: {text}",
        "vi": "Đã bỏ qua vì là liên kết của cổng cũ tới bài khác: {text}",
    },
    "unknown-block": {
        "en": "The page has a block that is not read ({block}); its first line: {text}",
        "vi": "Bài có khối không được đọc ({block}); dòng đầu: {text}",
    },
    "text-before-markers": {
        "en": "Text above the first block marker was left out ({count} lines): {text}",
        "vi": "Nội dung phía trên khối đầu tiên đã bị bỏ qua ({count} dòng): {text}",
    },
    "text-before-headline": {
        "en": "This stands above the headline and was put at the beginning of the text: {text}",
        "vi": "Dòng này đứng trên tít, đã để ở đầu nội dung: {text}",
    },
    "guessed-headline": {
        "en": "No paragraph is marked as a title; this one was taken for the headline: {text}",
        "vi": "Không đoạn nào được đánh dấu là tiêu đề; đã lấy đoạn này làm tít: {text}",
    },
    "cut-headline": {
        "en": "The headline has {count} characters, at most {limit} fit; it was cut, and stands whole in the text.",
        "vi": "Tít dài {count} ký tự, chỉ chứa được {limit}; đã cắt bớt, tít đầy đủ ở đầu nội dung.",
    },
    "date-of-file": {
        "en": "The text says no date; the day on which the file was last saved was taken: {date}",
        "vi": "Trong bài không có ngày; đã lấy ngày lưu tệp lần cuối: {date}",
    },
    "no-date": {
        "en": "Neither text nor file says a date; the moment of the import was taken.",
        "vi": "Trong bài và trong tệp không có ngày; đã lấy lúc nhập bài.",
    },
    "refused-photo": {
        "en": "The picture {name} could not be taken and its place is kept: {reason}",
        "vi": "Chưa lấy được ảnh {name}, đã để chỗ trống: {reason}",
    },
    "converted-encoding": {
        "en": "The file was not in UTF-8 but in {encoding}; it was converted, check the letters.",
        "vi": "Tệp không dùng UTF-8 mà dùng {encoding}; đã chuyển mã, cần soát lại chữ.",
    },
    "same-headline": {
        "en": "Another bulletin has this headline and date; compare the two: {bulletin}",
        "vi": "Đã có bản tin khác cùng tít và cùng ngày, cần so sánh: {bulletin}",
    },
    "invisible-characters": {
        "en": "{count} invisible characters were taken out of the text, the first from: {text}",
        "vi": "Đã bỏ {count} ký tự không nhìn thấy khỏi bài, ký tự đầu ở dòng: {text}",
    },
    "markup": {
        "en": "This looks like leftover HTML and was kept as plain text: {text}",
        "vi": "Có vẻ là mã HTML còn sót, đã giữ nguyên như chữ thường: {text}",
    },
}


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """One thing to look at: where, which kind of thing, and the values its message names."""

    line: int | None
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """The message in English, as the command line shows it."""
        return self.message_in("en")

    def message_in(self, language: Language) -> str:
        """Take a language and return the message in it."""
        values = {name: _in_language(value, language) for name, value in self.values}
        return MESSAGES[self.code][language].format(**values)


def note(code: str, line: int | None = None, **values: str) -> ReviewNote:
    """Take a code of MESSAGES, a line and the values its message names; return the note.

    Raises KeyError if the code is unknown, so that no note can come without its words.
    """
    if code not in MESSAGES:
        raise KeyError(code)
    shortened = tuple((name, _shortened(value)) for name, value in values.items())
    return ReviewNote(line, code, shortened)


def _shortened(value: str, limit: int = 160) -> str:
    return value if len(value) <= limit else value[: limit - 1].rstrip() + "…"


def _in_language(value: str, language: Language) -> str:
    known = KIND_NAMES.get(value) or REASONS.get(value)
    return known[language] if known else value
