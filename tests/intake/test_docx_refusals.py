"""Documents that are broken or made to do harm: each is refused at once, with words that say what to do."""

import struct
import time
import zipfile
from contextlib import suppress
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.intake.sources.docx import DocxError, parse
from bantin.intake.sources.docx import archive as limits
from bantin.intake.sources.docx import document as document_limits
from tests.intake import word_files as word
from tests.portal import pictures_to_refuse as made

TEXT = word.paragraph(text="Khánh thành cầu Bến Đá")
WHOLE = word.document(TEXT, TEXT)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    f"<w:document {word.NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')


def with_document(xml: str | bytes) -> bytes:
    return word.zipped(word.members() | {"word/document.xml": xml})


def deep(
    depth: int, opening: str = "<w:sdt><w:sdtContent>", closing: str = "</w:sdtContent></w:sdt>"
) -> bytes:
    return word.document(opening * depth + TEXT + closing * depth)


def bomb() -> bytes:
    return word.document(TEXT, files={"word/media/a.xml": bytes(300_000_000)})


def lying_bomb() -> bytes:
    """A document whose text unpacks to much more than the directory says."""
    big = f"<w:document {word.NAMESPACES}><!--{' ' * 60_000_000}--></w:document>".encode()
    raw = bytearray(with_document(big))
    return bytes(raw.replace(struct.pack("<I", len(big)), struct.pack("<I", 1000)))


def many_members() -> bytes:
    return word.zipped(
        {f"word/{i}": b"" for i in range(limits.MOST_MEMBERS + 1)}, zipfile.ZIP_STORED
    )


def with_method(method: int) -> bytes:
    return word.zipped(word.members(TEXT), method)


def protected_member() -> bytes:
    raw = bytearray(WHOLE)
    at = 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:
        raw[at + 8] |= 1
        at += 4
    return bytes(raw)


