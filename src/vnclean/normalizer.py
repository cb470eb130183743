"""A normalizer mends text that stays; it never drops any."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Normalizer(Protocol):
    """A ``name`` and a pure ``str -> str`` call that is idempotent: applied twice it gives what it gave once."""

    @property
    def name(self) -> str:
        """The name under which a pipeline edits it and an article records it."""
        ...

    def __call__(self, text: str, /) -> str:
        """Mend one block's text."""
        ...
