"""Documents of Word, their XML written here: as small as they can be and as strange as they must be."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = Path(__file__).parent / "word"
STYLES = (PARTS / "styles.xml").read_text(encoding="utf-8")
NUMBERING = (PARTS / "numbering.xml").read_text(encoding="utf-8")


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, style: str = "", properties: str = "", text: str = "") -> str:
    """A paragraph of runs, or of ``text``."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(inner) or run(text)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, number: int = 1, level: int = 0) -> str:
    """An item of a list."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text=text, properties=numbering)


def bold(text: str) -> str:
    """A paragraph in bold."""
    return paragraph(run(text, "<w:b/>"))


def table(
    rows: Sequence[Sequence[str]], properties: Mapping[tuple[int, int], str] | None = None
) -> str:
    """A table; ``properties`` has those of cells by row and column."""
    cells = [
        "".join(
            f"<w:tc><w:tcPr>{(properties or {}).get((i, j), '')}</w:tcPr>{paragraph(text=text)}</w:tc>"
            for j, text in enumerate(row)
        )
        for i, row in enumerate(rows)
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def picture(key: str, description: str = "", attribute: str = "embed") -> str:
    """A run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{escape(description)}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:{attribute}="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(*inner: str) -> str:
    """A run with a text box, once for new programs and once for old ones."""
    content = f"<w:txbxContent>{''.join(inner)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def footnotes(**texts: str) -> str:
    """The part of footnotes; a key "n2" is for the note 2."""
    notes = "".join(
        f'<w:footnote w:id="{key[1:]}">{paragraph(text=text)}</w:footnote>'
        for key, text in texts.items()
    )
    rule = f'<w:footnote w:type="separator" w:id="0">{paragraph(text="---")}</w:footnote>'
    return f"<w:footnotes {NAMESPACES}>{rule}{notes}</w:footnotes>"


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{KINDS}{kind}" Target="{escape(target)}"{mode}/>'


def relations(*found: str) -> str:
    """A part of relationships."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(found)}</Relationships>'


def members(
    *body: str,
    related: Sequence[str] = (),
    files: Mapping[str, bytes | str] | None = None,
    saved: str = "",
) -> dict[str, bytes | str]:
    """The members of a document with ``body``."""
    core = relation("rId9", "metadata/core-properties", "docProps/core.xml") if saved else ""
    found: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml"), core),
        "word/document.xml": (
            f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": relations(
            relation("s", "styles", "styles.xml"),
            relation("n", "numbering", "numbering.xml"),
            *related,
        ),
    }
    if saved:
        found["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dcterms:modified>{saved}</dcterms:modified></cp:coreProperties>"
        )
    return found | dict(files or {})


def zipped(found: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of members."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", method) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(
    *body: str,
    related: Sequence[str] = (),
    files: Mapping[str, bytes | str] | None = None,
    saved: str = "",
) -> bytes:
    """A document with ``body``."""
    return zipped(members(*body, related=related, files=files, saved=saved))
