"""Removal of invisible characters, superfluous spaces, marks added as noise, and "¬" left over from soft hyphens."""

from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.legacy_charsets import western, with_ellipses

_INVISIBLE: Final = lazy_regex(
    r"[\u00ad\u202d\u202e\u2060-\u2064\u206a-\u206f\ufeff\u034f\u180e\ufff9-\ufffb]"
    r"|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]|\p{Noncharacter_Code_Point}"
    r"|\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f(*SKIP)(*FAIL)|[\U000e0000-\U000e007f]"
    r"|(?<=[\p{Latin}\p{P}\p{N}\s]|^)[\u200c\u200d]++(?!\p{Lo})"
    r"|(?<!\p{Lo}\p{M}{0,3})[\u200c\u200d]++(?=[\p{Latin}\p{P}\p{N}\s]|$)"
    r"|(?<!\p{Lo}\p{M}{0,3})\u200b|\u200b(?!\p{Lo})"
    r"|(?<!\p{Khmer})[\u17b4\u17b5](?!\p{Khmer})"
)
_DIRECTION: Final = lazy_regex(r"[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_RIGHT_TO_LEFT: Final = lazy_regex(r"(?=\p{L})[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}]")
_SELECTORS: Final = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_VARIATION: Final = lazy_regex(rf"(?<=\p{{Latin}}\p{{M}}{{0,4}}|{_SELECTORS}){_SELECTORS}+")
"""Variation selectors to remove: any after a Latin letter, and all but the first after other characters."""
_HALVES: Final = lazy_regex(r"[\ud800-\udfff]")
"""Any surrogate code point."""
_PRINTABLE: Final = lazy_re("[\u034f\u17b4\u17b5\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Invisible characters that ``str.isprintable`` calls printable."""
# Letters are left out, and so is U+0085, which may be a line break (``is_dressed``).
_WESTERN: Final = {
    byte: western(bytes([byte])) for byte in (0x80, 0x82, 0x84, 0x86, 0x87, 0x89, 0x8B, *range(0x91, 0x98), 0x99, 0x9B)
}
"""The punctuation and symbols of windows-1252. Each key is the code of the control character that Latin-1 has at the
same byte."""
# In two articles, it followed every letter. Combining strokes are not removed, since authors use them on purpose.
_SALT: Final = "\u033c"
"""U+033C, the combining seagull below, which some pages add to letters as a filler."""
_SALTED: Final = lazy_regex(r"\p{L}\p{M}*\u033c")
_FEWEST: Final = 2
_BROKEN_HYPHEN: Final = lazy_regex(r"(?<=[\p{L}\d])\u00ac(?=-)|(?<=\p{L})\u00ac(?=\p{Ll})|(?<=-)\u00ac(?=[\p{L}\d])")


@dataclass(frozen=True, slots=True)
class Invisible(Normalizer):
    r"""Normalizer that removes invisible characters, such as zero-width spaces, directional marks and soft hyphens.

    These are removed:

    - zero-width, directional, control and tag characters, U+FEFF and U+00AD;
    - all variation selectors after a Latin letter;
    - all variation selectors but the first after any other character.

    These stay:

    - the joiners U+200C and U+200D beside letters of scripts that need them, and inside emoji;
    - U+200B between letters of scripts that separate words by it;
    - Khmer vowels in Khmer words;
    - directional marks, except overrides, in texts with right-to-left letters;
    - tag characters in flags of regions.

    Other repairs:

    - Surrogate pairs are joined; a lone surrogate, which no file can hold, becomes U+FFFD.
    - The combining seagull U+033C is removed if two or more letters of a text have it.
    - "¬" (U+00AC) is the trace of a soft hyphen in another code page. It is removed beside a hyphen or inside a
      word. Between spaces, as in logic, it stays.
    - Quotes, dashes, bullets and the euro of windows-1252 that were decoded as Latin-1 (U+0080 to U+009F) are
      restored.

    >>> Invisible()("30\u00ac-CTr"), Invisible()("Vi\u200bệt\ufeff"), Invisible()("B\u033cu\u033cc\u033c")
    ('30-CTr', 'Việt', 'Buc')
    >>> Invisible()("\x93Nước về\x94, bà nói \x96 và cười")
    '“Nước về”, bà nói – và cười'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "invisible"

    def __call__(self, text: str, /) -> str:
        """Return the text without invisible characters."""
        if not "".join(text.split()).isprintable() or _PRINTABLE.search(text):  # spaces are left to ``Spaces``
            if _HALVES.search(text):
                text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            if not _RIGHT_TO_LEFT.search(text):
                text = _DIRECTION.sub("", text)
            text = _VARIATION.sub("", _INVISIBLE.sub("", with_ellipses(text).translate(_WESTERN)))
        if _SALT in text and len(_SALTED.findall(text)) >= _FEWEST:
            text = text.replace(_SALT, "")
        return _BROKEN_HYPHEN.sub("", text) if "\u00ac" in text else text


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
        return " ".join(text.split())
