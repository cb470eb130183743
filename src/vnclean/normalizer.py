"""A normalizer mends text that stays; it never drops any."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Normalizer(Protocol):
    """A ``name`` and a pure ``str -> str`` call that is idempotent: applied twice it gives what it gave once.

    What else a pipeline asks of one that has it: ``labels``, a set of the labels of blocks that it is for;
    ``because(text) -> str``, what it found in a text that it changed; ``among(texts) -> Normalizer``, the same as it is
    on a page of these blocks; ``deciphers``, true of one that makes gibberish readable: filters decide about a page as
    these left it; and ``leaves_plain``, true of one that never changes plain text (``vnclean.plain``), nor fits itself
    to it: there it is not asked.
    """

    @property
    def name(self) -> str:
        """The name under which a pipeline edits it and an article records it."""
        ...

    def __call__(self, text: str, /) -> str:
        """Mend one block's text."""
        ...
