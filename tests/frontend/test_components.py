"""Every component is a template, a style and a sample, and the sample renders to sound HTML."""

import re

import pytest
from django.template import Context, Engine

from bantin.frontend import bundle
from bantin.frontend.samples import Html, sample
from tests.frontend.elements import Elements
from tests.frontend.engine import make_engine

COMPONENTS = bundle.FRONTEND_DIR / "components"
UNKNOWN = "(no such value)"
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|ok\w+|lab|lch)a?\(|:\s*(?:white|black|red)\b")
SHARED_CLASSES = {"icon", "emblem", "visually-hidden"}

each_component = pytest.mark.parametrize("name", bundle.component_names())


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine(UNKNOWN)


def rendered(engine: Engine, name: str) -> str:
    return engine.get_template(f"components/{name}/template.html").render(Context(sample(name)))


def style(name: str) -> str:
    return (COMPONENTS / name / "style.css").read_text(encoding="utf-8")


@each_component
def test_component_is_whole(name: str) -> None:
    files = {path.name for path in (COMPONENTS / name).iterdir()}
    assert {"template.html", "style.css", "sample.json"} <= files
    assert files <= {"template.html", "style.css", "sample.json", "script.js"}


@each_component
def test_template_documents_its_context(engine: Engine, name: str) -> None:
    source = (COMPONENTS / name / "template.html").read_text(encoding="utf-8")
    assert source.startswith("{% comment %}\n")
    documented = source.partition("{% endcomment %}")[0]
    assert [key for key in sample(name) if not re.search(rf"\b{key}\b", documented)] == []


@each_component
def test_sample_gives_the_template_all_it_needs(engine: Engine, name: str) -> None:
    html = rendered(engine, name)
    assert Elements(html).found
    assert UNKNOWN not in html


@each_component
def test_markup_keeps_to_the_content_security_policy(engine: Engine, name: str) -> None:
    for tag, attrs in Elements(rendered(engine, name)).found:
        assert "style" not in attrs
        assert [key for key in attrs if key.startswith("on")] == []
        assert tag not in {"script", "style", "iframe"}
        assert not (attrs.get("src") or "").startswith(("http:", "https:", "//"))
        assert not (attrs.get("href") or "").startswith("javascript:")


@each_component
def test_images_have_a_size_and_a_text(engine: Engine, name: str) -> None:
    for tag, attrs in Elements(rendered(engine, name)).found:
        if tag == "img":
            assert {"alt", "width", "height"} <= set(attrs)
        if tag == "svg":
            assert attrs["aria-hidden"] == "true"


@each_component
def test_classes_carry_the_name_of_a_component(engine: Engine, name: str) -> None:
    classes = Elements(rendered(engine, name)).classes()
    blocks = {re.split("__|--", found)[0] for found in classes}
    assert name in blocks
    assert blocks - SHARED_CLASSES <= set(bundle.component_names())


@each_component
def test_style_is_in_a_layer_and_names_no_colour(name: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", style(name), flags=re.DOTALL)
    assert re.findall(r"^\S[^{]*", css, flags=re.MULTILINE)
    for opening in re.findall(r"^([^\s}][^{]*)\{", css, flags=re.MULTILINE):
        assert opening.strip() in {"@layer components", "@layer print"}
    assert not COLOUR.search(css)
    assert css.count("{") == css.count("}")


@each_component
def test_style_measures_in_rem(name: str) -> None:
    assert set(re.findall(r"\b[\d.]+px\b", style(name))) <= {"1px", "2px"}


@each_component
def test_style_only_uses_known_tokens(name: str) -> None:
    tokens = (bundle.FRONTEND_DIR / "tokens.css").read_text(encoding="utf-8")
    known = set(re.findall(r"^\s*(--[\w-]+):", tokens, re.MULTILINE))
    assert set(re.findall(r"var\((--[\w-]+)", style(name))) <= known


def test_html_of_a_sample_is_not_escaped(engine: Engine) -> None:
    template = engine.from_string("{{ marked }} {{ plain }}")
    assert template.render(Context({"marked": Html("<p>"), "plain": "<p>"})) == "<p> &lt;p&gt;"


@pytest.mark.parametrize("kind", ["lead", "card", "row", "line"])
@pytest.mark.parametrize("level", [2, 3])
def test_card_has_one_heading_of_the_level_asked_for(engine: Engine, kind: str, level: int) -> None:
    context = {**sample("bulletin-card"), "kind": kind, "heading_level": level}
    html = engine.get_template("components/bulletin-card/template.html").render(Context(context))
    headings = [tag for tag, _ in Elements(html).found if re.fullmatch(r"h\d", tag)]
    assert headings == [f"h{level}"]
    assert ("<img" in html) == (kind != "line")


@pytest.mark.parametrize("name", ["lead-story", "bulletin-list"])
def test_list_of_nothing_says_so(engine: Engine, name: str) -> None:
    context = {**sample(name), "lead": None, "bulletins": [], "more": None}
    html = engine.get_template(f"components/{name}/template.html").render(Context(context))
    assert "chưa có bản tin nào" in html.lower()
    assert "<ul" not in html


@pytest.mark.parametrize(("title", "prompt"), [("", 1), ("Kinh tế", 0)])
def test_first_photo_of_a_list_at_the_top_does_not_wait(
    engine: Engine, title: str, prompt: int
) -> None:
    context = {**sample("bulletin-list"), "title": title}
    html = engine.get_template("components/bulletin-list/template.html").render(Context(context))
    photos = [attrs for tag, attrs in Elements(html).found if tag == "img"]
    waiting = ["loading" in attrs for attrs in photos]
    assert waiting == [False] * prompt + [True] * (len(photos) - prompt)
    assert [attrs.get("fetchpriority") for attrs in photos].count("high") == prompt


def test_missing_photo_keeps_its_caption(engine: Engine) -> None:
    context = {**sample("figure"), "picture": None, "missing": True}
    html = engine.get_template("components/figure/template.html").render(Context(context))
    assert "Ảnh của bản tin gốc chưa được chuyển sang" in html
    assert context["caption"] in html
    assert "<img" not in html


def test_text_of_editors_is_escaped(engine: Engine) -> None:
    context = {**sample("quotation"), "text": "<script>alert(1)</script>"}
    html = engine.get_template("components/quotation/template.html").render(Context(context))
    assert "<script" not in html


def test_table_names_its_rows_and_columns(engine: Engine) -> None:
    found = Elements(rendered(engine, "data-table")).found
    cells = [(tag, attrs.get("scope")) for tag, attrs in found if tag == "th"]
    header, rows = len(sample("data-table")["header"]), len(sample("data-table")["rows"])
    assert cells == [("th", "col")] * header + [("th", "row")] * rows


def shown(engine: Engine, name: str, **more: object) -> str:
    template = engine.get_template(f"components/{name}/template.html")
    return template.render(Context({**sample(name), **more})).strip()


@pytest.mark.parametrize(
    ("level", "word"), [("info", "Thông báo"), ("warning", "Cần lưu ý"), ("urgent", "Khẩn")]
)
def test_level_of_a_notice_is_said_in_a_word_and_by_a_sign(
    engine: Engine, level: str, word: str
) -> None:
    html = shown(engine, "notice", level=level)
    assert f"<span>{word}</span>" in html
    assert html.count("<svg") == 2
    # It came with the page: a live region would be read out again, or not at all.
    assert [attrs for _, attrs in Elements(html).found if "role" in attrs] == []


def test_link_of_a_notice_says_where_it_leads(engine: Engine) -> None:
    html = shown(engine, "notice", url_title="")
    assert "Xem thêm về Tạm dừng cổng dịch vụ công để nâng cấp" in html
    assert "<a " not in shown(engine, "notice", url="")


def test_photos_of_a_story_are_numbered(engine: Engine) -> None:
    html = shown(engine, "figure", position=3, of=8, caption="")
    assert "figure--numbered" in html
    assert ">Ảnh 3/8</span>" in html
    html = shown(engine, "figure", position=None, of=None)
    assert "figure--numbered" not in html
    assert "Ảnh 3" not in html


def test_headlines_are_links_and_dates_without_photos(engine: Engine) -> None:
    html = shown(engine, "bulletin-list", kind="headlines")
    found = Elements(html).found
    assert [tag for tag, _ in found if tag in {"img", "article", "h3"}] == []
    assert len([tag for tag, _ in found if tag == "time"]) == len(
        sample("bulletin-list")["bulletins"]
    )


def test_play_sign_is_said_too(engine: Engine) -> None:
    html = shown(engine, "video-list")
    count = len(sample("video-list")["videos"])
    assert html.count('<span class="visually-hidden">Video: </span>') == count
    assert html.count('class="bulletin-card__play"') == count
    bulletin = {**sample("bulletin-card")["bulletin"], "has_video": True}
    assert "Video: </span>" in shown(engine, "bulletin-card", bulletin=bulletin)
    bulletin["headline"] = "Video: Một tối trên phố đi bộ"
    assert "Video: </span>" not in shown(engine, "bulletin-card", bulletin=bulletin)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("highlights", "bulletins"),
        ("related", "bulletins"),
        ("photo-stories", "stories"),
        ("video-list", "videos"),
        ("site-links", "links"),
    ],
)
def test_block_of_nothing_is_not_shown(engine: Engine, name: str, key: str) -> None:
    assert shown(engine, name, **{key: []}) == ""


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_highlights_know_how_many_they_are(engine: Engine, count: int) -> None:
    bulletins = sample("related")["bulletins"][:count]
    html = shown(engine, "highlights", bulletins=bulletins)
    assert f"highlights--{count}" in html
    assert html.count("<article ") == count


