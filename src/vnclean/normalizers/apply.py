"""Apply the normalizers of a pipeline repeatedly to the texts of a page, until no text changes."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from vnclean.model.decision import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.fast_path import is_plain
from vnclean.text.memo import CACHED, MemoTable

_ROUNDS: Final = 8
"""Maximum number of rounds in which all normalizers are applied; tens of thousands of generated texts took four at
most."""
_PLANS: Final = 16
"""Maximum number of cached plans (``_Plan``), one for each tuple of normalizers."""


class Normalized(NamedTuple):
    """A block's text after normalization, with the normalizers that changed the text and their reasons.

    ``normalizers`` holds their names, in order; ``reasons`` has one reason for each name.
    """

    text: str
    normalizers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Repairs(NamedTuple):
    """The normalized texts of a page, and what was changed.

    ``changes`` maps the index of each changed text to the names of the normalizers that changed it, in order, each with
    its reason.
    """

    texts: list[str]
    changes: dict[int, dict[str, str]]


def apply_normalizers(
    normalizers: tuple[Normalizer, ...], texts: Sequence[str], labels: Sequence[Label], *, extra: Sequence[str] = ()
) -> list[Normalized]:
    """Return the result of ``repair`` as one ``Normalized`` per text."""
    repaired, changes = repair(normalizers, texts, labels, extra=extra)
    return [
        Normalized(text, tuple(changes[place]), tuple(changes[place].values()))
        if place in changes
        else Normalized(text)
        for place, text in enumerate(repaired)
    ]


def repair(
    normalizers: tuple[Normalizer, ...], texts: Sequence[str], labels: Sequence[Label], *, extra: Sequence[str] = ()
) -> Repairs:
    """Return the normalized text of each block, with the normalizers that changed the text and their reasons.

    ``labels`` has one label for each of ``texts``. ``extra`` are other texts of the page: the normalizers use them as
    evidence, but their results are not returned.

    Each normalizer is applied to all blocks before the next normalizer: its ``fit`` receives the texts as the previous
    normalizer left them. One repair can uncover damage that another normalizer repairs. Therefore, all normalizers are
    then applied again to the changed blocks, until a round changes no block, for at most eight rounds.
    """
    plan, now = _plan_of(normalizers), [*texts, *extra]
    settled = [*map(plan.settled.get, now)]
    # To save time, texts that an earlier call left unchanged are skipped, and plain texts if possible.
    fresh = {place for place, is_so in enumerate(settled) if is_so is None} if None in settled else set()
    odd = {place for place in fresh if not is_plain(now[place])}
    odd.update(place for place, is_so in enumerate(settled) if is_so is False)
    changes: dict[int, dict[str, str]] = {}
    everywhere = set(range(len(now)))
    open_places, alike = everywhere, True
    last: dict[str, Normalizer] = {}
    for _ in range(_ROUNDS):
        before: dict[int, str] = {}
        for normalizer, leaves_plain, fits, wanted in plan.normalizers:
            fitted = _fitted(normalizer, now, odd if leaves_plain else everywhere) if fits else normalizer
            # If ``fit`` gives another result than in the previous round, unchanged blocks may change.
            places = open_places if last.setdefault(normalizer.name, fitted) == fitted else everywhere
            last[normalizer.name] = fitted
            if wanted is not None:
                places = {place for place in places if place < len(texts) and labels[place] in wanted}
            elif fitted is normalizer:
                places = fresh & odd & places if leaves_plain else fresh & places
            alike = alike and fitted is normalizer
            for place in places:
                text = now[place]
                new = fitted(text)
                if new != text:
                    changes.setdefault(place, {}).setdefault(normalizer.name, fitted.reason(text))
                    before.setdefault(place, text)
                    now[place] = new
                    fresh.add(place)
                    (odd.discard if is_plain(new) else odd.add)(place)
        open_places = {place for place, text in before.items() if now[place] != text}
        if not open_places:
            break
    if alike:
        for place in fresh - changes.keys():
            plan.settled.keep(now[place], place not in odd)
    return Repairs(now[: len(texts)], changes)


class _Plan(NamedTuple):
    """The normalizers of a pipeline, each with its ``leaves_plain``, ``fits_page`` and ``labels``.

    ``settled`` remembers texts that the normalizers left unchanged. Its value for a text is true if the text is plain,
    that is, without any damage.
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


def _fitted(normalizer: Normalizer, texts: Sequence[str], places: AbstractSet[int]) -> Normalizer:
    """Return the normalizer fitted to ``texts`` by its ``fit``, or the normalizer itself if there is no evidence.

    ``places`` are the indices of the texts that can be evidence. There is no evidence if ``places`` is empty,
    or if ``fit`` with only the texts at ``places`` changes nothing.
    """
    # The trial with the texts at ``places`` alone saves time on pages without damage.
    if not places or normalizer.fit([texts[place] for place in sorted(places)]) == normalizer:
        return normalizer
    return normalizer.fit(texts)
