"""From a bulletin's ninjs to what readers find."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.indexing.entries import entry_of, key_of, paragraphs

PATH = "/kinh-te/khanh-thanh-cau/ninjs.json"


def ninjs(**more: Any) -> dict[str, Any]:
    return {
        "title": "Khánh thành cầu Bến Đá",
        "altIds": [
            {"role": "web", "value": "https://lacgiang.example.vn/kinh-te/khanh-thanh-cau/"}
        ],
        "descriptions": [{"role": "summary", "value": "Xã Khau Lĩnh có cầu mới."}],
        "bodies": [{"role": "main", "value": "<p>Cầu dài <b>120</b> mét.</p><h2>Kinh phí</h2>"}],
        "subjects": [{"name": "Kinh tế", "uri": "https://lacgiang.example.vn/kinh-te/"}],
        "genres": [{"name": "Tin bài", "literal": "news"}],
        "contentCreated": "2026-11-27T08:00:00+07:00",
        **more,
    }


def test_all_that_readers_find_by() -> None:
    entry = entry_of(PATH, json.dumps(ninjs()).encode())
    assert (entry.key, entry.site) == (key_of(PATH), "lacgiang.example.vn")
    assert entry.headline == "Khánh thành cầu Bến Đá"
    assert entry.lead == "Xã Khau Lĩnh có cầu mới."
    assert entry.body == ("Cầu dài 120 mét.", "Kinh phí")
    assert (entry.section, entry.section_title, entry.kind) == ("kinh-te", "Kinh tế", "news")
    assert entry.date.isoformat() == "2026-11-27T08:00:00+07:00"


def test_a_bulletin_without_lead_body_and_section() -> None:
    bare = ninjs()
    for name in ("descriptions", "bodies", "subjects"):
        del bare[name]
    entry = entry_of(PATH, json.dumps(bare).encode())
    assert (entry.lead, entry.body, entry.section, entry.section_title) == ("", (), "", "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff", json.dumps(ninjs(contentCreated="hom qua")).encode()],
)
def test_what_is_no_ninjs_is_named(content: bytes) -> None:
    with pytest.raises(ValueError, match=PATH):
        entry_of(PATH, content)


def test_words_of_neighbouring_blocks_stay_apart() -> None:
    html = "<ul><li>một</li><li>hai</li></ul>ba<br>bốn<table><tr><td>5</td><td>6 &amp; 7</td></tr>"
    assert paragraphs(html) == ["một", "hai", "ba", "bốn", "5", "6 & 7"]


def test_scripts_are_not_read() -> None:
    assert paragraphs("<p>a</p><script>b < c</script><style>p{}</style></script>d") == ["a", "d"]


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_every_paragraph_is_read_once(texts: list[str]) -> None:
    assert paragraphs("".join(f"<p>{text}</p>" for text in texts)) == texts


@given(st.text())
def test_any_html_is_read(html: str) -> None:
    assert all(paragraphs(html))


@given(st.lists(st.text(), unique=True))
def test_keys_differ_and_fit_the_index(paths: list[str]) -> None:
    keys = [key_of(path) for path in paths]
    assert len(set(keys)) == len(keys)
    assert all(0 <= key < 2**63 for key in keys)
