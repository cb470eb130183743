"""Normalizer for text in a legacy charset (TCVN3, VNI, VISCII, VPS, windows-1258) that was decoded as a Western one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from vnclean.model.normalizer import Normalizer
from vnclean.text.charset_detection import follows, is_half, is_odd, judge
from vnclean.text.legacy_charsets import CHARSETS, read_as


@dataclass(frozen=True, slots=True)
class Legacy(Normalizer):
    r"""Normalizer that decodes a block from the legacy charset ``name`` if its words show that it is in that charset.

    ``name`` is tcvn3, vni, viscii, vps or cp1258; any other name raises ``ValueError``. A block is judged as a whole
    (``vnclean.text.charset_detection.judge``). A block that is too short to judge is decoded only if both of these
    hold:

    - ``fit`` has found that other blocks of the page are in the charset;
    - after decoding, all words of the block that have diacritics are syllables or names.

    The tables and their sources are in ``legacy_charsets.tsv``.

    >>> Legacy("tcvn3")("Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.")
    'Chủ tịch nước đã đến thăm nhân dân xã này.'
    >>> Legacy("vni")("Peña và Muñoz")
    'Peña và Muñoz'
    """

    decodes: ClassVar[bool] = True
    fits_page: ClassVar[bool] = True
    leaves_plain: ClassVar[bool] = True

    name: str
    decided: bool = False
    """Whether ``fit`` has found text of the page that is in the charset."""
    throughout: bool = False
    """Whether the whole page can be in the charset: no block has damage or letters that only Unicode Vietnamese has."""

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for an unknown charset."""
        if self.name not in CHARSETS:
            message = f"no charset {self.name!r}; choose one of {', '.join(CHARSETS)}"
            raise ValueError(message)

    def __call__(self, text: str, /) -> str:
        """Return the text decoded from the charset ``name``, or the text unchanged if it is not in this charset."""
        if not (self.decided or is_odd(text)):
            return text
        verdict = judge(text)
        if verdict is None:
            led = self.decided and follows(text, self.name, throughout=self.throughout)
            return read_as(text, self.name) if led else text
        return read_as(text, self.name) if verdict.charset == self.name else text

    def fit(self, texts: Sequence[str], /) -> Self:
        """Return a copy with ``decided`` set if the page has text in this charset; otherwise return this normalizer.

        ``texts`` are the blocks of the page. A block is examined only if both of these hold:

        - It has characters that are rare in Unicode Vietnamese.
        - It is neither damaged nor partly correct (``is_half``).

        The page has text in this charset if ``judge`` names the charset for one examined block, or for all examined
        blocks joined to one text. If no block of the page is damaged or partly correct, the copy also has
        ``throughout`` set.
        """
        odd = [text for text in texts if is_odd(text) and not is_half(text)]
        verdicts = [*map(judge, odd), *([judge("\n".join(odd))] if len(odd) > 1 else [])]
        if not any(verdict is not None and verdict.charset == self.name for verdict in verdicts):
            return self
        return replace(self, decided=True, throughout=not any(map(is_half, texts)))

    def reason(self, text: str, /) -> str:
        """Return the name of the charset, and the evidence that the text is in this charset."""
        name = CHARSETS[self.name]
        verdict = judge(text)
        if verdict is None:
            return f"{name}, as other blocks of the page"
        before = f"{verdict.before} of {verdict.marked}"
        return f"{name}: {verdict.after} of {verdict.read} words with diacritics are syllables, {before} before"
