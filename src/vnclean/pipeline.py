"""A pipeline: filters, normalizers and the labels that are text, as one immutable value."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple, Self

from vnclean import lexicon
from vnclean.filter import Decision, Draft, Filter
from vnclean.fold import Memory
from vnclean.label import Label
from vnclean.normalizer import Normalizer
from vnclean.page import Page
from vnclean.plain import is_plain
from vnclean.table import rows
from vnclean.weigh import WEIGHTS

_TABLES: Final = ("names.tsv", "syllables.txt", "legacy.tsv", "normalizers/lookalikes.tsv")
_ROUNDS: Final = 8
"""More than any text has needed: ten thousands of made-up ones took four at most."""

_PLANS: Final = 16
"""Sets of normalizers of which it is remembered what they leave as it is."""

_Member = Filter | Normalizer


class Mended(NamedTuple):
    """A block's text after the normalizers: which of them changed it, in order, and what each found."""

    text: str
    normalizers: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Filters in order, normalizers in order, and which labels are kept as text.

    Every edit returns a new pipeline; a name that it does not have raises ``KeyError`` with the nearest one.
    Names must be unique (``ValueError``).

    >>> from vnclean import NEWS
    >>> "slug.title" in NEWS.without("slug.title").names
    False
    """

    filters: tuple[Filter, ...]
    normalizers: tuple[Normalizer, ...]
    keep: frozenset[Label]
    _fingerprint: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """The fingerprint, once it has been asked for."""

    def __post_init__(self) -> None:
        """Refuse two members of one name."""
        names = self.names
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            message = f"two filters or normalizers are named {doubled[0]!r}"
            raise ValueError(message)

    @property
    def _members(self) -> tuple[_Member, ...]:
        return (*self.filters, *self.normalizers)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all filters and normalizers, in order."""
        return tuple(member.name for member in self._members)

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with any name, setting, kept label or datum, and with nothing else.

        The same on every machine and in every process, so that a corpus can record what cleaned it.
        """
        if not self._fingerprint:
            parts = [*map(_described, self._members), *sorted(self.keep), _data_digest()]
            self._fingerprint.append(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16])
        return self._fingerprint[0]

    def without(self, *names: str) -> Self:
        """The same without these filters or normalizers."""
        return self._edited(lambda member: () if member.name in names else (member,), names)

    def only(self, *names: str) -> Self:
        """The same with nothing but these filters and normalizers, in the order they had."""
        return self._edited(lambda member: (member,) if member.name in names else (), names)

    def replace(self, name: str, *new: Filter | Normalizer) -> Self:
        """The same with others in the place of one."""
        return self._edited(lambda member: new if member.name == name else (member,), (name,))

    def before(self, name: str, *new: Filter | Normalizer) -> Self:
        """The same with others right before one."""
        return self._edited(lambda member: (*new, member) if member.name == name else (member,), (name,))

    def after(self, name: str, *new: Filter | Normalizer) -> Self:
        """The same with others right after one."""
        return self._edited(lambda member: (member, *new) if member.name == name else (member,), (name,))

    def keeping(self, *labels: Label | str) -> Self:
        """The same with more labels kept as text. Raises ``ValueError`` for what is no label.

        >>> from vnclean import NEWS
        >>> sorted(NEWS.keeping("caption").keep - NEWS.keep)
        [<Label.CAPTION: 'caption'>]
        """
        return replace(self, keep=self.keep | {Label(label) for label in labels})

    def decide(self, page: Page) -> tuple[Decision, ...]:
        """One decision for each block of the page, in order. Silence means body."""
        draft = Draft.of(page)
        for filter_ in self.filters:
            # Drained before anything is recorded: a filter sees what earlier filters said, not itself.
            said = list(filter_(draft))
            if said:
                draft = draft.with_decisions(said)
        return tuple(
            Decision(block, Label.BODY) if decision is None else decision
            for block, decision in zip(page.blocks, draft.decisions, strict=True)
        )

    def normalize(self, texts: Sequence[str], labels: Sequence[Label], *, beside: Sequence[str] = ()) -> list[Mended]:
        """Each block's text, mended, with what changed it.

        Normalizer by normalizer over all blocks, so that one with ``among`` sees the page as the one before left it;
        and again over the blocks that changed, until none does: one mend can uncover the damage that another is for.
        Where a normalizer judges the page anew, it goes over all.
        ``beside`` are other texts of the page, which are mended likewise and not given back.
        """
        plan, now = _plan_of(self.normalizers), [*texts, *beside]
        everywhere: Sequence[int] = range(len(now))
        settled = list(map(plan.settled.get, now))
        fresh = {place for place, is_so in enumerate(settled) if is_so is None}
        odd = {place for place in fresh if not is_plain(now[place])}
        odd |= {place for place, is_so in enumerate(settled) if is_so is False}
        changes: dict[int, dict[str, str]] = {}
        open_places, alike = everywhere, True
        last: dict[str, Normalizer] = {}
        for _ in range(_ROUNDS):
            before: dict[int, str] = {}
            for normalizer, leaves_plain, fits, wanted in plan.normalizers:
                fitted = _fitted(normalizer, now, odd if leaves_plain else everywhere) if fits else normalizer
                places = open_places if last.setdefault(normalizer.name, fitted) == fitted else everywhere
                last[normalizer.name] = fitted
                alike = alike and fitted is normalizer
                if wanted is not None:
                    places = [place for place in places if place < len(texts) and labels[place] in wanted]
                elif fitted is normalizer:
                    left = fresh & odd if leaves_plain else fresh
                    places = [place for place in places if place in left] if left else ()
                for place in places:
                    text = now[place]
                    new = fitted(text)
                    if new != text:
                        because = fitted.because(text) if hasattr(fitted, "because") else ""
                        changes.setdefault(place, {}).setdefault(normalizer.name, because)
                        before.setdefault(place, text)
                        now[place] = new
                        fresh.add(place)
                        (odd.discard if is_plain(new) else odd.add)(place)
            open_places = [place for place in sorted(before) if now[place] != before[place]]
            if not open_places:
                break
        if alike:
            for place in fresh - changes.keys():
                plan.settled.keep(now[place], place not in odd)
        return [
            Mended(text, tuple(changes[place]), tuple(changes[place].values())) if place in changes else Mended(text)
            for place, text in enumerate(now[: len(texts)])
        ]

    def _edited(self, edit: Callable[[_Member], Iterable[Any]], names: tuple[str, ...]) -> Self:
        for name in names:
            if name not in self.names:
                near = get_close_matches(name, self.names, n=1, cutoff=0.0)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                message = f"no filter or normalizer is named {name!r}{hint}"
                raise KeyError(message)
        return replace(
            self,
            filters=tuple(chain.from_iterable(map(edit, self.filters))),
            normalizers=tuple(chain.from_iterable(map(edit, self.normalizers))),
        )


class _Plan(NamedTuple):
    """Normalizers, each with what it says of itself (``vnclean.normalizer``).

    ``settled`` has the texts that all of them leave as they are, and whether each is plain.
    """

    normalizers: tuple[tuple[Normalizer, bool, bool, AbstractSet[Label] | None], ...]
    settled: Memory[bool]


def _plan_of(normalizers: tuple[Normalizer, ...]) -> _Plan:
    try:
        return _known_plan(normalizers)
    except TypeError:  # one of them cannot be hashed
        return _plan(normalizers)


def _plan(normalizers: tuple[Normalizer, ...]) -> _Plan:
    return _Plan(
        tuple(
            (each, getattr(each, "leaves_plain", False), hasattr(each, "among"), getattr(each, "labels", None))
            for each in normalizers
        ),
        Memory(is_plain),
    )


_known_plan = lru_cache(_PLANS)(_plan)


def _fitted(normalizer: Normalizer, texts: Sequence[str], places: Collection[int]) -> Normalizer:
    """A normalizer that has ``among`` as it is on a page of these texts, of which those at ``places`` count for it."""
    if not places or (among := normalizer.among)([texts[place] for place in sorted(places)]) == normalizer:  # type: ignore[attr-defined]
        return normalizer
    fitted: Normalizer = among(texts)
    return fitted


@cache
def _data_digest() -> str:
    """A digest of what all pipelines share: the story's weights, the lexicon and the tables, comments apart."""
    cells = ("\t".join(row) for name in _TABLES for row in rows(name))
    data = "\n".join([repr(WEIGHTS), *map(repr, lexicon.rows()), *cells])
    return hashlib.sha256(data.encode()).hexdigest()


def _described(member: _Member) -> str:
    """A member's name and settings, in a form that is the same in every process."""
    kind = type(member)
    settings = ""
    if is_dataclass(member):
        # What does not count when two members are compared only makes one quicker.
        values = ((each.name, getattr(member, each.name)) for each in fields(member) if each.compare)
        settings = ", ".join(
            f"{name}={sorted(value)!r}" if isinstance(value, frozenset) else f"{name}={value!r}"
            for name, value in values
        )
    return f"{member.name}: {kind.__module__}.{kind.__qualname__}({settings})"
