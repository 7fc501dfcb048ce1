"""Vietnamese that was typed while the keyboard's Vietnamese was off: the keys of Telex and of VNI."""

from typing import Final

from bantin.text.marks import ACUTE, BREVE, CIRCUMFLEX, DOT, GRAVE, HOOK, HORN, TILDE, nfc
from bantin.text.syllables import is_syllable, place_tone

_TELEX_TONES: Final = {"s": ACUTE, "f": GRAVE, "r": HOOK, "x": TILDE, "j": DOT}
_VNI_TONES: Final = {"1": ACUTE, "2": GRAVE, "3": HOOK, "4": TILDE, "5": DOT}
_VNI_MARKS: Final = {"6": CIRCUMFLEX, "7": HORN, "8": BREVE}
_TAKES: Final = {CIRCUMFLEX: "aeo", HORN: "ou", BREVE: "a"}
_VOWELS: Final = "aeiouyăâêôơư"
_LONGEST: Final = 12


def typed_out(keys: str) -> str:
    """Return the syllable that ``keys`` are the keys of: "hooij" and "ho6i5" give "hội", "dduwowngf" "đường".

    Takes small letters and figures; marks may stand at their vowel or at the end. Returns "" where the keys make no
    syllable, or are one as they stand. Raises nothing.
    """
    if not 2 <= len(keys) <= _LONGEST or not keys.isascii():
        return ""
    letters: list[str] = []
    tone = ""
    for key in keys:
        if any(c in _VOWELS for c in letters) and (found := _tone(key)) and not tone:
            tone = found
        elif not _mark(letters, key):
            letters.append(key)
    made = "".join(letters)
    if made == keys or not made.isalpha():
        return ""
    return _with(made, tone)


def _tone(key: str) -> str:
    return _TELEX_TONES.get(key) or _VNI_TONES.get(key, "")


def _mark(letters: list[str], key: str) -> bool:
    """Put the mark of ``key`` on one of ``letters``; returns whether it is the key of one here."""
    if key in "d9":
        if letters[:1] == ["d"]:
            letters[0] = "đ"
            return True
        return False
    if key in _VNI_MARKS:
        return _put(letters, _VNI_MARKS[key])
    if key in "aeo" and key in letters:
        letters[_last(letters, key)] = nfc(key + CIRCUMFLEX)
        return True
    if key == "w":
        if _put(letters, HORN) or _put(letters, BREVE):
            return True
        letters.append("ư")
        return True
    return False


def _put(letters: list[str], mark: str) -> bool:
    if mark == HORN and "uo" in "".join(letters):
        at = "".join(letters).index("uo")
        letters[at : at + 2] = ["ư", "ơ"]
        return True
    if mark == HORN and letters[-2:] == ["ư", "o"]:
        letters[-1] = "ơ"
        return True
    fitting = [letter for letter in letters if letter in _TAKES[mark]]
    if not fitting:
        return False
    letters[_last(letters, fitting[-1])] = nfc(fitting[-1] + mark)
    return True


def _last(letters: list[str], letter: str) -> int:
    return len(letters) - 1 - letters[::-1].index(letter)


def _with(letters: str, tone: str) -> str:
    vowel = max((at for at, letter in enumerate(letters) if letter in _VOWELS), default=-1)
    if vowel < 0:
        return ""
    made = place_tone(nfc(letters[: vowel + 1] + tone + letters[vowel + 1 :]))
    return made if is_syllable(made) else ""
