"""Documents of Word become bulletins."""

import datetime as dt

import pytest

from bantin.intake.mapping import body_of
from bantin.intake.records import BulletinRecord
from bantin.intake.sources import parse, source_for
from bantin.intake.sources.docx import NAME
from tests.bulletins.test_writing import shown
from tests.intake import word_files as word
from tests.portal import pictures_to_refuse as made

HEADLINE = word.paragraph(text="Khánh thành cầu Bến Đá", style="Title")
TEXT = "Cầu dài 42 mét, nối hai thôn của xã, thi công trong mười tháng với vốn của tỉnh."
END = word.paragraph(text=TEXT)


def record(*body: str, **options: object) -> BulletinRecord:
    return parse(word.document(HEADLINE, *body, END, **options))  # type: ignore[arg-type]


def body(*inner: str, **options: object) -> list[object]:
    """The parts of a document in short, without its last paragraph."""
    parts = [part.written for part in record(*inner, **options).body]
    return [shown(part) for part in parts if part is not None][:-1]


def codes(found: BulletinRecord) -> list[str]:
    return [note.code for note in found.review]


def test_the_whole_of_a_bulletin() -> None:
    found = record(
        word.paragraph(text="Thứ Tư, 08/04/2026 14:30"),
        word.bold("Sáng 8/4, xã Thử khánh thành cầu Bến Đá."),
        END,
        word.paragraph(text="Hồng Nhung"),
    )
    # Only what stands last signs.
    assert found.byline == ""
    found = parse(
        word.document(
            HEADLINE,
            word.paragraph(text="Thứ Tư, 08/04/2026 14:30"),
            word.bold("Sáng 8/4, xã Thử khánh thành cầu Bến Đá."),
            END,
            word.paragraph(text="Tin, ảnh: Hồng Nhung"),
        )
    )
    assert (found.headline, found.lead) == (
        "Khánh thành cầu Bến Đá",
        "Sáng 8/4, xã Thử khánh thành cầu Bến Đá.",
    )
    assert (found.date, found.time) == (dt.date(2026, 4, 8), dt.time(14, 30))
    assert (found.byline, found.byline_label, found.encoding) == ("Hồng Nhung", "Tin, ảnh", "docx")
    assert [part.text for part in found.body] == [TEXT]
    assert codes(found) == []


def test_formatting_links_and_changes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://b.vn/" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>trường</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert body(
        word.paragraph(
            word.run("Đậm", "<w:b/>"),
            word.run(" không", '<w:b w:val="0"/>'),
            word.run(" mạnh", '<w:rStyle w:val="Manh"/>'),
            word.run(" nghiêng", "<w:i/>"),
            word.run(" m"),
            word.run("2", '<w:vertAlign w:val="superscript"/>'),
            word.run(" ẩn", "<w:vanish/>"),
            '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> thêm</w:t></w:r></w:ins>',
            '<w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>',
            '<w:hyperlink r:id="h"><w:r><w:t xml:space="preserve"> liên kết</w:t></w:r></w:hyperlink> ',
            '<w:hyperlink r:id="j"><w:r><w:t xml:space="preserve"> mã</w:t></w:r></w:hyperlink> ',
            '<w:hyperlink w:anchor="_Toc1"><w:r><w:t xml:space="preserve"> mục </w:t></w:r></w:hyperlink>',
            field,
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:br/><w:t>dòng</w:t><w:tab/><w:t>hai</w:t></w:r>',
        ),
        related=[
            word.relation("h", "hyperlink", "https://a.vn/?x=1&y=2", external=True),
            word.relation("j", "hyperlink", "javascript:alert(1)", external=True),
        ],
    ) == [
        (
            "<b>Đậm</b> không<b> mạnh</b><i> nghiêng</i> m<sup>2</sup> thêm"
            '<a href="https://a.vn/?x=1&amp;y=2"> liên kết</a> mã mục <a href="https://b.vn/">trường</a>'
            "✓<br/>dòng hai"
        )
    ]


def test_a_deleted_mark_joins_paragraphs() -> None:
    first = word.paragraph(text="Một ", properties='<w:rPr><w:del w:id="3"/></w:rPr>')
    assert body(first, word.paragraph(text="hai")) == ["Một hai"]


def test_headings_of_a_lower_level_are_minor_subheadings() -> None:
    found = record(
        word.paragraph(text="Đường sá", style="u1"),
        word.paragraph(text=TEXT),
        word.paragraph(text="Thôn Nà Pài", style="u2"),
    )
    kinds = [(part.kind, part.text) for part in found.body if part.kind != "paragraph"]
    assert kinds == [("subheading", "Đường sá"), ("minor_subheading", "Thôn Nà Pài")]
    stored = [block["type"] for block in body_of(found.body)]
    assert stored == ["subheading", "paragraph", "minor_subheading", "paragraph"]


def test_headings_and_lists() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    assert body(
        word.paragraph(text="Kết quả", style="u1", properties=numbered),
        word.item("Một"),
        word.item("con", 1, 1),
        word.item("Hai"),
        word.paragraph(text="Nhiệm vụ", style="u2", properties=numbered),
        word.item("Nhất", 2),
        word.item("điểm", 2, 1),
        word.item("Nhì", 2),
        word.paragraph(text="Xen giữa"),
        word.item("Ba", 2),
        word.item("Lại từ đầu", 4),
        word.item("Hai", 4),
        word.paragraph(text="Mục lục ....... 3", style="ML1"),
    ) == [
        "# I. Kết quả",
        ("-", [["Một", "– con"], ["Hai"]]),
        "## II. Nhiệm vụ",
        ("1.", [["Nhất", "a) điểm"], ["Nhì"]]),
        "Xen giữa",
        "3. Ba",
        ("1.", [["Lại từ đầu"], ["Hai"]]),
    ]


