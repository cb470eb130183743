"""Spaces: one kind, one at a time, none at the ends."""

from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_regex

_ODD: Final = lazy_regex(r"[^\S ]|\p{Z}(?<! )|[\x1c-\x1f]| {2,}")
_SPACES: Final = lazy_regex(r"[\s\p{Z}\x1c-\x1f]+")


@dataclass(frozen=True, slots=True)
class Spaces(Normalizer):
    r"""Normalizer of spaces: no-break, thin and other spaces and tabs become plain, runs become one, ends are stripped.

    >>> Spaces()("\u00a0Ở các tổ chức cơ sở  đảng\t")
    'Ở các tổ chức cơ sở đảng'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "spaces"

    def __call__(self, text: str, /) -> str:
        """Return the text with normalized spaces."""
        if _ODD.search(text):
            text = _SPACES.sub(" ", text)
        return text.strip()
