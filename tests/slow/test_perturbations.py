"""Changes of a page that should change no decision keep and drop the same lines, except for known exceptions.

``python tools/snapshots.py --perturbations`` updates the numbers of exceptions that fell.
"""

import pytest

from support.perturbations import FAMILIES, exceptions, read_exceptions

KNOWN = read_exceptions()


def test_the_table_has_every_family() -> None:
    assert list(KNOWN) == list(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_more_lines_are_kept_or_dropped_otherwise(family: str) -> None:
    known, found = KNOWN[family], exceptions(family)
    more = {page: (known[page], number) for page, number in found.items() if number > known.get(page, number)}
    assert sum(found.get(page, 0) for page in known) <= sum(known.values()), f"more on {more}"