def test_tables() -> None:
    merged = {
        (0, 1): '<w:gridSpan w:val="2"/>',
        (1, 0): '<w:vMerge w:val="restart"/>',
        (2, 0): "<w:vMerge/>",
    }
    rows = [["Thôn", "Số hộ"], ["Nà Lùm", "12", "13"], ["", "14", "15"]]
    assert body(word.table(rows, merged)) == [
        (True, [["Thôn", "Số hộ", ""], ["Nà Lùm", "12", "13"], ["Nà Lùm", "14", "15"]])
    ]


def test_pictures_captions_and_a_credit_for_all() -> None:
    png = made.encoded("PNG")
    found = record(
        word.paragraph(word.picture("p", "Cầu bắc qua suối. Description automatically generated")),
        word.paragraph(text="Cầu ngày khánh thành. Ảnh: Thu Hà", style="Caption"),
        word.paragraph(word.picture("p", "image1.png")),
        word.paragraph(text="Vẫn cầu ấy", properties='<w:jc w:val="center"/>'),
        related=[word.relation("p", "image", "media/image1.png")],
        files={"word/media/image1.png": png},
    )
    figures = [part for part in found.body if part.kind == "figure"]
    assert [(f.text, f.credit) for f in figures] == [
        ("Cầu ngày khánh thành.", "Thu Hà"),
        ("Vẫn cầu ấy", ""),
    ]
    assert [p.name for p in found.pictures] == ["word/media/image1.png"]
    assert found.pictures[0].content == png


def test_footnotes_and_text_boxes() -> None:
    found = record(
        word.paragraph(
            word.run("Có chú thích"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            word.text_box(word.paragraph(text="Trong hộp")),
        ),
        related=[word.relation("f", "footnotes", "footnotes.xml")],
        files={"word/footnotes.xml": word.footnotes(n2="Theo Công báo.")},
    )
    assert [part.text for part in found.body] == [
        "Có chú thích[1]",
        "Trong hộp",
        TEXT,
        "[1] Theo Công báo.",
    ]


def test_letters_of_old_fonts() -> None:
    found = record(word.paragraph(text="Héi nghÞ Ban ChÊp hµnh", style="Vn"))
    assert found.body[0].text == "Hội nghị Ban Chấp hành"
    assert "converted-encoding" in codes(found)


@pytest.mark.parametrize(
    ("inner", "headline", "noted"),
    [
        (
            (word.paragraph(text="Cầu Bến Đá thông xe", style="u1"), END),
            "Cầu Bến Đá thông xe",
            False,
        ),
        (
            (word.paragraph(text="KINH TẾ"), word.bold("Cầu Bến Đá thông xe"), END),
            "Cầu Bến Đá thông xe",
            True,
        ),
        ((word.paragraph(text="Cầu Bến Đá thông xe"), END), "Cầu Bến Đá thông xe", True),
    ],
)
def test_where_the_headline_stands(inner: tuple[str, ...], headline: str, noted: bool) -> None:
    found = parse(word.document(*inner))
    assert found.headline == headline
    assert ("guessed-headline" in codes(found)) == noted


def test_a_document_of_tables_alone() -> None:
    found = parse(word.document(word.table([["Thôn", "Số hộ"], ["Nà Lùm", "12"]])))
    assert (found.headline, [part.kind for part in found.body]) == ("Thôn", ["table"])


def test_a_headline_that_does_not_fit_stays_whole_in_the_text() -> None:
    long = "Hội nghị " * 60
    found = parse(word.document(word.paragraph(text=long, style="Title"), END))
    assert len(found.headline) <= 255
    assert found.body[0].text == long.strip()
    assert "cut-headline" in codes(found)


def test_where_the_date_comes_from() -> None:
    assert record(saved="2026-04-07T01:00:00Z").date == dt.date(2026, 4, 7)
    assert "date-of-file" in codes(record(saved="2026-04-07T01:00:00Z"))
    assert (record().date, "no-date" in codes(record())) == (None, True)
    assert record(word.paragraph(text="31/02/2026")).date is None


def test_the_same_document_has_the_same_hash() -> None:
    files = {"word/media/1.png": made.encoded("PNG")}
    options = {"related": [word.relation("p", "image", "media/1.png")], "files": files}
    picture = word.paragraph(word.picture("p"))
    first, again = record(picture, **options), record(picture, saved="2026-04-07", **options)
    other = record(
        picture, **options | {"files": {"word/media/1.png": made.encoded("PNG", (61, 40))}}
    )
    assert first.content_hash == again.content_hash != other.content_hash


def test_the_strict_variant_and_other_names_of_the_main_part() -> None:
    found = word.members(HEADLINE, END)
    text = str(found.pop("word/document.xml")).replace(
        word.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    found["word/document2.xml"] = text
    found["word/_rels/document2.xml.rels"] = found.pop("word/_rels/document.xml.rels")
    found["_rels/.rels"] = word.relations(
        word.relation("r", "officeDocument", "/word/document2.xml")
    )
    assert parse(word.zipped(found)).headline == "Khánh thành cầu Bến Đá"


def test_it_is_told_from_other_formats() -> None:
    assert source_for(word.document(END)).name == NAME
    assert source_for(b"PublishingPortal - Block_BanTin_Toolbar").name == "publishing-portal"
