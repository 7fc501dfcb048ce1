"""What can be a Vietnamese syllable: an onset, a rime, and a tone that the rime allows.

The rules are those of the common orthography of chữ quốc ngữ, with the rimes of loans in common
use (coóc, xoong, buýt) and the official names that break the rules. The model is generous: it
says what can be spelled, not what is in a dictionary.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bantin.text.marks import ACUTE, DOT, TONES, nfc, split_tone


def _listed(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


ONSETS: Final = (
    "",
    *_listed("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"),
)

_PLAIN_RIMES: Final = _listed(
    "a ac ach ai am an ang anh ao ap at au ay",
    "ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu",
    "o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt",
    "ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt",
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu",
)
_ROUNDED_RIMES: Final = _listed(
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt",
    "oe oem oen oeo oet uân uâng uât uây uê uêch uên uênh uêt uêu uơ",
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu",
)
_Y_RIMES: Final = ("y", "yêm", "yên", "yêng", "yêt", "yêu")
RIMES: Final = _PLAIN_RIMES + _ROUNDED_RIMES + _Y_RIMES

# The u of "qu" is written once ("quýt", "quốc"), and so is the i of "giêng".
_CONTRACTED: Final = (
    *(("qu", rime) for rime in ("ôc", "ych", "ynh", "yt", "yn", "yp")),
    *(("gi", rime) for rime in ("êc", "êng")),
)

# Provinces, rivers and peoples whose official spelling breaks the rules: Bắc Kạn, Đắk Lắk, Kon Tum.
_NAMES: Final = (
    *(("k", rime) for rime in ("a", "an", "on", "ông", "ung")),
    *((onset, rime) for onset in ("đ", "l", "p") for rime in ("ak", "ăk", "âk", "ek", "êk", "ôk")),
)

_VOWELS: Final = "aăâeêioôơuưy"
MARKED_CAPITALS: Final = frozenset(
    unicodedata.normalize("NFC", vowel + tone).upper()
    for vowel in _VOWELS
    for tone in ("", *TONES)
    if not (vowel + tone).isascii()
) | {"Đ"}
_MARKED_VOWELS: Final = "ăâêôơư"
_STOPS: Final = ("p", "t", "c", "ch", "k")
_AFTER_Y: Final = ("", "h", "k", "l", "m", "s", "t", "th", "v", "qu")
_NEW_PLACEMENT: Final = {"oa": 1, "oe": 1, "uy": 1}

LONGEST: Final = 7  # nghiêng

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")


@dataclass(frozen=True, slots=True)
class _Inventory:
    forms: frozenset[str]
    tone_positions: dict[str, int]


def is_syllable(s: str) -> bool:
    """Return whether `s` can be one Vietnamese syllable: "nghiêng" can, "nhgiêng" and "cac" cannot.

    Takes any composition and any case; both placements of the tone are right ("hòa", "hoà"),
    others are not ("tóan"). A syllable that ends in p, t, c or ch carries sắc or nặng.
    That nobody uses a syllable ("nguých") does not count. Raises nothing.
    """
    return nfc(s).lower() in _inventory().forms


def vietnamese_share(text: str) -> float:
    """Return the share of the words of `text` that can be Vietnamese syllables, from 0.0 to 1.0.

    A word is a run of letters, so that "Ê-đê" is two and "23-NQ/TU" is NQ and TU. Text without a
    word gives 0.0. Raises nothing.
    """
    words = _WORD.findall(nfc(text))
    if not words:
        return 0.0
    forms = _inventory().forms
    return sum(word.lower() in forms for word in words) / len(words)


def tone_position(letters: str) -> int | None:
    """Return the index of the letter that carries the tone in the old placement, or None.

    Takes the letters of a syllable without tone, in NFC and lower case: "hoa" gives 1, "hoan" 2,
    "quy" 2. None if the letters are no syllable. Raises nothing.
    """
    return _inventory().tone_positions.get(letters)


@lru_cache(maxsize=65536)
def place_tone(word: str) -> str:
    """Return `word` with its tone mark on the letter of the old placement: "hoà" gives "hòa".

    Case stays. What is no syllable, or has no tone or several, comes back as it was given, in NFC.
    In "qu" and "gi" the u and the i belong to the onset: "quý" and "giá" stay. Raises nothing.
    """
    word = nfc(word)
    letters, tone = split_tone(word)
    if len(tone) != 1 or len(letters) > LONGEST:
        return word
    position = tone_position(letters.lower())
    return word if position is None else _with_tone(letters, position, tone)


def _with_tone(letters: str, position: int, tone: str) -> str:
    carrier = unicodedata.normalize("NFC", letters[position] + tone)
    return letters[:position] + carrier + letters[position + 1 :]


@lru_cache(maxsize=1)
def _inventory() -> _Inventory:
    toned = {(v, t): unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in TONES}
    forms: set[str] = set()
    positions: dict[str, int] = {}
    for onset, rime in syllables_without_tone():
        letters = onset + rime
        old = _position_in_rime(rime)
        positions[letters] = len(onset) + old
        stopped = rime.endswith(_STOPS)
        if not stopped:
            forms.add(letters)
        for place in {old, _NEW_PLACEMENT.get(rime, old)}:
            head, carrier, tail = onset + rime[:place], rime[place], rime[place + 1 :]
            forms.update(
                head + toned[carrier, tone] + tail for tone in ((ACUTE, DOT) if stopped else TONES)
            )
    return _Inventory(frozenset(forms), positions)


def syllables_without_tone() -> tuple[tuple[str, str], ...]:
    """Return every onset and rime that go together. Takes nothing, raises nothing."""
    regular = ((onset, rime) for onset in ONSETS for rime in RIMES if _combine(onset, rime))
    return (*regular, *_CONTRACTED, *_NAMES)


def _combine(onset: str, rime: str) -> bool:
    rounded = rime in _ROUNDED_RIMES
    front = rime[0] in "eêi"
    if rime in _Y_RIMES:
        return onset in (_AFTER_Y if rime == "y" else ("", "qu"))
    if onset == "":
        return not rime.startswith("iê")
    if onset == "c":
        return not front and not rounded
    if onset == "g":
        return rime in ("i", "in") or not front
    if onset == "ng":
        return not front
    if onset in ("k", "gh", "ngh"):
        return front
    if onset == "gi":
        return rime[0] != "i"
    if onset == "qu":
        return not rounded and rime[0] in "aăâeêiơ" and rime[:2] not in ("ia", "iê", "iu")
    return True


def _position_in_rime(rime: str) -> int:
    marked = [i for i, letter in enumerate(rime) if letter in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    vowels = sum(letter in _VOWELS for letter in rime)
    open_pair = vowels == 2 and vowels == len(rime)
    return 0 if vowels == 1 or open_pair else 1
