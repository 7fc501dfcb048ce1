"""What holds of every document that is pasted, however strange."""

import re
from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bantin.bulletins.writing.arrange import arranged
from bantin.bulletins.writing.clipboard import read
from bantin.bulletins.writing.mending import mended
from bantin.bulletins.writing.parts import Figure, Grid, Items, Part, Subheading, Text, words_of
from bantin.bulletins.writing.stream import blocks_of, html_of
from bantin.text.normalise import fold

ALLOWED = {"p", "b", "i", "sub", "sup", "a", "br"}
# Among them what rules look for: bullets that were typed, photo credits, marks that stand alone.
_WORDS = "Sáng 8/4, xã Khâu Lĩnh khánh thành cầu • – 12,5% a) 1. & <b> Ảnh: Hà Nguyễn đ \u0301 e\u0302\u0301 ."
WORDS = st.sampled_from(_WORDS.split())
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: escape(" ".join(words)))
INLINE = st.sampled_from(
    ["{}", "<b>{}</b>", "<i>{}</i>", "<span style='font-weight:700'>{}</span>", "<del>x</del>{}",
     "{}<br>", "<br><br>{}", "<a href='https://a.vn/x'>{}</a>", "<a href='javascript:x'>{}</a>", "<sup>{}</sup>",
     "<o:p>{}</o:p>", " {} ", "<img src='photo:1' alt='x'>{}", "<font face='Symbol'>{}</font>"]
)  # fmt: skip
BLOCKS = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<ol><li>{}</li><li>y</li></ol>", "{}",
     "<ol start=4 type=a><li>{}</ol>", "<blockquote>{}</blockquote>", "<p align=center>{}</p>", "<li>{}", "<td>{}",
     "<table><tr><td>{}<td>z<tr><th>t<td colspan=2 rowspan=3>u</table>", "<table><tr><td>{}</table>", "</p>{}</div>",
     "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·</span>{}</p>",
     "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>{}</p>"]
)  # fmt: skip


def _nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, min_size=1, max_size=3).map("".join)
    return st.builds(
        lambda frame, text: frame.replace("{}", text), st.one_of(INLINE, BLOCKS), inner
    )


DOCUMENTS = st.lists(st.recursive(TEXTS, _nested, max_leaves=8), max_size=6).map("".join)


def parts(html: str) -> tuple[Part, ...]:
    return arranged(mended(read(html)).pieces)


def written(part: Part) -> str:
    """A part as HTML, by which it can be pasted again."""
    if isinstance(part, Text):
        return f"<p>{html_of(part.runs)}</p>"
    if isinstance(part, Subheading):
        tag = "h3" if part.minor else "h2"
        return f"<{tag}>{escape(part.text)}</{tag}>"
    if isinstance(part, Items):
        items = ("".join(f"<p>{html_of(line)}</p>" for line in item) for item in part.items)
        inner = "".join(f"<li>{item}</li>" for item in items)
        return f"<ol>{inner}</ol>" if part.ordered else f"<ul>{inner}</ul>"
    if isinstance(part, Grid):
        return f"<table>{''.join(map(_row, part.rows, [part.header] + [False] * len(part.rows)))}</table>"
    words = f"<figcaption>{escape(part.caption)}</figcaption>" if part.caption else ""
    words += f"<p>Ảnh: {escape(part.credit)}</p>" if part.credit else ""
    return f'<img src="{escape(part.source)}" alt="{escape(part.alt)}">{words}'


def _row(cells: tuple[str, ...], header: bool) -> str:
    tag = "th" if header else "td"
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


class _Seen(HTMLParser):
    """The text and the tags of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(DOCUMENTS)
def test_no_word_is_lost(html: str) -> None:
    given_text = re.sub(r"<del>x</del>|<span style='mso-list:Ignore'>.*?</span>", "", html)
    seen = _Seen()
    seen.feed(given_text)
    found = fold(" ".join(words_of(part) for part in parts(html)))
    for word in ("Sang", "Khau", "Linh", "khanh", "thanh", "cau", "12,5%", "Nguyen"):
        assert found.count(word) >= fold(seen.text).count(word), word


@given(DOCUMENTS)
def test_nothing_but_what_is_allowed_comes_out(html: str) -> None:
    for block in blocks_of(parts(html), lambda figure: "?"):
        value = block["value"]
        rich = [value] if block["type"] == "paragraph" else []
        if block["type"] == "list":
            rich = value["items"]
        for text in rich:
            seen = _Seen()
            seen.feed(text)
            assert seen.tags <= ALLOWED
            assert "javascript" not in text
            assert not re.search(r"  |\u00ad|<p></p>|<p> | </p>", text)


@given(DOCUMENTS)
def test_what_came_out_comes_out_again(html: str) -> None:
    once = parts(html)
    again = parts("".join(map(written, once)))
    assert again == once


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for part in parts(text):
        assert words_of(part) or isinstance(part, Figure)


@given(st.text(alphabet="<>/=\"' pbtdrolimgaspn!-&;[]"))
def test_any_markup_is_read(text: str) -> None:
    once = parts(text)
    assert parts("".join(map(written, once))) == once
