"""The protocol of normalizers: functions that repair the text of kept blocks and never drop a block."""

from collections.abc import Sequence
from typing import ClassVar, Protocol, Self, runtime_checkable

from vnclean.model.decision import Label


@runtime_checkable
class Normalizer(Protocol):
    """A callable with a ``name`` that repairs a text: a pure and idempotent function ``str -> str``.

    Idempotent: to apply the normalizer twice gives the same text as to apply it once. A subclass must define ``name``
    and ``__call__``; all other members have defaults.

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
    """Whether plain texts (``normalizers.apply.is_plain``) can be skipped.

    If true, the normalizer does not change such texts, and ``fit`` does not need them as evidence.
    """
    decodes: ClassVar[bool] = False
    """Whether the normalizer decodes damaged letters. Such normalizers are applied before the filters run."""
    fits_page: ClassVar[bool] = False
    """Whether the result of ``fit`` depends on the page; otherwise ``fit`` is not called."""

    @property
    def name(self) -> str:
        """The name of the normalizer in a pipeline and in the changes that an article records."""
        ...

    @property
    def labels(self) -> frozenset[Label] | None:
        """The labels of the blocks to which the normalizer is applied; ``None`` for all labels."""
        return None

    def __call__(self, text: str, /) -> str:
        """Return the repaired text of one block."""
        ...

    def fit(self, texts: Sequence[str], /) -> Self:  # noqa: ARG002 (the default needs no page)
        """Return the normalizer adapted to a page; ``texts`` are the texts of the page.

        The default returns the normalizer itself. A pipeline calls ``fit`` only if ``fits_page`` is true.
        """
        return self

    def reason(self, text: str, /) -> str:  # noqa: ARG002 (as above)
        """Return the evidence for the change that the normalizer makes to ``text``.

        The result is "" if the normalizer's name explains the change.
        """
        return ""
