"""Repairing: the normalizers of a pipeline go over the texts of a page, until nothing changes."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from vnclean.model.label import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.fast_path import is_plain
from vnclean.text.memo import CACHED, MemoTable

_ROUNDS: Final = 8
"""More than any text has needed: ten thousands of made-up ones took four at most."""
_PLANS: Final = 16
"""Sets of normalizers of which it is remembered what they leave as it is."""


class Normalized(NamedTuple):
    """A block's text after the normalizers: which of them changed it, in order, and what each found."""

    text: str
    normalizers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def apply_normalizers(
    normalizers: tuple[Normalizer, ...], texts: Sequence[str], labels: Sequence[Label], *, extra: Sequence[str] = ()
) -> list[Normalized]:
    """Return each block's text, repaired, with what changed it.

    Normalizer by normalizer over all blocks, so that one with ``fit`` sees the page as the one before left it;
    and again over the blocks that changed, until none does: one repair can uncover the damage that another is for.
    Where a normalizer judges the page anew, it goes over all.
    ``beside`` are other texts of the page, which are repaired likewise and not given back.

    Texts that all normalizers are known to leave are passed over, and plain ones by those that leave plain text.
    """
    plan, now = _plan_of(normalizers), [*texts, *extra]
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
                    reason = fitted.reason(text)
                    changes.setdefault(place, {}).setdefault(normalizer.name, reason)
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
        Normalized(text, tuple(changes[place]), tuple(changes[place].values()))
        if place in changes
        else Normalized(text)
        for place, text in enumerate(now[: len(texts)])
    ]


class _Plan(NamedTuple):
    """Normalizers, each with what it says of itself (``vnclean.model.normalizer``).

    ``settled`` has the texts that all of them leave as they are, and whether each is plain.
    """

    normalizers: tuple[tuple[Normalizer, bool, bool, AbstractSet[Label] | None], ...]
    settled: MemoTable[bool]


def _plan_of(normalizers: tuple[Normalizer, ...]) -> _Plan:
    try:
        return _known_plan(normalizers)
    except TypeError:  # one of them cannot be hashed
        return _plan(normalizers)


def _plan(normalizers: tuple[Normalizer, ...]) -> _Plan:
    return _Plan(
        tuple((each, each.leaves_plain, each.fits_page, each.labels) for each in normalizers),
        MemoTable(is_plain, CACHED),
    )


_known_plan = lru_cache(_PLANS)(_plan)


def _fitted(normalizer: Normalizer, texts: Sequence[str], places: Collection[int]) -> Normalizer:
    """Return the normalizer fitted to this page; only the texts at ``places`` are evidence."""
    if not places or normalizer.fit([texts[place] for place in sorted(places)]) == normalizer:
        return normalizer
    return normalizer.fit(texts)
