"""Keep a sample of the mutants of a session of cosmic-ray, drawn evenly by chance: ``tests/mutation.toml`` says how."""

import sqlite3
import sys
from contextlib import closing
from random import Random


def main(session: str, size: str, seed: str = "0") -> None:
    """Leave ``size`` jobs in the session; the same ``seed`` leaves the same ones."""
    with closing(sqlite3.connect(session)) as database, database:
        rows = "SELECT job_id FROM mutation_specs ORDER BY module_path, operator_name, occurrence, job_id"
        jobs = [job for (job,) in database.execute(rows)]
        kept = set(Random(seed).sample(jobs, min(int(size), len(jobs))))
        gone = [(job,) for job in jobs if job not in kept]
        database.executemany("DELETE FROM mutation_specs WHERE job_id = ?", gone)
        database.executemany("DELETE FROM work_items WHERE job_id = ?", gone)
    print(f"{len(kept)} of {len(jobs)} mutants stay")


if __name__ == "__main__":
    main(*sys.argv[1:])
