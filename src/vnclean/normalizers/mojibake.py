"""Decoding of UTF-8 that was misread as windows-1252, Latin-1 or cp437: "Viá»‡t Nam", "Viß╗çt Nam"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Self

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.legacy_charsets import DRESSED
from vnclean.text.memo import memoized
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import LETTERS, is_distinct

_TAIL: Final = f"[\x80-\xbf{''.join(DRESSED)}]"
_RUN: Final = lazy_regex(
    rf"(?:[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}})+",
)
"""UTF-8 byte sequences, read as Latin-1; the bytes 80 to 9F may be read as windows-1252."""
_SIGN: Final = lazy_re(f"[\xc2-\xf4]{_TAIL}")
_HIGH: Final = "".join(bytes([byte]).decode("cp437") for byte in range(0x80, 0x100))
_CONSOLE_RUN: Final = lazy_regex(f"[{re.escape(_HIGH)}]{{2,}}")
_CONSOLE_SIGN: Final = lazy_re("ß[║╗]|─[æÉ]|╞[░íá]|├[íá¿⌐¬▓│╣║╜óÇ]")
"""The first two bytes of Vietnamese letters in UTF-8, read as cp437 (the code page of consoles)."""
_PUNCTUATION: Final = lazy_regex(rf"â[€\x80]{_TAIL}")
_DOUBTFUL: Final = lazy_regex(r"[\xc2\xc3][\xa0\xab\xbb]")
"""Sequences that also occur in correct text: a capital Â or Ã before a no-break space or a quote."""
_UNDRESSED: Final = str.maketrans(DRESSED)
_DAMAGE: Final = "\ufffd"
# The two bytes of "à" were read as "Ã" and a no-break space, which later became a plain space.
_LOST: Final = "\ue000"
"""Placeholder for an "Ã" before a plain space while the rest of the text is decoded: they may be a misread "à"."""
_WITH_LOST: Final = lazy_regex(rf"(?P<before>\p{{L}}*){_LOST} (?P<space> ?)(?P<after>\p{{L}}*)")
_DEEPEST: Final = 3
_MOST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Mojibake(Normalizer):
    r"""Normalizer that decodes mojibake: a block of UTF-8 that was read as windows-1252, Latin-1 or cp437.

    The decoded words are kept if at least half of the changed words are syllables. Decoding is repeated up to three
    times, since a block may have been misread repeatedly. A block with U+FFFD is left alone, because bytes of its
    letters are lost. There are two special cases:

    - Misread quotes and dashes ("â€œ") are always decoded, since no correct text has these characters in a row.
    - If words of a block are decoded, "Ã" before a plain space becomes "à": the space was the second byte of "à".

    In the second example below, "Ã" is a correct letter.

    >>> Mojibake()("Viá»‡t Nam Ä‘Æ°á»›c"), Mojibake()("SÃO, ĐÃ\u00a0ĐI")
    ('Việt Nam đước', 'SÃO, ĐÃ\xa0ĐI')
    >>> Mojibake()("Lß╗à hß╗Öi k├¿n l├í")
    'Lễ hội kèn lá'
    """

    decodes: ClassVar[bool] = True
    fits_page: ClassVar[bool] = True
    leaves_plain: ClassVar[bool] = True

    name: str = "mojibake"
    decided: bool = False
    """Whether at least one block of the page has misread words (UTF-8 that was decoded in another charset)."""

    def __call__(self, text: str, /) -> str:
        """Return the text with misread UTF-8 decoded, or the text unchanged if none of it was misread."""
        if _DAMAGE in text:
            return text
        if _CONSOLE_SIGN.search(text) and _is_better(text, read := _CONSOLE_RUN.sub(_from_console, text)):
            return read
        if not _SIGN.search(text):
            return text
        read = _undone(text)[0]
        return _RUN.sub(_decoded, text) if self.decided and read == text and not is_distinct(text) else read

    def fit(self, texts: Sequence[str], /) -> Self:
        """Return the normalizer with ``decided`` set if any of the blocks ``texts`` has misread words.

        If ``decided`` is set, UTF-8 byte sequences are decoded even in blocks where no Vietnamese word was misread.
        """
        return replace(self, decided=any(_undone(text)[1] for text in texts if _SIGN.search(text)))

    def reason(self, text: str, /) -> str:
        """Return the evidence in words: the wrong charset and, except for cp437, the number of misreadings."""
        if _CONSOLE_SIGN.search(text):
            return "UTF-8 that was read as cp437"
        times = ("in places", "once", "twice", "three times")[_undone(text)[1]]
        return f"UTF-8 that was read as windows-1252 or Latin-1, {times}"


@memoized
def _undone(text: str) -> tuple[str, int]:
    """Return the decoded text, and how many times its words were misread (0 if none were)."""
    right, times = _PUNCTUATION.sub(_decoded, text), 0
    new = text
    for depth in range(1, _DEEPEST + 1):
        held = new if _LOST in new else new.replace("Ã ", _LOST + " ")
        new, before = _RUN.sub(_decoded, held), new
        if new == held:
            break
        if _is_better(before, new):
            right, times = _WITH_LOST.sub(_with_lost, new).replace(_LOST, "Ã"), depth
        new = new.replace(_LOST, "Ã")
    return right, times


def _decoded(found: regex.Match[str]) -> str:
    return _from_utf8(found[0].translate(_UNDRESSED).encode("latin-1"), found[0])


def _from_console(found: regex.Match[str]) -> str:
    return _from_utf8(found[0].encode("cp437"), found[0])


def _from_utf8(data: bytes, printed: str) -> str:
    """Return bytes decoded as UTF-8, or the text ``printed`` if they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return printed


def _is_better(before: str, after: str) -> bool:
    """Return whether decoding improved a text: at least half of the changed words are Vietnamese syllables."""
    sure = _DOUBTFUL.sub("", before)
    if sure != before and not _RUN.search(sure):
        return False  # all that would be decoded also occurs in correct text
    old = set(LETTERS.findall(before))
    changed = [word for word in LETTERS.findall(after) if word not in old and not word.isascii()]
    good = sum(len(word) > 1 and is_syllable(word) for word in changed)
    return good > 0 and good >= _MOST * len(changed)


def _with_lost(found: regex.Match[str]) -> str:
    """Return the matched text with "à" in place of ``_LOST``.

    The space after ``_LOST`` is dropped if it is inside a syllable, or if a second space follows it. The
    matched text is returned unchanged if no Vietnamese syllable results, or if the letters on both sides are
    upper case.
    """
    before, after = found["before"], found["after"]
    if before.isupper() and after.isupper():
        return found[0]  # "Ã" may be correct: "ĐÃ ĐI"
    if not found["space"] and after and is_syllable(f"{before}à{after}"):
        return f"{before}à{after}"
    return f"{before}à {after}" if is_syllable(f"{before}à") else found[0]
