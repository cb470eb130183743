"""Plain text: made of the characters of right Vietnamese text alone, and of nothing that looks like damage.

Most lines are plain, and most normalizers have nothing to do there; so it is asked once a line.
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
"""Without "&", the backslash and the backtick, which entities, escapes and stray marks begin with."""

_SMALL: Final = "".join(filter(str.islower, CHARACTERS))
_CAPITAL: Final = "".join(filter(str.isupper, CHARACTERS))
_PLAIN: Final = lazy_re(f"[{re.escape(CHARACTERS)}]*")
_DOUBTFUL: Final = lazy_re(
    f"[ìòÌÒ](?<=[aeiouyâêôãõý].)|[À-Ý](?<=[{_SMALL}].)|[À-Ý](?<=[{_CAPITAL}].)(?=[{_SMALL}])"
    "|[“”‘’–—…•](?<=[\xc2-\xf4].)|%u|  |^ | $"
)
"""Letters that are odd beside others (``charset_detection``); what may be the second byte of one; an escape; spaces."""


@memoized
def is_plain(text: str) -> bool:
    r"""Return whether a text is plain: normalizers that have ``leaves_plain`` leave it as it is.

    >>> is_plain("Tỉnh ủy Hòa Bình họp."), is_plain("AT&amp;T"), is_plain("Hà\u00a0Nội"), is_plain("Vieät")
    (True, False, False, False)
    """
    return _PLAIN.fullmatch(text) is not None and _DOUBTFUL.search(text) is None
