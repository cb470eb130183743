"""The style of tone marks on the open rimes oa, oe, uy: hòa or hoà, khỏe or khoẻ, thủy or thuỷ."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

import regex

Style = Literal["traditional", "modern", "keep"]

SYLLABLES: Final = (
    "chóa chọe chóe chùy dọa dóa đọa đóa góa họa hóa hỏa hòa họe hòe húy hủy khóa khỏa khỏe khóe lòa lóe lòe "
    "lụy lũy ngõa "
    "ngóe ngụy nhóa nhòa nhòe nhóe nhụy òa ọe ỏe óe sòa súy thòa thóa thỏa thùy thúy thủy thụy tòa tỏa tọa "
    "tõe tòe tóe tỏe "
    "trụy tủy tùy túy tụy úy ủy xỏa xóa xòa xõa xòe xọe xùy xúy "
    "chòe khòe khụy lóa lõa lúy lỏa ngùy ngọa nọa róa thõa tóa ỏa"
)
"""The syllables whose spelling depends on the style, in the traditional one.

Source: the two editions of the hunspell-vi word list, traditional and modern, which differ in the first 69; the
rest stand in other word lists. A word outside the list (Noé, Chloé) is nobody's Vietnamese and stays.
"""

_PAIRS: Final = dict(
    pair.split("/")
    for pair in "òa/oà óa/oá ỏa/oả õa/oã ọa/oạ òe/oè óe/oé ỏe/oẻ õe/oẽ ọe/oẹ ùy/uỳ úy/uý ủy/uỷ ũy/uỹ ụy/uỵ".split()
)
_TO_MODERN: Final = {word: word[:-2] + _PAIRS[word[-2:]] for word in SYLLABLES.split()}
_TO_TRADITIONAL: Final = {modern: word for word, modern in _TO_MODERN.items()}
_BESIDE: Final = r"[\p{L}\p{M}\d@#/\\_]"


def _pattern(rimes: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!{_BESIDE}|[.-](?=\S))\p{{L}}{{0,3}}(?:{rimes})(?!{_BESIDE}|[.]\p{{L}})", regex.IGNORECASE
    )


_MODERN: Final = _pattern("|".join(_PAIRS.values()))
_TRADITIONAL: Final = _pattern("|".join(_PAIRS))


@dataclass(frozen=True, slots=True)
class Tones:
    """Puts the tone marks of all words into one style: ``traditional`` (hòa) or ``modern`` (hoà); ``keep`` leaves them.

    Only the 83 syllables whose spelling depends on the style change, in any case of letters, and never inside an
    address, a tag, a file's name or a word joined to digits. Raises ``ValueError`` for another style.

    >>> Tones()("Tỉnh uỷ Hoà Bình; quý, toàn, Chloé")
    'Tỉnh ủy Hòa Bình; quý, toàn, Chloé'
    >>> Tones("modern")("Ủy ban")
    'Uỷ ban'
    """

    style: Style = "traditional"

    def __post_init__(self) -> None:
        """Refuse an unknown style."""
        if self.style not in get_args(Style):
            message = f"no tone style {self.style!r}; choose one of {', '.join(get_args(Style))}"
            raise ValueError(message)

    @property
    def name(self) -> str:
        """The style of tone marks."""
        return "tones"

    def __call__(self, text: str) -> str:
        """Put the text into the style."""
        if self.style == "keep" or text.isascii():
            return text
        if self.style == "modern":
            return _TRADITIONAL.sub(lambda found: _swapped(found[0], _TO_MODERN), text)
        return _MODERN.sub(lambda found: _swapped(found[0], _TO_TRADITIONAL), text)


def _swapped(word: str, table: dict[str, str]) -> str:
    other = table.get(word.lower())
    if other is None:
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, other, strict=True))
