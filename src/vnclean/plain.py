"""Plain text: made of the characters of right Vietnamese text alone, and of nothing that looks like damage.

Most lines are plain, and most normalizers have nothing to do there; so it is asked once a line.
"""

import re
from typing import Final

from vnclean.charset import is_odd
from vnclean.fold import VOWELS, remembered, toned

CHARACTERS: Final = (
    "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "&\\`")
    + "đĐ"
    + "".join(vowel for vowel in VOWELS + VOWELS.upper() if not vowel.isascii())
    + toned(VOWELS)
    + "“”‘’–—…•"
)
"""Without "&", the backslash and the backtick, which entities, escapes and stray marks begin with."""

_PLAIN: Final = re.compile(f"[{re.escape(CHARACTERS)}]+")
_DOUBTFUL: Final = re.compile("[ìòÀ-Ý]|[“”‘’–—…•](?<=[\xc2-\xf4].)|%u|  |^ | $")
"""A letter that can be odd beside others; what may be the second byte of one; an escape; spaces too many."""


@remembered
def is_plain(text: str) -> bool:
    r"""Whether a text is plain: normalizers that have ``leaves_plain`` leave it as it is.

    >>> is_plain("Tỉnh ủy Hòa Bình họp."), is_plain("AT&amp;T"), is_plain("Hà\u00a0Nội"), is_plain("Vieät")
    (True, False, False, False)
    """
    if _PLAIN.fullmatch(text) is None:
        return text == ""
    found = _DOUBTFUL.search(text)
    return found is None or (found[0].isalpha() and not _is_doubtful(text))


def _is_doubtful(text: str) -> bool:
    """Whether there is more to doubt than letters, or these are odd."""
    return is_odd(text) or any(not found[0].isalpha() for found in _DOUBTFUL.finditer(text))