def test_neighbours_at_an_end_of_the_row(engine: Engine) -> None:
    assert 'rel="next"' not in shown(engine, "neighbours", newer=None)
    assert 'rel="prev"' not in shown(engine, "neighbours", older=None)
    assert shown(engine, "neighbours", older=None, newer=None) == ""
    month = {"title": "Bản tin tháng 3/2026", "url": "/2026/03/"}
    assert "neighbours__date" not in shown(engine, "neighbours", older=month, newer=None)


def test_a_branch_of_the_menu_opens_without_a_script(engine: Engine) -> None:
    html = shown(engine, "site-header")
    branches = [attrs for tag, attrs in Elements(html).found if tag == "details"]
    assert [attrs.get("name") for attrs in branches] == [None, "site-header", "site-header"]
    assert ">Toàn bộ mục Giới thiệu</a>" in html
    menu = [{"title": "Kinh tế", "url": "/kinh-te/", "current": True}]
    html = shown(engine, "site-header", menu=menu)
    assert html.count("<details") == 1
    assert '<a href="/kinh-te/" aria-current="true">Kinh tế</a>' in html


def test_header_shows_no_more_than_the_site_has(engine: Engine) -> None:
    bare = shown(engine, "site-header", search=None, languages=[], sizes=False)
    assert 'role="search"' not in bare
    assert "site-header__strip" not in bare
    assert "hreflang" not in bare
    assert 'class="emblem"' in bare
    whole = shown(engine, "site-header")
    assert whole.count('role="search"') == 1
    assert 'lang="en" hreflang="en"' in whole


