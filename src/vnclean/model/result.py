"""The result of cleaning a page: its decisions, texts and metadata, without output formats."""

from dataclasses import dataclass, field, fields
from typing import Any, Final

from vnclean.model.decision import Change, Decision, Label
from vnclean.model.metadata import Metadata
from vnclean.model.page import CELLS, Page

_PARAGRAPH: Final = "\n\n"


@dataclass(frozen=True, repr=False)
class Result:
    """A cleaned page.

    ``decisions`` has one decision per block, in page order. ``texts`` has the normalized text of each block, in the
    same order. ``keep`` is the set of labels whose blocks are kept.
    """

    page: Page
    decided: Page = field(compare=False)
    """The page that the filters saw: ``page`` itself, or a copy with the damaged words decoded.

    The JSON form of a result has no such copy. In an article made by ``from_dict``, ``decided`` is ``page``.
    """
    decisions: tuple[Decision, ...]
    texts: tuple[str, ...]
    keep: frozenset[Label]
    changes: tuple[Change, ...] = ()
    lead: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    pipeline: str = ""
    """``Pipeline.fingerprint``, or "" if it cannot be computed because of a filter or normalizer of your own."""
    notes: tuple[str, ...] = ()
    """One sentence for each repair by the reader, and for each thing that the user should know about the page."""

    def __getstate__(self) -> dict[str, Any]:
        """Return only the dataclass fields for pickling.

        Cached properties are left out; they are computed again after unpickling.
        """
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @property
    def text(self) -> str:
        """The normalized text of the kept blocks, with a blank line between blocks."""
        return self.select(*self.keep)

    @property
    def kept(self) -> tuple[Decision, ...]:
        """The decisions about the kept blocks, in page order."""
        return tuple(decision for decision in self.decisions if decision.label in self.keep)

    @property
    def removed(self) -> tuple[Decision, ...]:
        """The decisions about the removed blocks, in page order."""
        return tuple(decision for decision in self.decisions if decision.label not in self.keep)

    def select(self, *labels: Label | str) -> str:
        """Return the normalized text of the blocks that have one of the labels, with a blank line between blocks.

        Blocks without text are left out. Raises ``ValueError`` for an unknown label.
        """
        wanted = {Label(label) for label in labels}
        chosen = (
            text.replace(CELLS, " ") if decision.block.tag == "tr" else text
            for decision, text in zip(self.decisions, self.texts, strict=True)
            if decision.label in wanted
        )
        return _PARAGRAPH.join(text for text in chosen if text)
