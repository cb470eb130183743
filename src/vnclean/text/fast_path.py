"""A check for plain text, to which most normalizers need not be applied.

Plain text has only characters of correct Vietnamese text and no sequence that looks like damage. Most lines are plain,
and most normalizers leave plain lines unchanged; so this check is made once per line.
"""

import re
from typing import Final

from vnclean.text.fold import VOWELS, toned
from vnclean.text.lazy_pattern import lazy_re
from vnclean.text.memo import memoized

CHARACTERS: Final = (
    "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "&\\`")
    + "đĐ"
    + "".join(vowel for vowel in VOWELS + VOWELS.upper() if not vowel.isascii())
    + toned(VOWELS)
    + "“”‘’–—…•"
)
"""The characters of plain text. "&", the backslash and the backtick are not among them, because entities, escapes and
stray marks begin with them."""

_SMALL: Final = "".join(filter(str.islower, CHARACTERS))
_CAPITAL: Final = "".join(filter(str.isupper, CHARACTERS))
_PLAIN: Final = lazy_re(f"[{re.escape(CHARACTERS)}]*")
_DOUBTFUL: Final = lazy_re(
    # a letter that is odd after the letter before it (see ``charset_detection``)
    f"[ìòÌÒ](?<=[aeiouyâêôãõý].)|[À-Ý](?<=[{_SMALL}].)|[À-Ý](?<=[{_CAPITAL}].)(?=[{_SMALL}])"
    # a punctuation mark that may be the second byte of a misread letter; the start of an escape; superfluous spaces
    "|[“”‘’–—…•](?<=[\xc2-\xf4].)|%u|  |^ | $"
)
"""Sequences of plain characters that may be damage, such as "eì", "tÀi", "%u" and two spaces."""


@memoized
def is_plain(text: str) -> bool:
    r"""Return whether a text is plain: it has only usual characters and no sequence that looks like damage.

    Normalizers with ``leaves_plain`` do not change plain text.

    >>> is_plain("Tỉnh ủy Hòa Bình họp."), is_plain("AT&amp;T"), is_plain("Hà\u00a0Nội"), is_plain("Vieät")
    (True, False, False, False)
    """
    return _PLAIN.fullmatch(text) is not None and _DOUBTFUL.search(text) is None
