"""Text in a legacy Vietnamese charset that was read as Western: TCVN3, VNI, VISCII, VPS, windows-1258."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from vnclean.model.normalizer import Normalizer
from vnclean.text.charset_detection import follows, is_half, is_odd, judge
from vnclean.text.legacy_charsets import CHARSETS, read_as


@dataclass(frozen=True, slots=True)
class Legacy(Normalizer):
    r"""Reads a block again in the charset that it was written in, where its words say which that is.

    ``name`` is the charset: tcvn3, vni, viscii, vps or cp1258 (``ValueError`` for another). A block is judged as a
    whole (``vnclean.text.charset_detection.judge``). One that is too short stays as it is, unless ``fit`` has shown
    other blocks of its page to be in the charset and all its words are syllables then. Tables and their
    sources: ``legacy_charsets.tsv``.

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
    """Whether other blocks of the page are in the charset."""
    throughout: bool = False
    """Whether no block of the page has Vietnamese letters that only Unicode has."""

    def __post_init__(self) -> None:
        """Refuse an unknown charset."""
        if self.name not in CHARSETS:
            message = f"no charset {self.name!r}; choose one of {', '.join(CHARSETS)}"
            raise ValueError(message)

    def __call__(self, text: str, /) -> str:
        """Read the text in its charset."""
        if not (self.decided or is_odd(text)):
            return text
        verdict = judge(text)
        if verdict is None:
            led = self.decided and follows(text, self.name, throughout=self.throughout)
            return read_as(text, self.name) if led else text
        return read_as(text, self.name) if verdict.charset == self.name else text

    def fit(self, texts: Sequence[str], /) -> Self:
        """Return the normalizer fitted to these blocks: surer if one of them, or all together, are decided."""
        odd = [text for text in texts if is_odd(text) and not is_half(text)]
        verdicts = [*map(judge, odd), *([judge("\n".join(odd))] if len(odd) > 1 else [])]
        if not any(verdict is not None and verdict.charset == self.name for verdict in verdicts):
            return self
        return replace(self, decided=True, throughout=not any(map(is_half, texts)))

    def reason(self, text: str, /) -> str:
        """Return the charset and what convinced."""
        name = CHARSETS[self.name]
        verdict = judge(text)
        if verdict is None:
            return f"{name}, as other blocks of the page"
        before = f"{verdict.before} of {verdict.marked}"
        return f"{name}: {verdict.after} of {verdict.read} words with diacritics are syllables, {before} before"
