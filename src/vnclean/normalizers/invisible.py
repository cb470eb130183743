"""Invisible characters: zero widths, byte order marks, soft hyphens, and the "¬" that a broken hyphen left."""

from dataclasses import dataclass
from typing import Final

import regex

_INVISIBLE: Final = regex.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u034f\u180e\ufff9-\ufffb\x00-\x08\x0e-\x1b\x7f]|(?<=[\p{Latin}\p{P}\p{N}\s]|^)[\u200c\u200d]|[\u200c\u200d](?=[\p{Latin}\p{P}\p{N}\s]|$)"
)
_BROKEN_HYPHEN: Final = regex.compile(r"(?<=[\p{L}\d])\u00ac(?=-)|(?<=\p{L})\u00ac(?=\p{Ll})|(?<=-)\u00ac(?=[\p{L}\d])")


@dataclass(frozen=True, slots=True)
class Invisible:
    r"""Takes out what no reader sees: zero-width characters, U+FEFF, U+00AD, directional marks, control characters.

    The joiners U+200C and U+200D stay between letters of scripts that need them and inside emoji. U+00AC "¬" is
    the trace of a soft hyphen in another code page: it goes where it leans on a hyphen or splits a word, and
    stays where it stands alone, as in logic.

    >>> Invisible()("30\u00ac-CTr"), Invisible()("Vi\u200bệt\ufeff")
    ('30-CTr', 'Việt')
    """

    name: str = "invisible"

    def __call__(self, text: str) -> str:
        """Take the invisible characters out."""
        if not text.isprintable():
            text = _INVISIBLE.sub("", text)
        return _BROKEN_HYPHEN.sub("", text) if "\u00ac" in text else text
