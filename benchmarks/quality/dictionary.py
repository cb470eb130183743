"""``python -m benchmarks.quality.dictionary [LIST…]``: print which syllables of word lists the tables reject, and why.

The default list is that of the package pyvi, from which ``syllables.txt`` was made (``pip install --no-deps pyvi``). A
list has a word or phrase per line.
"""

import sys
import unicodedata
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

import regex

from vnclean.text.fold import TONES
from vnclean.text.syllables import split_syllable, syllables

WORD = regex.compile(r"[\p{L}\p{M}]+")
STOPPED = regex.compile(r"[aeiouy](?:c|ch|p|t)$")
VOWELS = regex.compile(r"[aeiouy]+")
VOWEL = regex.compile(r"[aeiouy]")
REASONS = (
    ("has no vowel (an acronym, a unit, a letter's name)", lambda word: not VOWEL.search(_bare(word))),
    ("has a letter or mark that syllables have not", lambda word: regex.search(r"[fjwz]|[^a-zđăâêôơưà-ỹ]", word)),
    (
        "has vowels apart: several syllables written as one",
        lambda word: len(regex.findall(r"[aeiouy]+", _bare(word))) > 1,
    ),
    (
        "ends in a stop and has another tone than sắc and nặng, or none",
        lambda word: STOPPED.search(_bare(word)) and _stopped(word),
    ),
)


def _bare(word: str) -> str:
    return regex.sub(r"\p{M}", "", unicodedata.normalize("NFD", word))


def _stopped(word: str) -> bool:
    """Return whether a word that ends in a stop would be a syllable with the tone sắc."""
    if not STOPPED.search(_bare(word)):
        return False
    plain = "".join(char for char in unicodedata.normalize("NFD", word) if char not in TONES)
    last = max(place for place, char in enumerate(plain) if char in "aeiouy")
    return split_syllable(plain[: last + 1] + "\u0301" + plain[last + 1 :]) is not None


def refused(words: set[str]) -> dict[str, list[str]]:
    """Return the words that are not syllables by the tables, grouped by the first reason that applies."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if split_syllable(word) is None:
            reason = next((text for text, holds in REASONS if holds(word)), "has an onset or rime that the tables lack")
            found[reason].append(word)
    return found


def read(path: Path) -> set[str]:
    """Return the words of a list, in lower case."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).lower()
    return set(WORD.findall(text))


def main(paths: list[str]) -> None:
    """Print, for each list, its size, the numbers of accepted and attested syllables, and the rejected ones."""
    own = Path(str(distribution("pyvi").locate_file("pyvi/models/words.txt"))) if not paths else None
    for path in map(Path, paths) if paths else [own]:
        if path is None:
            continue
        words = read(path)
        passing = {word for word in words if split_syllable(word)}
        spelled = {parts.spelled() for word in passing if (parts := split_syllable(word))}
        print(
            f"{path.name}: {len(words):,} syllables, {len(passing):,} pass, {len(spelled & syllables()):,} are attested"
        )
        for reason, refusals in refused(words).items():
            print(f"  {reason}: {len(refusals)}\n    {' '.join(refusals)}")


if __name__ == "__main__":
    main(sys.argv[1:])
