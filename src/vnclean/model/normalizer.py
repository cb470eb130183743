"""The protocol of normalizers, which repair the text of kept blocks and never drop any."""

from collections.abc import Sequence
from typing import ClassVar, Protocol, Self, runtime_checkable

from vnclean.model.label import Label


@runtime_checkable
class Normalizer(Protocol):
    """A ``name`` and a pure, idempotent call ``str -> str``: applying it twice gives the same as applying it once.

    Subclass it to inherit the defaults of the other members.

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
    """Whether it neither changes plain text (``vnclean.text.fast_path``) nor needs it as evidence in ``fit``: plain
    texts are then skipped."""
    decodes: ClassVar[bool] = False
    """Whether it decodes damaged letters: filters see the page after these normalizers."""
    fits_page: ClassVar[bool] = False
    """Whether the result of ``fit`` depends on the page; otherwise ``fit`` is not called."""

    @property
    def name(self) -> str:
        """The name by which a pipeline edits it and an article records its changes."""
        ...

    @property
    def labels(self) -> frozenset[Label] | None:
        """The labels of the blocks that it is applied to; ``None`` for all."""
        return None

    def __call__(self, text: str, /) -> str:
        """Return the repaired text of one block."""
        ...

    def fit(self, texts: Sequence[str], /) -> Self:  # noqa: ARG002 (the default needs no page)
        """Return the normalizer fitted to the page that has these texts; by default, the normalizer itself."""
        return self

    def reason(self, text: str, /) -> str:  # noqa: ARG002 (as above)
        """Return the evidence for its change of this text; "" if its name explains the change."""
        return ""
