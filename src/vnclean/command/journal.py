"""What makes a long run safe to interrupt: parts that grow, and a journal that says how far they are good.

Records and failures are appended to two parts. At each checkpoint both are flushed to disk, then the journal is
replaced as a whole (written beside it and renamed): it says how many pages were taken up, and how long each part was.
A run that goes on cuts the parts to these lengths and takes up the pages from there; so each page is there once,
whatever the moment at which it was killed. At the end the parts are renamed to what they are.
"""

import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from vnclean.command.files import Unfit, opened, refuse, replaced
from vnclean.corpus.tally import Tally
from vnclean.inert import from_json, to_json


class Journal:
    """The files of one run to ``out``; ``taken`` pages are done, ``tally`` counts them."""

    def __init__(self, out: Path, key: str, *, overwrite: bool) -> None:
        """Go on where a run of the same ``key`` (inputs and pipeline) was interrupted, or begin.

        Raises ``Unfit`` where one of the files is there, or another run was interrupted, unless these may be
        overwritten; and for symbolic links, through which nothing is written.
        """
        taken, tally, lengths = 0, Tally(), [0, 0]
        self._out, self._key = out, key
        self._failed = out.with_name(out.name + ".failed.jsonl")
        self._path = out.with_name(out.name + ".journal")
        self._parts = [path.with_name(path.name + ".part") for path in (out, self._failed)]
        if not overwrite:
            refuse(out, self._failed)
        if self._path.exists():
            try:
                taken, tally, lengths = self._read()
            except Unfit:
                if not overwrite:
                    raise
        elif not overwrite:
            refuse(*self._parts)
        self.taken: int = taken
        self.tally: Tally = tally
        self._record(lengths)  # before the parts, which are this run's where it says so
        with ExitStack() as opening:
            parts = zip(self._parts, lengths, strict=True)
            self._files = [opening.enter_context(opened(part, length)) for part, length in parts]
            opening.pop_all()  # both are there: they stay open
        self.failures: bool = lengths[1] > 0

    def add(self, line: bytes, *, failed: bool) -> None:
        """Append a record's line, or a failure's."""
        self._files[failed].write(line)
        self.failures |= failed

    def checkpoint(self, taken: int, tally: Tally) -> None:
        """All that was added is good."""
        for file in self._files:
            file.flush()
            os.fsync(file.fileno())
        self.taken, self.tally = taken, tally
        self._record([file.tell() for file in self._files])

    def close(self) -> None:
        """Leave the files as they are, to go on later."""
        for file in self._files:
            file.close()

    def finish(self) -> None:
        """Give the files their names."""
        self.close()
        records, failures = self._parts
        if self.failures:
            failures.replace(self._failed)
        else:
            failures.unlink()
            self._failed.unlink(missing_ok=True)
        records.replace(self._out)
        self._path.unlink(missing_ok=True)

    def _record(self, lengths: list[int]) -> None:
        state = {"key": self._key, "taken": self.taken, "lengths": lengths, "tally": json.loads(self.tally.to_json())}
        replaced(self._path, to_json(state).encode())

    def _read(self) -> tuple[int, Tally, list[int]]:
        """How far the run came. Raises ``Unfit`` where it was another, or the files do not fit together."""
        try:
            state: Any = from_json(self._path.read_bytes())
            if state["key"] != self._key:
                message = f"{self._path} is of another run (other inputs, options or version); --overwrite begins anew"
                raise Unfit(message)
            tally = Tally.from_json(to_json(state["tally"]))
            taken, lengths = int(state["taken"]), [int(length) for length in state["lengths"]]
        except (ValueError, KeyError, TypeError):
            message = f"{self._path} cannot be read; --overwrite begins anew"
            raise Unfit(message) from None
        for part, length in zip(self._parts, lengths, strict=True):
            if length and (not part.exists() or part.stat().st_size < length):
                message = f"{part} is shorter than {self._path} says; --overwrite begins anew"
                raise Unfit(message)
        return taken, tally, lengths
