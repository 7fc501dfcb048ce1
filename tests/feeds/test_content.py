"""What is told outside the portal: plain HTML with absolute addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.feeds.content import ATTRIBUTES, KEPT, outside_html

BASE = "https://xa.vn/thoi-su/tin/"
CASES = [
    ('<div class="prose"><p class="x">Một <b>hai</b></p></div>', "<p>Một <b>hai</b></p>"),
    ('<a href="/van-hoa/">đây</a>', '<a href="https://xa.vn/van-hoa/">đây</a>'),
    ('<a href="tep.pdf">đây</a>', '<a href="https://xa.vn/thoi-su/tin/tep.pdf">đây</a>'),
    ('<a href="mailto:a@xa.vn">thư</a>', '<a href="mailto:a@xa.vn">thư</a>'),
    ('<a href="http://[">đây</a>, <a>kia</a>', "đây, kia"),
    ('<a href="javascript:alert(1)">đây</a>', "đây"),
    ('<p>a</p><script>1</script><button>In</button><svg><path d="M0 0"/></svg>', "<p>a</p>"),
    ('<noscript><p>a</p></noscript><iframe src="/x">b</iframe><p>c</p>', "<p>c</p>"),
    (
        '<picture><source srcset="/a.avif"><img src="/a.webp" srcset="/a" alt="b > c"></picture>',
        '<img src="https://xa.vn/a.webp" alt="b &gt; c">',
    ),
    ('<img alt="b > c">', ""),
    ('<table><tr><th scope="row" style="x">1</th></tr></table>', '<th scope="row">1</th>'),
    ("<p>a</p>\n\n  <p>b</p>\n", "<p>a</p>\n<p>b</p>"),
    ("5 < 6 & 7 > 4", "5 &lt; 6 &amp; 7 &gt; 4"),
]


@pytest.mark.parametrize(("html", "told"), CASES)
def test_what_is_kept(html: str, told: str) -> None:
    found = outside_html(html, BASE)
    assert found == told or (html.startswith("<table") and told in found)


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "</a>", "<a href='x:y'>", '<a href="/x" onclick="y">', "<img alt='>'>"),
        *("<svg>", "</svg>", "<script>", "</script>", "<table>", "<td>", "<!--", "-->"),
        *("&lt;", '"', "'", ">", "<"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
def test_nothing_else_is_left_of_anything(html: str) -> None:
    told = outside_html(html, BASE)
    for name, attributes in re.findall(r"<(\w+)((?: [^>]*)?)>", told):
        assert name in KEPT
        assert set(re.findall(r' ([\w-]+)="', attributes)) <= ATTRIBUTES.get(name, set())
    assert all(url.startswith("https://") for url in re.findall(r' (?:href|src)="([^"]*)"', told))
    assert outside_html(told, BASE) == told
