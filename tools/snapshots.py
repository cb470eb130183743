"""``python tools/snapshots.py``: update ``tests/snapshots``, and print the differences.

``--perturbations`` counts the exceptions of ``tests/slow/perturbations.tsv`` instead, and updates the families whose
sum fell; ``--rise`` updates those whose sum rose, too, if a change is worth it.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from support.decisions import HEAD, SNAPSHOTS, difference, read_snapshot, snapshots, summary  # noqa: E402
from support.perturbations import EXCEPTIONS, FAMILIES, exceptions, read_exceptions  # noqa: E402


def write_snapshots() -> None:
    """Write each file that differs, and remove the files of pages that no longer exist."""
    differences = []
    now = snapshots()
    for path in set(SNAPSHOTS.rglob("*.tsv")) - set(now):
        path.unlink()
    for path, rows in now.items():
        before = read_snapshot(path) if path.exists() else []
        differences.append(difference(path, before, rows))
        if rows != before:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([HEAD, *map("\t".join, rows)]) + "\n", encoding="utf-8")
    for row in (row for each in differences for rows in each[::-1] for row in rows):
        print(row)
    print(summary(differences))


def write_perturbations(*, rise: bool) -> None:
    """Count the exceptions of each family; write those of families that did not rise (or all), and of new pages."""
    known = read_exceptions() if EXCEPTIONS.exists() else {}
    table: dict[str, dict[str, int]] = {}
    for family in FAMILIES:
        before, found = known.get(family, {}), exceptions(family)
        more = sum(found.get(page, 0) for page in before) - sum(before.values())
        table[family] = found if more <= 0 or rise else {**found, **before}
        if more:
            print(f"{family}: {more:+} lines kept or dropped otherwise")
    names = dict.fromkeys(page for found in table.values() for page in found)
    rows = [["page", *FAMILIES]]
    rows += [[page, *(str(table[family].get(page, "")) for family in FAMILIES)] for page in names]
    EXCEPTIONS.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Update the snapshots, or the table of exceptions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--perturbations", action="store_true", help="count exceptions instead of writing snapshots")
    parser.add_argument("--rise", action="store_true", help="write numbers that rose, too")
    given = parser.parse_args()
    if given.perturbations:
        write_perturbations(rise=given.rise)
    else:
        write_snapshots()


if __name__ == "__main__":
    main()
