"""Classification of single lines by words and form; a line's class gives its weight in the content span."""

from typing import Final

import regex

from vnclean.analysis import lexicon
from vnclean.model.decision import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import LineFeatures, credit, is_address, is_names, is_prose, line_features
from vnclean.text.memo import memoized
from vnclean.text.syllables import is_bare_syllable

HEADLINE: Final = "headline"
CAPTION: Final = "headline?"
"""The kind of a line with the length of a headline; after a paragraph, the line may be a caption."""
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
    """Return the kind of a line, which gives the line's weight.

    - The name of a field of ``Weights``, such as "item": this field is the weight.
    - ``CAPTION``: the line may be a headline or a caption. The weight is ``headline_first`` after a paragraph,
      otherwise ``headline``.
    - "": the line ends like a sentence. The length of the line decides the weight.
    """
    seen = line_features(text)
    return _boilerplate_kind(text, seen) or ("" if seen.ended else _line_kind(text, seen))


def _boilerplate_kind(text: str, seen: LineFeatures) -> str:
    """Return the kind of a line with the words or form of boilerplate ("Tin liên quan"); "" for other lines."""
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
    """Return the kind of a line that matches the lexicon row ``row``."""
    if row.reach == "any" and row.place == "heads":
        return "head"  # the heading of a listing
    # "end": the end of the article
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
