"""The outlet: who stamped the lead."""

from collections.abc import Sequence

from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.stamp import find_stamp


def read_outlet(decisions: Sequence[Decision]) -> str | None:
    """The name in the stamp before the lead, as it is printed there; ``None`` where the lead has no stamp."""
    for decision in decisions:
        if decision.label is Label.LEAD and (stamp := find_stamp(decision.block.text)):
            return stamp.outlet
    return None
