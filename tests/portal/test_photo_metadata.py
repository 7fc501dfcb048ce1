"""What is read of a photo's file: of each standard, in each encoding, and of files that mean harm."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bantin.portal.photo_metadata import PhotoFacts, facts_in, facts_of
from bantin.portal.photo_metadata.exif import facts_of_exif
from bantin.portal.photo_metadata.facts import LIMITS
from bantin.portal.photo_metadata.iptc import facts_of_iptc
from bantin.portal.photo_metadata.words import within
from bantin.portal.photo_metadata.xmp import facts_of_xmp
from tests.portal.told_photos import alt, bag, exif, iim, picture, xmp
from tests.text.encoders import tcvn3, vni, windows_1258

CAPTION = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ tám sáng nay ở thành phố"
FULL = xmp(
    alt("dc:description", ("en", "A bridge"), ("x-default", "Cây cầu"), ("vi-VN", CAPTION))
    + bag("dc:creator", "Thu Hà", "Việt Cường")
    + bag("dc:subject", "cầu", "giao thông", "Cầu")
    + alt("Iptc4xmpCore:AltTextAccessibility", ("x-default", "Cầu vòm đỏ qua sông."))
    + alt("xmpRights:UsageTerms", ("x-default", "Dùng lại phải ghi nguồn."))
    + '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>',
    'photoshop:Headline="Thông xe cầu mới" photoshop:Credit="TTXVN" '
    'photoshop:DateCreated="2026-04-08T09:30:00+07:00"',
)
TOLD = PhotoFacts(
    title="Thông xe cầu mới",
    caption=CAPTION,
    description="Cầu vòm đỏ qua sông.",
    credit="Thu Hà, Việt Cường",
    source="TTXVN",
    licence_terms="Dùng lại phải ghi nguồn. https://creativecommons.org/licenses/by/4.0/",
    taken_on=date(2026, 4, 8),
    keywords=("cầu", "giao thông"),
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_xmp_is_read_in_each_format(kind: str) -> None:
    file = BytesIO(picture(kind, packet=FULL))
    assert facts_of(file) == TOLD
    assert file.tell() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_exif_is_read_in_each_format(kind: str) -> None:
    told = exif(
        ImageDescription="Khanh thanh cau",
        Artist="Thu Ha",
        Copyright="Bao Bac Kan",
        DateTimeOriginal="2026:04:08 09:30:00",
    )
    assert facts_of(BytesIO(picture(kind, told=told))) == PhotoFacts(
        caption="Khanh thanh cau",
        credit="Thu Ha",
        source="Bao Bac Kan",
        taken_on=date(2026, 4, 8),
    )


def test_iim_is_read() -> None:
    block = iim(
        (5, b"cau-moi-01"),
        (105, "Thông xe cầu mới".encode()),
        (120, CAPTION.encode()),
        (80, "Thu Hà".encode()),
        (80, "Việt Cường".encode()),
        (110, b"TTXVN"),
        (116, "© Thông tấn xã Việt Nam".encode()),
        (55, b"20260408"),
        (25, "cầu".encode()),
        (25, "giao thông".encode()),
        utf8=True,
    )
    assert facts_of(BytesIO(picture(block=block))) == PhotoFacts(
        title="Thông xe cầu mới",
        caption=CAPTION,
        credit="Thu Hà, Việt Cường",
        source="TTXVN",
        taken_on=date(2026, 4, 8),
        keywords=("cầu", "giao thông"),
    )


def test_xmp_goes_before_iim_and_iim_before_exif() -> None:
    content = picture(
        packet=xmp(bag("dc:creator", "Thu Hà")),
        block=iim((80, b"Ha Thu"), (110, b"TTXVN")),
        told=exif(Artist="H. T.", Copyright="TTX", ImageDescription="Cau"),
    )
    found = facts_of(BytesIO(content))
    assert (found.credit, found.source, found.caption) == ("Thu Hà", "TTXVN", "Cau")


@pytest.mark.parametrize("encode", [str.encode, tcvn3, vni, windows_1258])
def test_iim_of_older_programs_says_no_encoding(encode: Callable[[str], bytes]) -> None:
    """TCVN3 and VNI are what newsrooms typed in until the middle of the years 2000."""
    block = iim((120, encode(CAPTION)), (80, encode("Thu Hà")), (110, b"TTXVN"))
    found = facts_of_iptc(block)
    assert (found.caption, found.credit, found.source) == (CAPTION, "Thu Hà", "TTXVN")


def test_western_names_stay_what_they_are() -> None:
    found = facts_of_iptc(iim((80, "José Müller".encode("cp1252")), (110, b"AFP")))
    assert (found.credit, found.source) == ("José Müller", "AFP")


def test_a_text_cut_within_a_letter_keeps_the_others() -> None:
    raw = CAPTION.encode()
    at = raw.index("ị".encode()) + 1
    for utf8 in (True, False):
        found = facts_of_iptc(iim((120, raw[:at]), (80, "Thu Hà".encode()), utf8=utf8))
        assert found.caption == "Hội ngh"
        assert found.credit == "Thu Hà"


def test_texts_are_clean_composed_and_in_bounds() -> None:
    long = "đường làng " * 200
    packet = xmp(
        alt("dc:description", ("x-default", long))
        + bag("dc:creator", unicodedata.normalize("NFD", "Thu&#x200b;  Hà\n"))
        + bag("dc:subject", *(f"từ khóa {n}" for n in range(50)), "x" * 200)
    )
    found = facts_of_xmp(packet)
    assert found.caption.endswith("…")
    assert found.caption.removesuffix("…").split()[-1] in {"đường", "làng"}
    assert len(found.caption) <= 500
    assert found.credit == "Thu Hà"
    assert len(found.keywords) == 10


@pytest.mark.parametrize(
    "text",
    ["OLYMPUS DIGITAL CAMERA", "DCIM\\100MEDIA\\DJI_0012.JPG", "SONY DSC", "IMG_2041", "   "],
)
def test_what_a_camera_writes_by_itself_is_no_caption(text: str) -> None:
    assert facts_of(BytesIO(picture(told=exif(ImageDescription=text)))).caption == ""


@pytest.mark.parametrize("text", ["0000:00:00 00:00:00", "2026:13:40", "9999:01:01", "hôm qua", ""])
def test_a_clock_that_was_never_set_tells_no_day(text: str) -> None:
    assert facts_of(BytesIO(picture(told=exif(DateTimeOriginal=text)))).taken_on is None


def test_words_of_the_windows_explorer() -> None:
    told = exif()
    told[0x9C9B] = "Thông xe cầu\0".encode("utf-16-le")
    told[0x9C9D] = "Thu Hà;Việt Cường\0".encode("utf-16-le")
    told[0x9C9E] = "cầu;giao thông\0".encode("utf-16-le")
    found = facts_of(BytesIO(picture(told=told)))
    assert (found.title, found.credit) == ("Thông xe cầu", "Thu Hà, Việt Cường")
    assert found.keywords == ("cầu", "giao thông")


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "'
    + b"h" * 1000
    + b'">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a;" * 99) for n in range(9))
    + b"]>"
)
HOSTILE = {
    "entities": BOMB + xmp(alt("dc:description", ("x-default", "&a8;"))),
    "external": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + xmp(alt("dc:description", ("x-default", "&a;"))),
    "nested": b"<a>" * 300_000,
    "wide": xmp("<dc:x/>" * 130_000),
    "attributes": b"<a " + b"".join(b'a%d="" ' % n for n in range(90_000)) + b"/>",
    "huge": xmp(alt("dc:description", ("x-default", "a" * 5_000_000))),
    "cut": FULL[: len(FULL) // 3],
    "no-xml": bytes(range(256)) * 100,
    "utf-16": FULL.decode().encode("utf-16")[:-3],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_packet_is_soon_done_with(name: str) -> None:
    before = time.process_time()
    found = facts_of_xmp(HOSTILE[name])
    assert time.process_time() - before < 3
    assert found.caption in {"", "Cây cầu", CAPTION}


@pytest.mark.parametrize(
    "block",
    [
        b"\x1c\x02\x78\xff\xff" + b"a" * 100,
        b"\x1c\x02\x78\x80\x04\xff\xff\xff\xff" + b"a" * 100,
        b"\x1c\x02\x78\xff\xfe",
        b"\x1c\x02",
        b"\x1c\x02\x19\x00\x00" * 200_000,
    ],
)
def test_iim_whose_lengths_lie(block: bytes) -> None:
    assert facts_of_iptc(iim((110, b"TTXVN")) + block).source == "TTXVN"


def test_an_extended_data_set_is_read() -> None:
    assert facts_of_iptc(b"\x1c\x02\x6e\x80\x02\x00\x05TTXVN").source == "TTXVN"


def test_exif_that_leads_everywhere() -> None:
    """Directories that contain themselves, and values of more bytes than there are."""
    count = b"\xff\xff"
    entry = b"\x0e\x01\x02\x00\xff\xff\xff\xff\x08\x00\x00\x00"
    loop = b"\x69\x87\x04\x00\x01\x00\x00\x00\x08\x00\x00\x00"
    block = b"II*\0\x08\0\0\0" + count + (entry + loop) * 40_000
    before = time.process_time()
    assert facts_of_exif(block) == PhotoFacts()
    assert time.process_time() - before < 1


def is_in_bounds(found: PhotoFacts) -> bool:
    texts = [getattr(found, field.name) for field in fields(found) if field.name in LIMITS]
    return all(
        len(text) <= most for text, most in zip(texts, LIMITS.values(), strict=True)
    ) and not any("\0" in text or "\n" in text for text in texts)


@given(st.binary(max_size=600))
def test_any_bytes_tell_something_in_bounds_or_nothing(raw: bytes) -> None:
    packet = FULL[:700] + raw + FULL[700:]
    values = iim((120, raw), (80, raw), (25, raw), (55, raw))
    tiff = b"MM\0*\0\0\0\x08" + raw
    for found in (
        facts_of(BytesIO(raw)),
        facts_of_xmp(raw),
        facts_of_xmp(packet),
        facts_of_iptc(raw),
        facts_of_iptc(values),
        facts_of_exif(raw),
        facts_of_exif(tiff),
        facts_in({"xmp": raw, "photoshop": {0x0404: raw}, "exif": raw}),
    ):
        assert is_in_bounds(found)


WHOLE = picture(
    packet=FULL, block=iim((120, CAPTION.encode())), told=exif(Artist="Thu Ha"), size=(8, 8)
)


@given(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=8))
def test_a_photo_broken_anywhere_raises_nothing(at: int, raw: bytes) -> None:
    assert is_in_bounds(facts_of(BytesIO(WHOLE[:at] + raw + WHOLE[at + len(raw) :])))
    assert is_in_bounds(facts_of(BytesIO(WHOLE[:at])))


@given(st.text(), st.integers(2, 50))
def test_a_text_is_cut_at_a_word(text: str, most: int) -> None:
    cut = within(text, most)
    assert len(cut) <= most
    assert cut == text or cut.endswith("…")
    assert text.startswith(cut.removesuffix("…"))


def test_a_file_that_is_no_photo_tells_nothing() -> None:
    for content in (b"", b"%PDF-1.7", b"\xff\xd8\xff"):
        assert facts_of(BytesIO(content)) == PhotoFacts()
    Image.new("RGB", (8, 8)).save(buffer := BytesIO(), "GIF")
    assert facts_of(BytesIO(buffer.getvalue())) == PhotoFacts()
