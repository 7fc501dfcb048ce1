"""Whether a file may be taken in: what it is and how large a picture it opens to, told before anything is decoded.

Pure functions on an open file; each returns why the file is refused, or None. The words are for the editor at
the field and say what to do.
"""

from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from PIL import Image

from bantin.portal.image_headers import animated, scans, stored_size

PHOTO_FORMATS = {
    "gif": ("GIF",),
    "jpeg": ("JPEG", "MPO"),  # cameras put a second picture behind the first (MPO) and call it .jpg
    "jpg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "webp": ("WEBP",),
}
# 50 megapixels as cameras count them (8192 x 6144 and a little): 210 MB at most while it is decoded, with
# transparency, which a machine of 2 GB has; 100 megapixels would be 400 MB.
MAX_PIXELS = 52_000_000
# A WebP file has no longer side (RFC 9649, 2.5).
MAX_SIDE = 16_383
# Programs write at most some fifteen scans. Each takes the time of a whole decoding, and a file has room for
# a hundred thousand: a photo of 400 kB would keep a core busy for minutes, many times over.
MAX_SCANS = 50
_SAVE_AS = "Hãy lưu ảnh thành JPEG hoặc PNG rồi tải lên lại."
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe")
_ZIP = (b"PK\x03\x04",)
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_RTF = (b"{\\rtf",)
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\x00\x09\x00", "wmf"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"BM", "bmp"),
)
# What a file of each type begins with. Programs also save RTF under the name .doc.
_BEGINNINGS = {
    "doc": _OLE + _RTF,
    "docx": _ZIP,
    "ods": _ZIP,
    "odt": _ZIP,
    "ppt": _OLE,
    "pptx": _ZIP,
    "rtf": _RTF,
    "xls": _OLE,
    "xlsx": _ZIP,
    "zip": (*_ZIP, b"PK\x05\x06"),
}


@dataclass(frozen=True)
class Refusal:
    """Why a file is not taken: a code for programs and words for people."""

    code: str
    text: str


def extension_of(name: str) -> str:
    """Return the last extension of the file name ``name`` in lower case, without its dot."""
    return PurePath(name).suffix[1:].lower()


def picture_extension(beginning: bytes) -> str:
    """Return the extension that a picture with this ``beginning`` has; "" where that is not known."""
    for mark, extension in _PICTURES:
        if beginning.startswith(mark):
            return extension
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "webp"
    if beginning[40:44] == b" EMF":
        return "emf"
    return "heic" if beginning[4:11] == b"ftyphei" else ""


def photo_refusal(file: IO[bytes], name: str) -> Refusal | None:
    """Return why the photo ``file``, called ``name``, is refused by its header; None when it may be decoded."""
    extension = extension_of(name)
    file.seek(0)
    beginning = file.read(1024)
    if refusal := _refused_at_first_sight(beginning, extension):
        return refusal
    try:
        width, height = stored_size(file, PHOTO_FORMATS[extension])
        if is_too_large(width, height):
            return _too_large(f"{width} × {height} điểm ảnh")
        if scans(file) > MAX_SCANS:
            return _broken(extension)
        return _MOVING if animated(file, PHOTO_FORMATS[extension]) else None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large("hơn 89 triệu điểm ảnh")
    except Exception:  # Pillow's readers raise nearly anything for a broken header
        return _broken(extension)
    finally:
        file.seek(0)


def is_too_large(width: int, height: int) -> bool:
    """Tell whether a photo has too many pixels, or one side that is too long, to be decoded and published."""
    return width * height > MAX_PIXELS or max(width, height) > MAX_SIDE


def _refused_at_first_sight(beginning: bytes, extension: str) -> Refusal | None:
    if not beginning:
        return Refusal(
            "empty", "Tệp trống (0 byte): có lẽ ảnh chưa được chép trọn. Hãy chọn lại tệp."
        )
    if extension in {"svg", "svgz"} or _looks_like_svg(beginning):
        return Refusal(
            "svg",
            "Không nhận ảnh SVG vì tệp SVG có thể chứa mã chạy trên máy người đọc. "
            "Hãy xuất hình thành PNG rồi tải lên lại.",
        )
    if extension not in PHOTO_FORMATS:
        names = ", ".join(sorted({"JPEG" if e == "jpg" else e.upper() for e in PHOTO_FORMATS}))
        shown = f".{extension}" if extension else "không có phần mở rộng"
        return Refusal(
            "extension", f"Không nhận loại ảnh này ({shown}); chỉ nhận {names}. {_SAVE_AS}"
        )
    return None


def _looks_like_svg(beginning: bytes) -> bool:
    text = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(b"<") and b"<svg" in text


def _broken(extension: str) -> Refusal:
    return Refusal(
        "not-a-photo",
        f"Tệp này không phải là ảnh {extension.upper()} hoặc đã hỏng. "
        "Hãy mở thử tệp trên máy của bạn; nếu mở được, hãy lưu lại thành JPEG rồi tải lên.",
    )


def _too_large(size: str) -> Refusal:
    return Refusal(
        "too-many-pixels",
        f"Ảnh quá lớn: {size}; tối đa {MAX_PIXELS // 1_000_000} triệu điểm ảnh, "
        f"mỗi chiều không quá {MAX_SIDE}. "
        "Hãy thu nhỏ ảnh, chẳng hạn xuống chiều rộng 4000, rồi tải lên lại.",
    )


_MOVING = Refusal(
    "animated",
    "Không nhận ảnh động: trang tin không dùng hình nhấp nháy, chuyển động. Hãy lưu một khung hình thành PNG.",
)


def decoding_refusal(file: IO[bytes], name: str) -> Refusal | None:
    """Return why the photo ``file`` is refused, its pixels included: a photo cut short opens but cannot be shown.

    A JPEG is decoded at an eighth of its size, which reads all of it and takes little memory.
    """
    if refusal := photo_refusal(file, name):
        return refusal
    try:
        image = Image.open(file, formats=PHOTO_FORMATS[extension_of(name)])
        image.draft(image.mode, (image.width // 8, image.height // 8))
        image.load()
    except Exception:  # as above
        return _broken(extension_of(name))
    finally:
        file.seek(0)
    return None


def attachment_refusal(file: IO[bytes], name: str) -> Refusal | None:
    """Return why the attachment ``file``, called ``name``, is refused: it is empty, or not what its name says."""
    extension = extension_of(name)
    file.seek(0)
    beginning = file.read(1024)
    file.seek(0)
    if not beginning:
        return Refusal(
            "empty", "Tệp trống (0 byte): có lẽ tệp chưa được chép trọn. Hãy chọn lại tệp."
        )
    if extension == "pdf":
        fits = b"%PDF-" in beginning  # Adobe's own reader takes what stands before it
    elif extension in _BEGINNINGS:
        fits = beginning.startswith(_BEGINNINGS[extension])
    else:
        fits = not beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP)
    if fits:
        return None
    return Refusal(
        "not-its-type",
        f"Nội dung tệp không đúng với tên: đây không phải là tệp {extension.upper()}. "
        "Hãy mở tệp bằng phần mềm đã tạo ra nó và lưu lại đúng loại.",
    )
