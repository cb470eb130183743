"""Normalizer for marks detached from their letter: after a space, or as a spacing character ("tiê´ng")."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import TONES
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.syllable_list import is_known_syllable
from vnclean.text.syllables import LONGEST, is_syllable
from vnclean.text.tokens import evidence, is_distinct

_SPACING: Final = {
    "`": "\u0300",
    "\u00b4": "\u0301",
    "\u02dc": "\u0303",
    "\u02ca": "\u0301",
    "\u02cb": "\u0300",
}
"""The combining mark for each spacing mark (grave, acute, small tilde) and modifier letter (acute, grave)."""

_WITHOUT: Final = str.maketrans(dict.fromkeys(_SPACING))
_COMBINING: Final = "".join(TONES) + "\u0302\u0306\u031b"
_SIGN: Final = lazy_re(f"[{''.join(_SPACING)}]|[ \u00a0][{_COMBINING}]")
_LETTER: Final = r"[\p{Lu}\p{Ll}\p{M}]"
_STRAY: Final = lazy_regex(
    rf"(?<!{_LETTER})(?P<word>{_LETTER}{{1,{LONGEST * 2}}}+)"
    rf"(?:(?P<marks>(?:[ \u00a0]{{1,2}}+[{_COMBINING}]++)++)|(?P<spacing>[`´˜ˊˋ])(?![`´˜ˊˋ]))"
)
_OPENING: Final = lazy_regex(rf"(?<!{_LETTER})[{''.join(_SPACING)}]")
_REST: Final = lazy_regex(rf"( ?)([\p{{Lu}}\p{{Ll}}]{{1,{LONGEST}}}+)(?!{_LETTER})")


@dataclass(frozen=True, slots=True)
class Marks(Normalizer):
    r"""Normalizer that attaches a detached mark to the letter before it, if this makes an attested syllable.

    Attested syllables are those of the syllable list (``is_known_syllable``). Letters directly after the mark
    belong to the word. A combining mark can also be followed by a space and then by letters. These letters
    belong to the word if the word with them is an attested syllable, and at least one of these holds:

    - The letters alone are not a syllable.
    - The word without the letters is not an attested syllable.

    Quotation marks, backticks around code, and primes in formulas stay unchanged. If a line is mostly in
    another language, a spacing mark is attached only if the resulting word has a letter that no West European
    language has.

    >>> Marks()("đô \u0309 lươ \u0323 ng"), Marks()("tiê´ng, Từ `ma`, A´")
    ('đổ lượng', 'tiếng, Từ `ma`, A´')
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "marks"

    def __call__(self, text: str, /) -> str:
        """Return the text with detached marks attached to their letters."""
        if text.isascii() or not _SIGN.search(text):
            return text
        vietnamese, foreign = evidence(text.translate(_WITHOUT))
        other = foreign > 2 * vietnamese
        quotes = {found[0][-1]: found.start() for found in reversed(list(_OPENING.finditer(text)))}
        pieces, end = [], 0
        while found := _STRAY.search(text, end):
            if not found["spacing"]:
                joined, stop = _combining(text, found)
            else:
                quoted = quotes.get(found["spacing"], len(text)) < found.start()
                joined, stop = _spacing(text, found, quoted=quoted, other=other)
            pieces += [text[end : found.start()], joined]
            end = stop
        return "".join([*pieces, text[end:]])


def _combining(text: str, found: regex.Match[str]) -> tuple[str, int]:
    """Return the word joined with the combining marks after it, and the offset of its end in ``text``.

    ``found`` is the match of the word and the marks. It is returned unchanged if no attested syllable results.
    """
    word = unicodedata.normalize("NFC", found["word"] + "".join(found["marks"].split()))
    rest = _REST.match(text, found.end())
    if (
        rest
        and is_known_syllable(word + rest[2])
        and not (rest[1] and is_syllable(rest[2]) and is_known_syllable(word))
    ):
        return word + rest[2], rest.end()
    if is_known_syllable(word) and (rest is None or rest[1]):
        return word, found.end()
    return found[0], found.end()


def _spacing(text: str, found: regex.Match[str], *, quoted: bool, other: bool) -> tuple[str, int]:
    """Return the word with the spacing mark moved onto the letter before it, and the offset of its end.

    ``found`` is the match of the word and the mark. It is returned unchanged in these cases:

    - No attested syllable results.
    - ``other`` is true (the line is mostly in another language), and the result is not distinctly Vietnamese.
    - No letters follow the mark directly, and the mark closes a quotation (``quoted``) or follows a single
      letter.
    """
    rest = _REST.match(text, found.end())
    inner = rest[2] if rest and not rest[1] else ""
    word = unicodedata.normalize("NFC", found["word"] + _SPACING[found["spacing"]]) + inner
    foreign = other and not is_distinct(word)
    # After a single letter, the mark may be a prime (A´).
    if not is_known_syllable(word) or foreign or (not inner and (quoted or len(found["word"]) == 1)):
        return found[0], found.end()
    return word, found.end() + len(inner)
