"""A normalizer repairs text that is kept; it never drops any."""

from collections.abc import Sequence
from typing import ClassVar, Protocol, Self, runtime_checkable

from vnclean.model.label import Label


@runtime_checkable
class Normalizer(Protocol):
    """A ``name`` and a pure, idempotent ``str -> str`` call: applied twice it gives what it gave once.

    Subclass it: the other members have defaults.

    >>> class Shout(Normalizer):
    ...     name = "shout"
    ...
    ...     def __call__(self, text: str, /) -> str:
    ...         return text.upper()
    >>> Shout()("tin"), Shout().reason("tin")
    ('TIN', '')
    """

    __slots__ = ()

    leaves_plain: ClassVar[bool] = False
    """Whether it never changes plain text (``vnclean.text.fast_path``), nor fits itself to it: those are skipped."""
    decodes: ClassVar[bool] = False
    """Whether it makes damaged letters readable: filters see the page as these left it."""
    fits_page: ClassVar[bool] = False
    """Whether ``fit`` depends on the page."""

    @property
    def name(self) -> str:
        """The name under which a pipeline edits it and an article records it."""
        ...

    @property
    def labels(self) -> frozenset[Label] | None:
        """The labels of the blocks that it is applied to; ``None`` for all."""
        return None

    def __call__(self, text: str, /) -> str:
        """Return the repaired text of one block."""
        ...

    def fit(self, texts: Sequence[str], /) -> Self:  # noqa: ARG002 (the default needs no page)
        """Return the normalizer fitted to a page with these texts."""
        return self

    def reason(self, text: str, /) -> str:  # noqa: ARG002 (as above)
        """Return what it found in a text that it changed; "" where its name says it all."""
        return ""