def test_header_of_a_component_site_names_the_superior_portal(engine: Engine) -> None:
    identity = {
        **sample("site-header")["identity"],
        "parent": {"title": "Cổng thông tin điện tử tỉnh", "url": "https://tinh.example/"},
        "emblem": {"src": "/media/e.png", "width": 112, "height": 112},
    }
    html = shown(engine, "site-header", identity=identity, languages=[])
    assert (
        '<a class="site-header__parent" href="https://tinh.example/">Trang thành phần của Cổng'
        in html
    )
    assert '<img class="emblem" src="/media/e.png" width="112" height="112" alt="">' in html
    assert 'viewBox="0 0 48 56"' not in html


def test_one_language_is_no_choice(engine: Engine) -> None:
    assert (
        shown(engine, "language-switch", languages=sample("language-switch")["languages"][:1]) == ""
    )


def test_tree_of_the_site_is_as_deep_as_the_site(engine: Engine) -> None:
    html = rendered(engine, "site-map")
    assert html.count('class="site-map"') == 1
    assert html.count('class="site-map__branch"') == 3
    lists = re.split(r"Lãnh đạo Ủy ban nhân dân tỉnh</a>\s*<ul", html)
    assert "Các Phó Chủ tịch" in lists[1].partition("</ul>")[0]


def test_tree_of_the_site_says_what_is_in_another_language(engine: Engine) -> None:
    found = Elements(rendered(engine, "site-map")).found
    languages = [attrs.get("lang") for tag, attrs in found if tag == "li"]
    assert [language for language in languages if language] == ["en"]


def test_a_lost_reader_is_given_no_link_without_an_address(engine: Engine) -> None:
    menu = [{"title": "Dịch vụ công", "url": None}, {"title": "Tin trong xã", "url": "/tin/"}]
    found = Elements(shown(engine, "page-not-found", home_url="/xa/", menu=menu)).found
    assert [attrs["href"] for tag, attrs in found if tag == "a"] == ["/xa/", "/tin/"]


def test_banner_says_where_it_leads(engine: Engine) -> None:
    picture = sample("banner")["picture"]
    title = sample("banner")["title"]
    images = [attrs for tag, attrs in Elements(rendered(engine, "banner")).found if tag == "img"]
    assert images[0]["alt"] == title
    unlinked = Elements(shown(engine, "banner", url=None)).found
    assert [attrs["alt"] for tag, attrs in unlinked if tag == "img"] == [picture["alt"]]
    assert "a" not in [tag for tag, _ in unlinked]


def test_telephone_can_be_dialled(engine: Engine) -> None:
    assert 'href="tel:02003000000"' in shown(engine, "contact", telephone="(0200) 300.00-00")
    assert "<dt>Điện thoại</dt>" not in shown(engine, "contact", telephone="")


def test_search_repeats_what_was_asked(engine: Engine) -> None:
    html = shown(engine, "search-box", value='"một cửa" <b>')
    assert 'value="&quot;một cửa&quot; &lt;b&gt;"' in html
    assert 'method="get"' in html
    assert 'value=""' in shown(engine, "search-box", value=None)


def test_page_is_saved_without_a_script_too(engine: Engine) -> None:
    links = [attrs for tag, attrs in Elements(rendered(engine, "toolbar")).found if tag == "a"]
    saving = [attrs for attrs in links if "download" in attrs]
    assert [(a["href"], a["download"]) for a in saving] == [
        (sample("toolbar")["save_url"], "ky-hop-thu-29.html")
    ]
    assert "download" not in shown(engine, "toolbar", save_url=None)


def test_footer_leads_back_to_the_top_and_to_service_pages(engine: Engine) -> None:
    html = rendered(engine, "site-footer")
    for link in sample("site-footer")["links"]:
        assert f'<a href="{link["url"]}">{link["title"]}</a>' in html
    assert 'href="#dau-trang"' in html
    assert 'href="#dau-trang"' in shown(engine, "site-footer", links=None)
