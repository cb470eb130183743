"""Apply the normalizers of a pipeline repeatedly to the texts of a page, until no text changes.

Most lines are plain: they have only characters of correct Vietnamese text and no sequence that looks like damage. Most
normalizers leave plain lines unchanged; so each line is checked once.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from vnclean.model.decision import Label
from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import VOWELS, toned
from vnclean.text.lazy_pattern import lazy_re
from vnclean.text.memo import CACHED, MemoTable, memoized

CHARACTERS: Final = (
    "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "&\\`")
    + "đĐ"
    + "".join(vowel for vowel in VOWELS + VOWELS.upper() if not vowel.isascii())
    + toned(VOWELS)
    + "“”‘’–—…•"
)
"""The characters of plain text. "&", the backslash and the backtick are not among them, because entities, escapes and
stray marks begin with them."""

_SMALL: Final = "".join(filter(str.islower, CHARACTERS))
_CAPITAL: Final = "".join(filter(str.isupper, CHARACTERS))
_PLAIN: Final = lazy_re(f"[{re.escape(CHARACTERS)}]*")
_DOUBTFUL: Final = lazy_re(
    # a letter that is odd after the letter before it (see ``charset_detection``)
    f"[ìòÌÒ](?<=[aeiouyâêôãõý].)|[À-Ý](?<=[{_SMALL}].)|[À-Ý](?<=[{_CAPITAL}].)(?=[{_SMALL}])"
    # a punctuation mark that may be the second byte of a misread letter; the start of an escape; superfluous spaces
    "|[“”‘’–—…•](?<=[\xc2-\xf4].)|%u|  |^ | $"
)
"""Sequences of plain characters that may be damage, such as "eì", "tÀi", "%u" and two spaces."""


@memoized
def is_plain(text: str) -> bool:
    r"""Return whether a text is plain: it has only usual characters and no sequence that looks like damage.

    Normalizers with ``leaves_plain`` do not change plain text.

    >>> is_plain("Tỉnh ủy Hòa Bình họp."), is_plain("AT&amp;T"), is_plain("Hà\u00a0Nội"), is_plain("Vieät")
    (True, False, False, False)
    """
    return _PLAIN.fullmatch(text) is not None and _DOUBTFUL.search(text) is None


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
    normalizer left them. One repair can uncover damage that another normalizer repairs. Therefore, the normalizers are
    then applied again to the changed blocks, until each normalizer has seen a block's last change, for at most eight
    rounds.
    """
    plan, now = _plan_of(normalizers), [*texts, *extra]
    fresh, odd = plan.examined(now)
    everywhere, alike = set(range(len(now))), True
    changes: dict[int, dict[str, str]] = {}
    changed_at: dict[int, int] = {}
    last: dict[str, Normalizer] = {}
    for step, (normalizer, leaves_plain, fits, wanted) in enumerate(plan.normalizers * _ROUNDS):
        places = everywhere
        if step >= len(plan.normalizers):
            # A text stays open until all normalizers have seen its last change: the one that made it, too, if it fits.
            places = {place for place, when in changed_at.items() if step - when < len(plan.normalizers) + fits}
            if not places:
                break
        fitted = _fitted(normalizer, now, odd if leaves_plain else everywhere) if fits else normalizer
        if last.setdefault(normalizer.name, fitted) != fitted:
            places = everywhere  # ``fit`` gives another result than before, so unchanged texts may change
        last[normalizer.name] = fitted
        alike = alike and fitted is normalizer
        if wanted is not None:
            places = {place for place in places if place < len(texts) and labels[place] in wanted}
        elif fitted is normalizer:
            # To save time, texts that an earlier call left unchanged are skipped, and plain texts if possible.
            places = fresh & odd & places if leaves_plain else fresh & places
        for place, new in [(place, new) for place in places if (new := fitted(now[place])) != now[place]]:
            changes.setdefault(place, {}).setdefault(normalizer.name, fitted.reason(now[place]))
            changed_at[place] = step
            now[place] = new
            fresh.add(place)
            (odd.discard if is_plain(new) else odd.add)(place)
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

    def examined(self, texts: Sequence[str]) -> tuple[set[int], set[int]]:
        """Return two sets of indices of texts: the texts that are not in ``settled``, and all texts that are not plain.

        The normalizers need not be applied to texts in ``settled``, and most of them not to plain texts.
        """
        settled = [*map(self.settled.get, texts)]
        fresh = {place for place, plain in enumerate(settled) if plain is None} if None in settled else set()
        odd = {place for place, plain in enumerate(settled) if plain is False} if False in settled else set()
        return fresh, odd.union([place for place in fresh if not is_plain(texts[place])])


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
