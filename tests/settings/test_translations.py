"""The desk speaks Vietnamese: all of Wagtail's and Django's messages, in one language of its own."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from bantin.text.normalise import normalise
from scripts.desk_messages import TRANSLATED, TRANSLATIONS, Translated
from scripts.messages import compiled, untranslated

GLOSSARY = (Path(__file__).parents[2] / "docs/glossary.md").read_text(encoding="utf-8")
# What is the same in both languages: names, signs, units.
SAME = {
    ":",
    ":?.!",
    ", ",
    "…",
    "%(field_label)s:",
    "%(time_zone_option)s: %(localized_time_zone_label)s",
    "%(truncated_text)s…",
    "%(value)s googol",
    "%(size)d byte",
    "%s KB",
    "%s MB",
    "%s GB",
    "%s TB",
    "%s PB",
    "IPv4",
    "IPv6",
    "URL",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAG = re.compile(r"<[^>]*>|&\w+;")
# Where a word of the glossary means something else than in the desk.
ELSEWHERE = re.compile(
    r"CSRF|Django|admin site|bug report|^File size:|^title tag$|heading tags|^Unpublish(ed)? scheduled draft$"
)
STRAIGHT_QUOTES = re.compile(r"(?<!\w)['\"]\w|\w['\"](?!\w)")
# Only names and abbreviations have a capital inside of a sentence, and words that insist.
CAPITAL_INSIDE = re.compile(r"(?<=[\w,;”)] )([A-ZĐ][^\W_]+)")
NAMES = frozenset(
    re.findall(
        r"\w+",
        "API CSRF CSV DEBUG Django Embedly Enter False GB HH HOẶC HTTPS IP IPv4 IPv6 JSON JavaScript KB KHÔNG LDAP "
        "MB ManagementForm None PB Python TB True URL UUID Wagtail XLSX YYYY",
    )
)
all_catalogues = pytest.mark.parametrize("translated", TRANSLATED, ids=lambda t: t.name)


def ids(message: Message) -> list[str]:
    """The English of ``message``: one text, or its singular and plural."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def strings(message: Message) -> list[str]:
    """The Vietnamese of ``message``: one text."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def messages(translated: Translated) -> list[Message]:
    """The messages of a catalogue, without its head."""
    return [message for message in translated.kept() if message.id]


EVERY = [(t.name, message) for t in TRANSLATED for message in messages(t)]


def words(text: str) -> str:
    """``text`` without what is no words of it."""
    return TAG.sub(" ", PLACEHOLDER.sub(" ", text))


@all_catalogues
def test_a_catalogue_has_the_messages_of_the_installed_package(translated: Translated) -> None:
    def named(catalogue: Catalog) -> set[object]:
        return {(m.context, m.id) for m in catalogue if m.id}

    assert named(translated.kept()) == named(translated.messages()), "`make messages`"
    assert not translated.kept().obsolete


@all_catalogues
def test_every_message_is_translated(translated: Translated) -> None:
    assert [message.id for message in untranslated(translated.kept()) if message.id] == []
    assert [message.id for message in messages(translated) if message.fuzzy] == []


@all_catalogues
def test_what_is_compiled_is_what_is_written(translated: Translated) -> None:
    assert translated.kept_at.with_suffix(".mo").read_bytes() == compiled(translated.kept())


def test_no_catalogue_is_left_over() -> None:
    assert set(TRANSLATIONS.rglob("*.po")) == {translated.kept_at for translated in TRANSLATED}


def test_placeholders_tags_and_spaces_are_kept() -> None:
    for name, message in EVERY:
        [vietnamese] = strings(message)
        forms = ids(message)
        for pattern in (PLACEHOLDER, TAG):
            allowed = [Counter(pattern.findall(form)) for form in forms]
            assert Counter(pattern.findall(vietnamese)) in allowed, (name, message.id)
        for part in (r"^\s*", r"\s*$"):
            assert re.search(part, vietnamese) is not None
            assert re.findall(part, vietnamese)[0] == re.findall(part, forms[-1])[0], message.id
        assert ("\N{NO-BREAK SPACE}" in vietnamese) == ("\N{NO-BREAK SPACE}" in forms[-1]), name


def test_what_is_the_same_in_both_languages_is_known() -> None:
    assert {
        form for _name, message in EVERY for form in ids(message) if form in strings(message)
    } <= SAME


def test_a_message_is_said_in_one_way_everywhere() -> None:
    said: dict[object, set[str]] = {}
    for _name, message in EVERY:
        said.setdefault((message.context, message.id), set()).update(strings(message))
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_the_spelling_is_that_of_the_press() -> None:
    for name, message in EVERY:
        [text] = strings(message)
        assert text == normalise(text), (name, message.id, text)
        bare = PLACEHOLDER.sub("X", TAG.sub("", text))
        assert not STRAIGHT_QUOTES.search(bare), (name, message.id, text)
        assert " ," not in bare, (name, message.id, text)
        capitals = set(CAPITAL_INSIDE.findall(bare)) - NAMES
        assert capitals == set() or bare.startswith(("Tiếng ", "Thứ ")), (name, message.id, text)


def rows() -> dict[str, tuple[str, ...]]:
    """The first table of the glossary: an English word, and what may stand for it."""
    table = GLOSSARY.split("## ")[0]
    found = {}
    for english, vietnamese in re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.MULTILINE)[1:]:
        for word in english.split(", "):
            found[word] = tuple(vietnamese.split(", "))
    return found


def has(text: str, word: str) -> bool:
    """Return whether ``text`` has the words ``word``, in singular or plural."""
    return re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("word", rows())
def test_the_glossary_is_kept(word: str) -> None:
    allowed = rows()[word]
    used, wrong = False, []
    for name, message in EVERY:
        [text] = strings(message)
        if not all(has(words(form), word) for form in ids(message)):
            continue
        used = True
        expected = not ELSEWHERE.search(ids(message)[0])
        if expected and not any(has(text, one) for one in allowed):
            wrong.append((name, message.id, text))
    assert used, f"No message has {word!r}."
    assert wrong == []


@pytest.mark.parametrize(
    "word",
    [
        word
        for row in re.findall(r"^\| (.+?) \|", GLOSSARY.split("## ")[1], re.MULTILINE)[2:]
        for word in row.split(", ")
    ],
)
def test_some_words_are_not_said(word: str) -> None:
    assert [m.id for _n, m in EVERY if has(strings(m)[0], word)] == []


# One message of each kind, of which Wagtail's and Django's own catalogues say none so.
SAMPLE = {
    "Unpublish": "Gỡ",
    "You have <span>unsaved edits</span>": "Có <span>thay đổi chưa lưu</span>",
    "Sites": "Cổng",
    "Choose a document": "Chọn tệp",
    "Insert image": "Chèn ảnh",
    "Roles": "Vai trò",
    "Snippets": "Nội dung dùng chung",
    "Locales": "Ngôn ngữ",
    "Redirects": "Chuyển hướng",
    "Column header": "Tiêu đề cột",
    "Translate this page": "Dịch trang này",
    "Enter a valid email address.": "Hãy nhập địa chỉ thư điện tử hợp lệ.",
    "first name": "họ và tên đệm",
    "Past 7 days": "7 ngày qua",
    "Monday": "Thứ Hai",
}


def test_ours_is_what_is_said() -> None:
    with translation.override("vi"):
        assert {english: translation.gettext(english) for english in SAMPLE} == SAMPLE
        assert translation.ngettext("%(count)s image", "%(count)s images", 2) == "%(count)s ảnh"
        assert translation.pgettext("alt. month", "May") == "tháng 5"
    with translation.override("en"):
        assert [translation.gettext(english) for english in SAMPLE] == list(SAMPLE)


@pytest.fixture
def administrator(client: Client, db: None) -> User:
    """Who is logged in at the desk."""
    user = User.objects.create_superuser("lan", "lan@example.vn", "mat-khau-dai-lam")
    client.force_login(user)
    return user


def script_messages(client: Client) -> dict[str, object]:
    """What the desk's scripts are given."""
    text = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    match = re.search(r"const newcatalog = (\{.*?\});\n", text, re.DOTALL)
    found: dict[str, object] = json.loads(match[1]) if match else {}
    return found


def test_scripts_have_ours(client: Client, administrator: User) -> None:
    [scripts] = [t for t in TRANSLATED if t.domain == "djangojs"]
    said = script_messages(client)
    for message in messages(scripts):
        ours = strings(message)
        assert said[ids(message)[0]] == (ours[0] if isinstance(message.id, str) else ours)


def test_a_user_may_have_english(client: Client, administrator: User) -> None:
    assert "Tìm trang…" in client.get("/quan-tri/").content.decode()
    UserProfile.objects.create(user=administrator, preferred_language="en")
    assert "Search all pages…" in client.get("/quan-tri/").content.decode()
    assert script_messages(client).get("See all", "See all") == "See all"
