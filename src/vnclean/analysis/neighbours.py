"""What stands around a block: filters that judge a line by its neighbours ask here."""

from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.label import Label
from vnclean.text.line_features import is_prose

PROSE: Final = frozenset({Label.BODY, Label.LEAD})
"""The labels of paragraphs."""
_PICTURES: Final = frozenset({Label.CAPTION, Label.SLUG, Label.ADVERT})
"""What is between two paragraphs and parts nothing."""


def is_prose_at(draft: Draft, index: int) -> bool:
    """Return whether the block at ``index`` is inside the content and decided as text, or ends as prose does."""
    if index not in draft.span:
        return False
    label = draft.label(index)
    return label in PROSE or (label is None and is_prose(draft.page.blocks[index].text))


def past_pictures(draft: Draft, index: int, step: int) -> int:
    """Return the first index from ``index`` on, up (``step`` -1) or down (1) the page, that is not a picture's line."""
    while draft.label(index) in _PICTURES:
        index += step
    return index
