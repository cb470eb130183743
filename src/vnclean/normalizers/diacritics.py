"""Repairs of diacritics: the order of marks, detached marks, missing horns, and the look-alikes of Đ."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import LONG_RUN, TONES, composed, toned
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.syllables import LONGEST, is_known_syllable, is_syllable
from vnclean.text.tokens import Found, evidence, is_distinct, replace_words

_MARK: Final = lazy_regex(r"\p{M}")
_MAY_HAVE_MARKS: Final = lazy_re("[^\x00-\u02ff\u1e00-\u20cf]")
"""Pattern of all characters but some that are no marks: Latin letters, punctuation and currency signs."""
_QUALITY: Final = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
"""For each vowel, the marks that are part of it (circumflex, breve, horn); tone marks come after them."""
_CLUSTER: Final = lazy_regex(r"\p{Latin}[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Composition(Normalizer):
    r"""Normalizer that orders the marks of letters, drops repeated marks, and composes text to Unicode NFC.

    NFC alone does not compose a tone mark that was typed before a circumflex or breve, since both marks have the same
    combining class. Of the 240 ways to type the marked vowels, NFC leaves 64 uncomposed. Text with more than 30 marks
    in a row is returned unchanged: it is not written language, and its normalization would take quadratic time.

    >>> Composition()("Tie\u0301\u0302ng Vie\u0323\u0302t")
    'Tiếng Việt'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "composition"

    def __call__(self, text: str, /) -> str:
        """Return the text in composed form; a text with more than 30 marks in a row is returned unchanged."""
        text = composed(text)
        if not _MAY_HAVE_MARKS.search(text) or not _MARK.search(text) or LONG_RUN.search(text):
            return text
        return unicodedata.normalize("NFC", _CLUSTER.sub(_in_order, text))


def _in_order(found: regex.Match[str]) -> str:
    """Return one letter with its marks: first those that are part of the vowel, then the others.

    Repeated vowel marks and repeated tone marks are dropped.
    """
    cluster = unicodedata.normalize("NFD", found[0])
    letter, marks = cluster[0], cluster[1:]
    own = _QUALITY.get(letter.lower(), "")
    quality = "".join(dict.fromkeys(mark for mark in marks if mark in own))
    rest = [mark for mark in marks if mark not in own]
    rest = [mark for place, mark in enumerate(rest) if mark not in TONES or mark not in rest[:place]]
    return unicodedata.normalize("NFC", letter + quality + "".join(rest))


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
_DETACHED: Final = lazy_re(f"[{''.join(_SPACING)}]|[ \u00a0][{_COMBINING}]")
_OF_WORD: Final = r"[\p{Lu}\p{Ll}\p{M}]"
_STRAY: Final = lazy_regex(
    rf"(?<!{_OF_WORD})(?P<word>{_OF_WORD}{{1,{LONGEST * 2}}}+)"
    rf"(?:(?P<marks>(?:[ \u00a0]{{1,2}}+[{_COMBINING}]++)++)|(?P<spacing>[`´˜ˊˋ])(?![`´˜ˊˋ]))"
)
_OPENING: Final = lazy_regex(rf"(?<!{_OF_WORD})[{''.join(_SPACING)}]")
_REST: Final = lazy_regex(rf"( ?)([\p{{Lu}}\p{{Ll}}]{{1,{LONGEST}}}+)(?!{_OF_WORD})")


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
        if text.isascii() or not _DETACHED.search(text):
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


_HORN: Final = "\u031b"
# No syllable is spelled like this: "thuở" and "huơ" end with the rime, and a u after q belongs to the onset.
_HALF: Final = lazy_regex(rf"(?<![qQ])(?:[uU][ơƠ{toned('ơ')}]|[ưƯ{toned('ư')}][oO{toned('o')}])(?=\p{{L}})")
"""Pattern for the rime ươ with one of its two horns missing, before another letter ("buớc", "đưọc")."""
_MAY_BE_HALF: Final = lazy_re(f"[uUưƯ{toned('ư')}](?:(?<=[uU])[ơƠ{toned('ơ')}]|(?<![uU])[oO{toned('o')}])")
"""A pattern that matches wherever ``_HALF`` matches, and elsewhere; it is faster."""


@dataclass(frozen=True, slots=True)
class Horn(Normalizer):
    """Normalizer that writes ươ for uơ and ưo before another letter, if the resulting word is in the word list.

    >>> Horn()("buớc, đưọc, Truờng; thuở, quờn, Nguơ")
    'bước, được, Trường; thuở, quờn, Nguơ'
    """

    name: str = "horn"

    def __call__(self, text: str, /) -> str:
        """Return the text with the missing horns added."""
        return replace_words(_HALF, _horned, text) if _MAY_BE_HALF.search(text) else text


def _horned(found: Found) -> str:
    word = _HALF.sub(_with_horns, found.word)
    return word if is_known_syllable(word) else found.word


def _with_horns(found: regex.Match[str]) -> str:
    letters = (unicodedata.normalize("NFD", letter) for letter in found[0])
    return unicodedata.normalize(
        "NFC", "".join(each if _HORN in each else each[0] + _HORN + each[1:] for each in letters)
    )


_LOOK_ALIKE: Final = lazy_regex(r"[ÐðƉɖ]")
_STROKE: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_VOWEL: Final = lazy_regex(r"[aeiouy]", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stroke(Normalizer):
    """Normalizer that replaces Ð and Ɖ by Đ, and ð and ɖ by đ, in Vietnamese words and in initials.

    A word counts as Vietnamese in two cases:

    - It has another letter that no West European language has.
    - It is a syllable, and its line has at most two foreign words for each distinctly Vietnamese word.

    Icelandic and Faroese text, which has the letter ð, stays unchanged: most of its words are not Vietnamese syllables,
    and so count as foreign.

    >>> Stroke()("Ðảng ủy, HÐND, Guðmundsson")
    'Đảng ủy, HĐND, Guðmundsson'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "stroke"

    def __call__(self, text: str, /) -> str:
        """Return the text with Đ and đ in place of their look-alikes in Vietnamese words and initials."""
        return replace_words(_LOOK_ALIKE, _stroked, text)


def _stroked(found: Found) -> str:
    word = found.word.translate(_STROKE)
    initials = word.isupper() and _VOWEL.search(word) is None
    vietnamese, foreign = evidence(found.line.translate(_STROKE))
    surely = initials or is_distinct(_LOOK_ALIKE.sub("", found.word))
    return word if surely or (is_syllable(word) and foreign <= 2 * vietnamese) else found.word
