"""``python -m benchmarks.quality.mends [TABLE…]``: print the rows of ``cases/normalize`` that each peer passes.

Other tables can be given. Peers are called line by line, so that their treatment of line ends does not matter, and
white space is ignored.
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import vnclean
from support.material import Mend, read_mends
from vnclean.text.syllables import Style

Peer = Callable[[str], str]


PEERS: dict[str, tuple[str, Callable[[Any], Peer]]] = {
    "ftfy": ("ftfy", lambda ftfy: partial(ftfy.fix_text, uncurl_quotes=False)),
    "underthesea": ("underthesea", lambda underthesea: partial(underthesea.text_normalize, tokenizer="space")),
    "visen": ("visen", lambda visen: visen.clean_tone),
    "viet-text-tools": ("viet_text_tools", lambda tools: tools.normalize_diacritics),
    "vietnormalizer": ("vietnormalizer", lambda module: module.VietnameseTextProcessor().process_vietnamese_text),
    "viparse": ("viparse", lambda viparse: viparse.fix),
}
"""The package of each peer, and its best call for running text."""


def peers() -> dict[str, Peer]:
    """Return the installed peers (``pip install -e '.[mends]'``), by name; print those that are missing."""
    found: dict[str, Peer] = {"as it is": str, "NFC": partial(unicodedata.normalize, "NFC")}
    for name, (package, call) in PEERS.items():
        try:
            found[name] = call(import_module(package))
        except (ImportError, AttributeError) as error:
            print(f"missing: {name} ({error})", file=sys.stderr)
    return found


def passed(row: Mend, peer: Peer) -> bool:
    """Return whether a peer returns the expected text, white space ignored; an exception is a failure."""
    try:
        given = "\n".join(peer(line) if line.strip() else line for line in row.source.split("\n"))
    except Exception:  # noqa: BLE001 (any exception of a peer)
        return False
    return given.split() == row.expected.split()


def main(paths: Iterable[str]) -> None:
    """Print the table: a row per kind, a column per peer."""
    table = read_mends(*map(Path, paths))
    columns = peers()
    scores: dict[str, Counter[str]] = {name: Counter() for name in (*columns, "vnclean")}
    for row in table:
        style: Style = "modern" if row.kind == "modern" else "keep" if row.kind == "keep" else "traditional"
        for kind in (
            row.kind,
            "unchanged" if row.source == row.expected else "changed",
            "all",
        ):
            for name, peer in columns.items():
                scores[name][kind] += passed(row, peer)
            scores["vnclean"][kind] += vnclean.normalize(row.source, tones=style) == row.expected
    kinds = [*dict.fromkeys(row.kind for row in table), "changed", "unchanged", "all"]
    sizes = Counter(row.kind for row in table)
    sizes["unchanged"] = sum(row.source == row.expected for row in table)
    sizes["changed"], sizes["all"] = len(table) - sizes["unchanged"], len(table)
    print("| kind | rows | " + " | ".join(scores) + " |")
    print("|---" * (len(scores) + 2) + "|")
    for kind in kinds:
        print(f"| {kind} | {sizes[kind]} | " + " | ".join(str(score[kind]) for score in scores.values()) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