def many_pictures() -> bytes:
    count = document_limits.MOST_PICTURES + 1
    return word.document(
        TEXT,
        *(word.paragraph(word.picture(f"p{i}")) for i in range(count)),
        related=[word.relation(f"p{i}", "image", f"media/{i}.png") for i in range(count)],
        files={f"word/media/{i}.png": b"x" for i in range(count)},
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (OLE, "docx-old-word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted"),
        (b"{\\rtf1 x}", "docx-other-type"),
        (b"%PDF-1.7", "docx-other-type"),
        (b"\xef\xbb\xbf <html><p>x", "docx-other-type"),
        (
            word.zipped(
                {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}
            ),
            "docx-other-type",
        ),
        (word.zipped({"xl/workbook.xml": "x"}), "docx-other-type"),
        (b"PK\x03\x04" + bytes(100), "docx-broken"),
        (b"", "docx-broken"),
        (b"x" * 100, "docx-broken"),
        (WHOLE[: len(WHOLE) // 2], "docx-broken"),
        (word.zipped({"word/x": "y"}), "docx-broken"),
        (with_document("<w:document"), "docx-broken"),
        (with_document(b"\xff\xfe\x00"), "docx-broken"),
        (with_document(f"<w:document {word.NAMESPACES}/>"), "docx-broken"),
        (with_document(LAUGHS), "docx-hostile"),
        (with_document(OUTSIDE), "docx-hostile"),
        (deep(200), "docx-hostile"),
        (deep(60, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), "docx-hostile"),
        (many_members(), "docx-too-large"),
        (many_pictures(), "docx-too-large"),
        (with_method(zipfile.ZIP_BZIP2), "docx-broken"),
        (with_method(zipfile.ZIP_LZMA), "docx-broken"),
        (protected_member(), "docx-encrypted"),
        (word.document(word.paragraph(text=" ")), "docx-no-text"),
        (word.document(), "docx-no-text"),
        (word.document(word.paragraph(word.picture("p"))), "docx-no-text"),
    ],
)
def test_what_is_refused(raw: bytes, code: str) -> None:
    started = time.process_time()
    with pytest.raises(DocxError) as refused:
        parse(raw)
    assert refused.value.code == code
    assert "{" not in refused.value.message + refused.value.message_vi
    assert refused.value.message_vi != refused.value.message
    assert time.process_time() - started < 5


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_bombs_are_not_unpacked(make: object) -> None:
    raw = make()  # type: ignore[operator]
    started = time.process_time()
    with pytest.raises(DocxError) as refused:
        parse(raw)
    assert refused.value.code in {"docx-too-large", "docx-broken"}
    assert time.process_time() - started < 2


def test_names_that_lead_out_of_the_archive_lead_nowhere() -> None:
    found = parse(
        word.document(
            TEXT,
            TEXT,
            word.paragraph(word.picture("p")),
            word.paragraph(word.picture("q", attribute="link")),
            related=[
                word.relation("p", "image", "../../../../etc/passwd"),
                word.relation("q", "image", "https://example.com/a.png", external=True),
                word.relation("st", "styles", "file:///etc/passwd", external=True),
            ],
            files={"../../../../etc/passwd": b"root", "word/media/x": b""},
        )
    )
    figures = [part.written for part in found.body if part.kind == "figure"]
    assert [f.source for f in figures] == ["etc/passwd", "linked:https://example.com/a.png"]  # type: ignore[union-attr]
    assert [p.content for p in found.pictures] == []


def test_broken_parts_that_text_can_do_without_are_told() -> None:
    with pytest.raises(DocxError) as refused:
        parse(word.document(TEXT, files={"word/styles.xml": "<broken"}))
    assert "word/styles.xml" in refused.value.message_vi


def test_a_picture_that_is_broken_in_the_archive_does_not_stop_the_text() -> None:
    raw = word.document(
        TEXT,
        TEXT,
        word.paragraph(word.picture("p")),
        related=[word.relation("p", "image", "media/a.png")],
        files={"word/media/a.png": made.encoded("PNG", (300, 300))},
    )
    at = raw.index(b"word/media/a.png") + 200
    found = parse(raw[:at] + bytes(50) + raw[at + 50 :])
    assert [p.content for p in found.pictures] == [None]


def test_styles_that_stand_on_each_other_end() -> None:
    assert parse(word.document(TEXT, word.paragraph(text="vòng", style="Vong1"))).headline


@settings(max_examples=200)
@given(st.data())
def test_no_damage_is_anything_but_refused_or_read(data: st.DataObject) -> None:
    raw = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for damaged in (bytes(raw), bytes(raw[:cut])):
        with suppress(DocxError):
            parse(damaged)


@given(st.binary(max_size=300))
def test_any_xml_is_refused_or_read(xml: bytes) -> None:
    with suppress(DocxError):
        parse(with_document(xml))


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "hyperlink", "drawing", "sdt", "sdtContent", "pPr", "numPr",
        "numId", "ilvl", "fldChar", "footnoteReference", "txbxContent", "AlternateContent", "Choice", "br", "sym",
        "tcPr", "gridSpan", "vMerge", "pStyle", "oMath", "instrText", "rPr", "b"]  # fmt: skip
VALUES = ["", "1", "-1", "2", "x", "99999999999999999999", "restart", "u1"]


def element(tag: str, value: str, inner: list[str]) -> str:
    return f'<w:{tag} w:val="{value}" w:id="{value}" w:char="{value}">{"".join(inner)}</w:{tag}>'


XML = st.recursive(
    st.text("chữ <&", max_size=5).map(escape),
    lambda inner: st.builds(
        element, st.sampled_from(TAGS), st.sampled_from(VALUES), st.lists(inner, max_size=3)
    ),
    max_leaves=25,
)


@given(st.lists(XML, max_size=4))
def test_any_order_of_elements_is_refused_or_read(found: list[str]) -> None:
    with suppress(DocxError):
        parse(word.document(TEXT, *found))
