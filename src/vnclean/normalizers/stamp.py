"""The outlet's stamp at the start of a lead; the outlet is recorded in the metadata."""

from dataclasses import dataclass
from typing import Final

from vnclean.model.label import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.credit_line import find_source_credit

_LEAD: Final = frozenset({Label.LEAD})


@dataclass(frozen=True, slots=True)
class Stamp(Normalizer):
    """Normalizer that removes the outlet's stamp from a lead: "(Dân trí) - Giá vàng …" becomes "Giá vàng …".

    A pipeline applies it only to blocks with one of its ``labels``.

    >>> Stamp()("(Baohatinh.vn) - Thực hiện chỉ đạo, các địa phương đã họp.")
    'Thực hiện chỉ đạo, các địa phương đã họp.'
    """

    name: str = "stamp"
    labels: frozenset[Label] = _LEAD

    def __call__(self, text: str, /) -> str:
        """Return the text without stamps at its start."""
        while (stamp := find_source_credit(text)) is not None:
            text = text[stamp.end :]
        return text
