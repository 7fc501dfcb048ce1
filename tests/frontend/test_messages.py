"""The readers' interface is in Vietnamese, and whole in English."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from bantin.frontend import bundle
from bantin.frontend.samples import sample
from scripts.messages import CATALOGUE, compiled, kept_catalogue, source_catalogue, untranslated
from tests.frontend.engine import make_engine

TEMPLATES = sorted(bundle.FRONTEND_DIR.rglob("*.html"))
MARKED = (
    re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL),
    re.compile(r"\{% blocktranslate\b.*?\{% endblocktranslate %\}", re.DOTALL),
    re.compile(r"\{% translate [^%]*%\}"),
    re.compile(r'_\("[^"]*"\)'),
)
# A sentence that shows letters, and names of services.
NAMES = re.compile(r"Tiếng Việt đủ dấu: [^<]*|Zalo|Facebook|A[+−]?(?=</span>)")
SPOKEN = re.compile(r"\b(?:aria-label|title|alt|placeholder|data-\w+)=\"([^\"]*)\"")
# The letters that Vietnamese has and English has not.
VIETNAMESE = re.compile(r"[À-ỹ]")


def untranslated_words(template: str) -> list[str]:
    """The words of ``template`` that readers would get in one language only."""
    for marked in MARKED:
        template = marked.sub("", template)
    template = NAMES.sub("", template)
    spoken = " ".join(SPOKEN.findall(template))
    shown = re.sub(r"<[^>]*>", " ", re.sub(r"\{[%{].*?[%}]\}", " ", template))
    spoken = re.sub(r"\{[%{].*?[%}]\}", " ", spoken)
    return re.findall(r"[^\W\d_]{2,}", f"{shown} {spoken}")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.parent.name + "/" + path.name)
def test_templates_hold_no_text_that_is_not_marked(path: Path) -> None:
    assert untranslated_words(path.read_text(encoding="utf-8")) == []


def test_an_unmarked_text_would_be_found() -> None:
    assert untranslated_words('<p class="a">In trang</p>') == ["In", "trang"]
    assert untranslated_words('<a aria-label="Lưu {{ x }}">{% translate "Lưu" %}</a>') == ["Lưu"]
    assert untranslated_words('{% include "x" with title=_("Tin mới") %}') == []


def test_scripts_hold_no_text() -> None:
    assert not VIETNAMESE.search(bundle.script().decode())


def test_every_message_is_translated() -> None:
    catalogue = kept_catalogue()
    assert len(catalogue) > 50
    assert [message.id for message in untranslated(catalogue)] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_the_catalogue_has_the_messages_of_the_sources_and_no_others() -> None:
    def ids(catalogue: Catalog) -> set[object]:
        return {(message.context, message.id) for message in catalogue if message.id}

    assert ids(kept_catalogue()) == ids(source_catalogue()), "`make messages` brings them in step"
    assert not kept_catalogue().obsolete


def test_what_is_compiled_is_what_is_written() -> None:
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(kept_catalogue())


def test_placeholders_are_kept() -> None:
    for message in kept_catalogue():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        if message.id:
            names = [set(re.findall(r"%\((\w+)\)s", text)) for text in (*ids, *texts)]
            assert names == [names[0]] * len(names), message.id


@pytest.mark.parametrize("name", bundle.component_names())
def test_a_component_speaks_english_where_readers_do(name: str) -> None:
    source = (bundle.FRONTEND_DIR / "components" / name / "template.html").read_text("utf-8")
    template = get_template(f"components/{name}/template.html")
    said = set(re.findall(r'\{% translate "([^"]*)" %\}', source))
    own = [text for text in said if VIETNAMESE.search(text)]
    with translation.override("en"):
        english = template.render(sample(name))
    with translation.override("vi"):
        vietnamese = template.render(sample(name))
    shown = [text for text in own if f">{text}<" in vietnamese or f'"{text}"' in vietnamese]
    assert [text for text in shown if f">{text}<" in english or f'"{text}"' in english] == []


def test_counts_have_their_english_forms() -> None:
    card = sample("bulletin-card")
    engine = make_engine()
    template = engine.get_template("components/bulletin-card/template.html")
    for language, count, said in (("en", 1, "1 photo"), ("en", 3, "3 photos"), ("vi", 1, "1 ảnh")):
        context = Context({**card, "bulletin": {**card["bulletin"], "photo_count": count}})
        with translation.override(language):
            assert f"{said}</span>" in template.render(context)
