"""What an upload refuses, and that it decodes nothing to know it."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bantin.portal.image_headers import scans
from bantin.portal.uploads import (
    MAX_PIXELS,
    attachment_refusal,
    decoding_refusal,
    photo_refusal,
)
from tests.portal import pictures_to_refuse as made

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)


def mpo() -> bytes:
    """A JPEG with a second picture behind it, as phones make them."""
    front, back = Image.new("RGB", (60, 40)), Image.new("RGB", (30, 20))
    front.save(buffer := BytesIO(), "MPO", save_all=True, append_images=[back])
    return buffer.getvalue()


def code(content: bytes, name: str) -> str | None:
    refusal = decoding_refusal(BytesIO(content), name)
    return refusal.code if refusal else None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", made.encoded("JPEG")),
        ("ANH.JPEG", made.encoded("JPEG", progressive=True)),
        ("anh.jpg", mpo()),
        ("anh.png", made.encoded("PNG")),
        ("anh.webp", made.encoded("WEBP")),
        ("anh.webp", made.encoded("WEBP", lossless=True)),
        ("anh.gif", made.encoded("GIF")),
        ("anh.v2.png", made.encoded("PNG")),
        ("anh.jpg", made.jpeg_with_scans(5)),
        # What phones put behind a picture, such as a film, holds every pair of bytes.
        ("anh.jpg", made.encoded("JPEG") + b"\xff\xda\x00\x02" * 100),
        # What stands behind a picture is not shown: renditions are encoded from its pixels.
        ("anh.jpg", made.encoded("JPEG") + b"<script>alert(1)</script>"),
    ],
)
def test_photos_are_taken(name: str, content: bytes) -> None:
    assert code(content, name) is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("anh.jpg", made.jpeg_with_scans(100), "not-a-photo"),
        ("anh.jpg", b"", "empty"),
        ("hinh.svg", SVG, "svg"),
        ("hinh.png", SVG, "svg"),
        ("hinh.jpg", b"\xef\xbb\xbf\n<SVG onload='alert(1)'>", "svg"),
        ("anh.heic", made.encoded("JPEG"), "extension"),
        ("anh", made.encoded("JPEG"), "extension"),
        ("anh.tiff", made.encoded("TIFF"), "extension"),
        ("anh.png", b"Khong phai la anh", "not-a-photo"),
        ("anh.png", b"\x89PNG\r\n\x1a\nKhong phai la anh", "not-a-photo"),
        ("anh.jpg", b"<!doctype html><script>alert(1)</script>", "not-a-photo"),
        ("anh.png", made.encoded("JPEG"), "not-a-photo"),
        ("anh.jpg", made.encoded("PNG"), "not-a-photo"),
        ("anh.gif", b"GIF89a<script>alert(1)</script>", "not-a-photo"),
        ("anh.webp", b"RIFF\x00\x00\x00\x00WEBPVP8X", "not-a-photo"),
        ("anh.gif", made.moving("GIF"), "animated"),
        ("anh.png", made.moving("PNG"), "animated"),
        ("anh.webp", made.moving("WEBP"), "animated"),
        ("anh.avif", made.encoded("AVIF"), "extension"),
        ("anh.png", made.encoded("AVIF"), "not-a-photo"),
        ("anh.gif", made.moving("GIF", frames=3000), "animated"),
        ("anh.jpg", made.jpeg_said_to_be(10_000, 10_000), "too-many-pixels"),
        ("anh.jpg", made.jpeg_said_to_be(65_000, 65_000), "too-many-pixels"),
        ("anh.jpg", made.jpeg_said_to_be(16_384, 20), "too-many-pixels"),
        ("anh.png", made.png_bomb(10_000), "too-many-pixels"),
        ("anh.webp", made.webp_said_to_be(16_000), "too-many-pixels"),
    ],
)
def test_what_is_no_photo_is_refused(name: str, content: bytes, expected: str) -> None:
    assert code(content, name) == expected


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_photo_that_is_cut_short_is_refused(kind: str) -> None:
    whole = made.encoded(kind, size=(300, 200))
    name = f"anh.{kind.lower()}"
    assert code(whole, name) is None
    for part in (0.1, 0.5, 0.9):
        assert code(whole[: int(len(whole) * part)], name) == "not-a-photo", part


def test_the_limit_is_as_the_message_says() -> None:
    side = int(MAX_PIXELS**0.5)
    assert photo_refusal(BytesIO(made.png_bomb(side)), "anh.png") is None
    refusal = photo_refusal(BytesIO(made.png_bomb(side + 8)), "anh.png")
    assert refusal is not None
    assert f"{side + 8} × {side + 8} điểm ảnh" in refusal.text
    assert f"{MAX_PIXELS // 1_000_000} triệu" in refusal.text
    assert MAX_PIXELS < 100_000_000


def test_a_file_is_left_at_its_beginning() -> None:
    for content in (made.encoded("PNG"), b"x", b""):
        file = BytesIO(content)
        photo_refusal(file, "anh.png")
        assert file.tell() == 0
        decoding_refusal(file, "anh.png")
        assert file.tell() == 0


CHILD = """
import json, resource, sys
from bantin.portal.uploads import decoding_refusal
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        refusal = decoding_refusal(file, name)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([refusal.code if refusal else None, (after - before) // 1024]))
"""


@pytest.fixture
def bombs(tmp_path: Path) -> list[Path]:
    """Files of some kilobytes that open to more than a gigabyte."""
    contents = {
        "40000.png": made.png_bomb(40_000),
        "10000.png": made.png_bomb(10_000),
        "30000.jpg": made.jpeg_said_to_be(30_000, 30_000),
        "16000.webp": made.webp_said_to_be(16_000),
    }
    for name, content in contents.items():
        assert len(content) < 500_000
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def test_a_bomb_is_refused_without_its_memory(bombs: list[Path]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, bombs)], capture_output=True, text=True, check=False
    )
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer[0] for answer in answers] == ["too-many-pixels"] * len(bombs), result.stderr
    assert max(answer[1] for answer in answers) < 30  # megabytes more than before the first


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
ZIP = b"PK\x03\x04" + bytes(30)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(30)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.pdf", b"\n\n" + PDF),
        ("a.docx", ZIP),
        ("a.xlsx", ZIP),
        ("a.odt", ZIP),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
        ("a.doc", OLE),
        ("a.doc", b"{\\rtf1"),
        ("a.txt", "Kế hoạch số 5".encode()),
        ("a.txt", "Kế hoạch".encode("utf-16")),
        ("a.csv", "\ufeffXã;Số hộ\n".encode()),
    ],
)
def test_attachments_are_taken(name: str, content: bytes) -> None:
    assert attachment_refusal(BytesIO(content), name) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<!DOCTYPE html><p>Khong tim thay trang</p>"),
        ("a.pdf", ZIP),
        ("a.docx", PDF),
        ("a.xlsx", b"<html><table>"),
        ("a.odt", b"alert(1)"),
        ("a.doc", b"<html xmlns:w='urn:schemas-microsoft-com:office:word'>"),
        ("a.xls", b"<?xml version='1.0'?>"),
        ("a.txt", b"\xef\xbb\xbf  <script>alert(1)</script>"),
        ("a.csv", SVG),
        ("a.PDF", b"MZ"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_refused(name: str, content: bytes) -> None:
    refusal = attachment_refusal(BytesIO(content), name)
    assert refusal is not None
    assert refusal.code == "not-its-type"
    assert name.rpartition(".")[2].upper() in refusal.text


def test_an_empty_attachment_is_refused() -> None:
    refusal = attachment_refusal(BytesIO(b""), "a.pdf")
    assert refusal is not None
    assert refusal.code == "empty"


def test_scans_are_counted_past_thumbnails_and_restarts() -> None:
    thumbnail = b"\xff\xd8\xff\xda" * 30
    plain = made.encoded("JPEG", progressive=True, exif=b"Exif\0\0" + thumbnail)
    assert scans(BytesIO(plain)) == 10
    assert scans(BytesIO(made.encoded("JPEG", restart_marker_blocks=1))) == 1
    assert scans(BytesIO(made.encoded("PNG"))) == 0
    assert scans(BytesIO(b"\xff\xd8\xff\xda")) == 1
