"""The normalizer of spaces: only plain spaces, never two in a row, none at the ends of a text."""

from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_regex

_ODD: Final = lazy_regex(r"[^\S ]|\p{Z}(?<! )|[\x1c-\x1f]| {2,}")
_SPACES: Final = lazy_regex(r"[\s\p{Z}\x1c-\x1f]+")


@dataclass(frozen=True, slots=True)
class Spaces(Normalizer):
    r"""A normalizer of white space.

    No-break spaces, thin spaces, tabs, line breaks and all other white space become plain spaces. Several spaces in a
    row become one. Spaces at both ends are removed.

    >>> Spaces()("\u00a0Ở các tổ chức cơ sở  đảng\t")
    'Ở các tổ chức cơ sở đảng'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "spaces"

    def __call__(self, text: str, /) -> str:
        """Return the text with one plain space in place of all white space between two words, and none at the ends."""
        if _ODD.search(text):
            text = _SPACES.sub(" ", text)
        return text.strip()
