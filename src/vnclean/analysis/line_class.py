"""Classification of single lines by words and form; a line's class gives its weight in the content span."""

from typing import Final

import regex

from vnclean.analysis import lexicon
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import LineFeatures, credit, is_address, is_names, is_prose, line_features
from vnclean.text.memo import memoized
from vnclean.text.syllables import is_bare_syllable

HEADLINE: Final = "headline"
CAPTION: Final = "headline?"
"""The kind of a line that has the length of a headline: after a paragraph it may be a caption, elsewhere it counts as a
headline."""
PARAGRAPH_LENGTH: Final = 250

_IN_BRACKETS: Final = lazy_regex(r"\([^()]{30,}\)")
_OPENING: Final = lazy_regex(r"\s*(?:Kính (?:gửi|thưa)\b|(?:Căn cứ|Xét|Theo đề nghị)\s.*;\s*$)", regex.IGNORECASE)
"""The opening formulas of letters and decrees."""
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING, Label.TAGS})
_FEWEST_WORDS: Final = 8
_FEWEST_SLUGS: Final = 3
_MOST_WORDS: Final = 23
_MENU_CAPITALS: Final = 0.35


@memoized
def kind_of(text: str) -> str:
    """Return the kind of a line: the name of its weight in ``Weights``, ``CAPTION``, or "".

    "" means that the line ends as a sentence does; its weight depends on its length. ``CAPTION`` means that the line
    may be a headline or a caption. Then the line before it decides between the weights ``headline`` and
    ``headline_first``.
    """
    seen = line_features(text)
    return _boilerplate_kind(text, seen) or ("" if seen.ended else _line_kind(text, seen))


def _boilerplate_kind(text: str, seen: LineFeatures) -> str:
    """Return the kind of a line whose words or form mark it as boilerplate; "" for any other line.

    ``seen`` has the features of the line. Any of these marks a line as boilerplate:

    - a phrase of the lexicon, a credit or the form of a slug, in a line of at most ``PARAGRAPH_LENGTH`` characters
    - an address that is the whole line
    - two or more vertical bars ("|")
    - a date at the start of the line
    """
    short = seen.length <= PARAGRAPH_LENGTH
    row = lexicon.find(text) if short else None
    if row is not None and (row.reach == "any" or not is_prose(text)):
        return _known_kind(row)
    if is_address(text):
        return "phrase"
    if short and (credit(text) or _is_slug(text)):
        return "picture"
    if text.count("|") > 1:
        return "line"
    return HEADLINE if lexicon.general(text).startswith("{date}") else ""


def _known_kind(row: lexicon.Row) -> str:
    """Return the kind of a line that matches the lexicon row ``row``.

    Only a row of reach ``any`` can give the kinds ``head`` (heading of a listing) and ``end`` (end of the article).
    """
    if row.reach == "any" and row.place == "heads":
        return "head"
    return "end" if row.reach == "any" and row.label in _ENDS else "phrase"


def _is_slug(text: str) -> bool:
    words = text.split()
    return text.isascii() and text.islower() and len(words) > _FEWEST_SLUGS and all(map(is_bare_syllable, words))


def _line_kind(text: str, seen: LineFeatures) -> str:
    """Return the kind (``kind_of``) of a line that does not end like a sentence; ``seen`` has the line's features."""
    if _OPENING.match(text):
        return "unfinished"
    if seen.stops > 1 and seen.words >= _MOST_WORDS and seen.capitals <= seen.words * _MENU_CAPITALS:
        return "sentence_most"  # a paragraph whose last full stop is missing
    if seen.words >= _MOST_WORDS or _IN_BRACKETS.fullmatch(text.strip()):
        return HEADLINE if seen.capitals > seen.words * _MENU_CAPITALS else "unfinished"
    if seen.item or text.rstrip().endswith(":"):
        return "item"
    if seen.words < _FEWEST_WORDS:
        return "name" if seen.words > 1 and is_names(text) else "line"
    return CAPTION
