"""Keep a sample of the mutants of a session of cosmic-ray, drawn evenly by chance: ``tests/mutation.toml`` says how."""

import re
import sqlite3
import sys
from contextlib import closing
from random import Random
from typing import Final

_IDLE: Final = re.compile(
    r"core/(?:ReplaceBinaryOperator_(?!Add_Sub|Sub_Add)|ReplaceComparisonOperator_\w+?_Is|RemoveDecorator"
    r"|ReplaceUnaryOperator_\w+(?<!Delete_Not)$)"
)
"""Mutations that tell nothing: sums turned into shifts, which any test kills; caches taken away, which none can."""


def main(session: str, size: str, seed: str = "0") -> None:
    """Leave ``size`` jobs in the session; the same ``seed`` leaves the same ones."""
    with closing(sqlite3.connect(session)) as database, database:
        rows = "SELECT job_id, operator_name FROM mutation_specs ORDER BY module_path, operator_name, occurrence"
        jobs = database.execute(rows).fetchall()
        telling = [job for job, operator in jobs if not _IDLE.match(operator)]
        kept = set(Random(seed).sample(telling, min(int(size), len(telling))))
        gone = [(job,) for job, _ in jobs if job not in kept]
        for table in ("work_results", "mutation_specs", "work_items"):
            database.executemany(f"DELETE FROM {table} WHERE job_id = ?", gone)  # noqa: S608 (names of our own)
    print(f"{len(kept)} of {len(telling)} mutants stay")


if __name__ == "__main__":
    main(*sys.argv[1:])
