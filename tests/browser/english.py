"""What of a page of the desk is still in English."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from playwright.sync_api import Frame, Page

from bantin.text.syllables import is_syllable
from scripts.desk_messages import TRANSLATED

ALLOWED = frozenset({"English", "admin", "Ctrl", "Alt", "Word", "Google Docs"})
"""What is said in English on purpose: names, keys, and the account of the demonstration."""

# All that is seen or read out: texts, and what stands in attributes, of what is not hidden.
SHOWN = """skip => {
  const seen = element => element.checkVisibility({ visibilityProperty: true })
    && !element.closest(["script, style, template, noscript, svg", ...skip].join());
  const found = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (seen(texts.currentNode.parentElement)) found.push(texts.currentNode.data);
  const attributes = ["placeholder", "title", "aria-label", "aria-description", "aria-roledescription", "alt"];
  for (const element of document.body.querySelectorAll(attributes.map(name => `[${name}]`).join()))
    if (seen(element)) found.push(...attributes.map(name => element.getAttribute(name)));
  for (const button of document.body.querySelectorAll("input[type=submit], input[type=button], input[type=reset]"))
    if (seen(button)) found.push(button.value);
  return found.filter(Boolean).map(text => text.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}|<[^>]*>|&\w+;")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _messages() -> Iterator[tuple[str, str]]:
    """Yield the English and the Vietnamese of each message of the desk, in each of its forms."""
    for translated in TRANSLATED:
        for message in translated.kept():
            forms = [message.id] if isinstance(message.id, str) else message.id
            string = message.string if isinstance(message.string, str) else message.string[0]
            yield from ((form, string) for form in forms if form)


@cache
def sentences() -> frozenset[str]:
    """The English messages that are another text in Vietnamese."""
    return frozenset(
        english.strip() for english, vietnamese in _messages() if english != vietnamese
    )


@cache
def vocabulary() -> frozenset[str]:
    """The words of the English messages that no Vietnamese text of the desk may have."""
    english: set[str] = set()
    vietnamese: set[str] = set()
    for message, translation in _messages():
        english.update(_words(message))
        vietnamese.update(_words(translation))
    return frozenset(w for w in english - vietnamese if len(w) > 2 and not is_syllable(w))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text))]


def is_english(text: str, allowed: Collection[str] = ALLOWED) -> bool:
    """Return whether ``text`` is a message of the desk in English, or has a word of one."""
    for name in sorted(allowed, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", text)
    return text.strip() in sentences() or not vocabulary().isdisjoint(_words(text))


def english(
    page: Page | Frame, allowed: Collection[str] = ALLOWED, skip: Collection[str] = ()
) -> list[str]:
    """Return what is said in English on ``page``, as it stands, outside the elements that match ``skip``."""
    shown = dict.fromkeys(page.evaluate(SHOWN, list(skip)))
    return [text for text in shown if is_english(text, allowed)]
