"""What is put together from the components: styles, scripts, names, the policy, the frame."""

import gzip
import hashlib
import re
from base64 import b64encode

import pytest
from django.template import Context
from django.utils.safestring import mark_safe

from bantin.frontend import bundle
from bantin.frontend.samples import sample
from tests.frontend.engine import make_engine

KILOBYTE = 1024


def frame(**more: object) -> str:
    engine = make_engine()
    context = {
        **sample("site-header"),
        **sample("site-footer"),
        "boot_script": bundle.boot_script(),
        "stylesheet_url": bundle.asset_url("site.css"),
        "script_url": bundle.asset_url("site.js"),
        "icon_url": bundle.asset_url("icon.svg"),
        "font_url": bundle.asset_url("bantin-sans-roman.woff2"),
        **more,
    }
    return engine.get_template("layouts/base.html").render(Context(context))


def test_stylesheet_declares_its_layers_first() -> None:
    assert bundle.stylesheet().startswith(bundle.LAYERS.encode())


def test_stylesheet_holds_every_component_in_order() -> None:
    css = bundle.stylesheet().decode()
    names = bundle.component_names()
    places = [re.search(rf"^\.{name}(?:__|--|[ ,:>])", css, re.MULTILINE) for name in names]
    assert None not in places
    starts = [place.start() for place in places if place]
    assert starts == sorted(starts)


def test_stylesheet_links_to_files_that_are_there() -> None:
    urls = re.findall(r"url\(([^)]*)\)", bundle.stylesheet().decode())
    assert len(urls) == 2
    assert {url.removeprefix(bundle.ASSETS_URL) for url in urls} <= set(bundle.assets())


def test_nothing_asks_another_host() -> None:
    for content in (bundle.stylesheet(), bundle.script(), bundle.boot_script().encode()):
        assert b"//" not in re.sub(rb"^\s*//.*$", b"", content, flags=re.MULTILINE)


def test_scripts_share_no_names() -> None:
    lines = bundle.script().decode().splitlines()
    assert lines[0] == "{"
    assert lines[-1] == "}"
    assert not re.search(r"^(?:import|export)\b", bundle.script().decode(), re.MULTILINE)


def test_public_names_follow_the_content() -> None:
    for name, content in bundle.assets().items():
        digest = hashlib.sha256(content).hexdigest()
        stem, given, extension = name.split(".")
        assert digest.startswith(given)
        assert bundle.asset_name(f"{stem}.{extension}") == name


def test_there_is_no_name_for_what_is_no_file() -> None:
    with pytest.raises(KeyError):
        bundle.asset_name("other.css")


def test_policy_lets_the_boot_script_run_and_no_other() -> None:
    inline = re.findall(r"<script>(.*?)</script>", frame(), re.DOTALL)
    assert inline == [bundle.boot_script()]
    digest = b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in bundle.content_security_policy()
    assert "unsafe" not in bundle.content_security_policy()


def test_frame_is_in_vietnamese_with_one_main_part() -> None:
    html = frame()
    assert html.startswith('<!doctype html>\n<html lang="vi">')
    assert html.count("<main ") == 1
    assert 'href="#noi-dung"' in html
    assert 'id="noi-dung"' in html


def test_size_of_the_text_stands_in_the_banner_where_no_toolbar_holds_it() -> None:
    assert frame().count('aria-label="Cỡ chữ"') == 1
    assert 'aria-label="Cỡ chữ"' not in frame(has_toolbar=True)
    for html in (frame(), frame(has_toolbar=True)):
        assert html.count('role="status"') == 1


def test_title_names_the_page_and_the_portal() -> None:
    name = sample("site-header")["identity"]["name"]
    assert f"<title>{name}</title>" in frame()
    assert f"<title>Kinh tế - {name}</title>" in frame(title="Kinh tế")
    assert f"<title>{name}</title>" in frame(title=name)


def test_head_leaves_out_what_is_not_known() -> None:
    assert 'rel="canonical"' not in frame()
    assert 'name="description"' not in frame()
    html = frame(canonical_url="https://lacgiang.example/", description='Tin "nóng"')
    assert '<link rel="canonical" href="https://lacgiang.example/">' in html
    assert '<meta name="description" content="Tin &quot;nóng&quot;">' in html


def test_head_names_versions_and_feeds() -> None:
    languages = [
        {"code": "vi", "title": "Tiếng Việt", "url": "/", "current": True},
        {"code": "en", "title": "English", "url": "/en/", "full_url": "https://a.example/en/"},
    ]
    feeds = [{"title": 'Tin "mới"', "url": "/rss.xml", "type": "application/rss+xml"}]
    html = frame(languages=languages, feeds=feeds, metadata=mark_safe('<meta name="DC.title">'))
    head = html.partition("</head>")[0]
    assert '<link rel="alternate" hreflang="vi" href="/">' in head
    assert '<link rel="alternate" hreflang="en" href="https://a.example/en/">' in head
    assert 'type="application/rss+xml" title="Tin &quot;mới&quot;" href="/rss.xml"' in head
    assert '<meta name="DC.title">' in head
    assert 'rel="alternate"' not in frame(languages=languages[:1])


def test_language_of_the_page_and_of_what_it_tells() -> None:
    assert '<html lang="en">' in frame(language="en")
    main = re.compile(r"<main [^>]*>")
    assert "lang=" not in main.findall(frame(language="vi", content_language="vi"))[0]
    assert 'lang="vi"' in main.findall(frame(language="en", content_language="vi"))[0]


def test_top_of_the_page_can_be_returned_to() -> None:
    assert frame().count('id="dau-trang"') == 1


def test_a_page_stays_light_on_a_slow_network() -> None:
    fonts = [content for name, content in bundle.assets().items() if name.endswith(".woff2")]
    assert sum(map(len, fonts)) <= 70 * KILOBYTE
    assert len(gzip.compress(bundle.stylesheet())) <= 12 * KILOBYTE
    assert len(gzip.compress(bundle.script())) <= 4 * KILOBYTE
    assert len(bundle.boot_script()) <= 512


def test_licence_goes_with_the_typeface() -> None:
    assert "SIL OPEN FONT LICENSE" in (bundle.FRONTEND_DIR / "fonts" / "OFL.txt").read_text()
