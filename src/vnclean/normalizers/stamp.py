"""The outlet's stamp before the lead: it goes to the metadata."""

from dataclasses import dataclass
from typing import Final

from vnclean.model.label import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.credit_line import find_source_credit

_LEAD: Final = frozenset({Label.LEAD})


@dataclass(frozen=True, slots=True)
class Stamp(Normalizer):
    """Takes the outlet's stamp off a lead: "(Dân trí) - Giá vàng …" begins with "Giá vàng …".

    It has ``labels``: a pipeline applies it to blocks of those labels only.

    >>> Stamp()("(Baohatinh.vn) - Thực hiện chỉ đạo, các địa phương đã họp.")
    'Thực hiện chỉ đạo, các địa phương đã họp.'
    """

    name: str = "stamp"
    labels: frozenset[Label] = _LEAD

    def __call__(self, text: str, /) -> str:
        """Take the stamp off."""
        while (stamp := find_source_credit(text)) is not None:
            text = text[stamp.end :]
        return text
