"""The peer of the pages: their text and photos, and nothing that dresses them."""

from pathlib import Path

from bantin.baking.write import write_file
from benchmarks.pages.bare import add_bare_pages, without_dress

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tin</title>
<link rel="canonical" href="/tin/"><script>start()</script>
<link rel="preload" href="/a.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>
<link href="/icon.svg" rel="icon"><link rel="alternate" href="/tin.rss">
<script type="application/ld+json">{"@type": "NewsArticle"}</script><style>p { color: red }</style>
</head><body><p>Thông xe cầu</p><img src="/media/images/a.webp" alt=""></body></html>"""


def test_styles_scripts_fonts_and_icons_go_and_the_rest_stays() -> None:
    bare = without_dress(PAGE)
    for gone in ("a.css", "a.js", "a.woff2", "icon.svg", "start()", "color: red"):
        assert gone not in bare
    for kept in ("canonical", "tin.rss", "NewsArticle", "Thông xe cầu", "a.webp", "<title>Tin"):
        assert kept in bare


def test_the_bare_page_is_served_beside_the_page_and_compressed_like_it(tmp_path: Path) -> None:
    write_file(tmp_path, "/tin/", PAGE.encode())
    assert add_bare_pages(tmp_path, {"bulletin": "/tin/"}) == {"bulletin": "/bare/tin/"}
    folder = tmp_path / "bare/tin"
    assert {file.name for file in folder.iterdir()} == {
        "index.html",
        "index.html.br",
        "index.html.gz",
    }
    assert (folder / "index.html").read_text(encoding="utf-8") == without_dress(PAGE)
