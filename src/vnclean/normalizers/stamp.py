"""The removal of the outlet's stamp (a credit such as "(Dân trí) - ") from the start of a lead.

The metadata keep the name of the outlet.
"""

from dataclasses import dataclass
from typing import Final

from vnclean.model.decision import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.credit_line import find_source_credit

_LEAD: Final = frozenset({Label.LEAD})


@dataclass(frozen=True, slots=True)
class Stamp(Normalizer):
    """A normalizer that removes the outlet's stamp: "(Dân trí) - Giá vàng …" becomes "Giá vàng …".

    A pipeline applies this normalizer only to blocks whose label is in ``labels``: by default, to the lead.

    >>> Stamp()("(Baohatinh.vn) - Thực hiện chỉ đạo, các địa phương đã họp.")
    'Thực hiện chỉ đạo, các địa phương đã họp.'
    """

    name: str = "stamp"
    labels: frozenset[Label] = _LEAD

    def __call__(self, text: str, /) -> str:
        """Return the text without the outlet's stamps at its start."""
        while (stamp := find_source_credit(text)) is not None:
            text = text[stamp.end :]
        return text
