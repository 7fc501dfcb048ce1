"""Every component is a template, a style and a sample, and the sample renders to sound HTML."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Engine

from bantin.frontend import bundle
from bantin.frontend.samples import Html, sample

COMPONENTS = bundle.FRONTEND_DIR / "components"
UNKNOWN = "(no such value)"
VOID = {"img", "link", "meta", "br", "hr", "input", "source"}
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|ok\w+|lab|lch)a?\(|:\s*(?:white|black|red)\b")
SHARED_CLASSES = {"icon", "emblem", "visually-hidden"}

each_component = pytest.mark.parametrize("name", bundle.component_names())


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(
        dirs=[str(bundle.FRONTEND_DIR)],
        libraries={"i18n": "django.templatetags.i18n"},
        string_if_invalid=UNKNOWN,
    )


class Elements(HTMLParser):
    """Collects elements, and fails where one is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def classes(self) -> set[str]:
        return {name for _, attrs in self.found for name in (attrs.get("class") or "").split()}


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
