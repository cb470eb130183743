"""What makes a long run safe to interrupt: parts that grow, and a journal that says how far they are good.

Records and failures are appended to two parts. At each checkpoint both are flushed to disk, then the journal is
replaced as a whole (written beside it and renamed): it says how many pages were taken up, and how long each part was.
A run that goes on cuts the parts to these lengths and takes up the pages from there; so each page is there once,
whatever the moment at which it was killed. At the end the parts are renamed to what they are.
"""

import json
import os
from pathlib import Path
from typing import Any, BinaryIO

from vnclean.corpus.tally import Tally


class Unfit(Exception):  # noqa: N818 (what the files are)
    """Files that stand in the way of a run; its message is one sentence for the user."""


class Journal:
    """The files of one run to ``out``; ``taken`` pages are done, ``tally`` counts them."""

    def __init__(self, out: Path, key: str, *, overwrite: bool) -> None:
        """Go on where a run of the same ``key`` (inputs and pipeline) was interrupted, or begin.

        Raises ``Unfit`` where ``out`` is there, or another run was interrupted, unless these may be overwritten.
        """
        taken, tally, lengths = 0, Tally(), [0, 0]
        self._out, self._key = out, key
        self._failed = out.with_name(out.name + ".failed.jsonl")
        self._path = out.with_name(out.name + ".journal")
        self._parts = [path.with_name(path.name + ".part") for path in (out, self._failed)]
        if out.exists() and not overwrite:
            message = f"{out} is there already; --overwrite writes it anew"
            raise Unfit(message)
        if self._path.exists():
            try:
                taken, tally, lengths = self._read()
            except Unfit:
                if not overwrite:
                    raise
        self.taken: int = taken
        self.tally: Tally = tally
        self._files = [_opened(part, length) for part, length in zip(self._parts, lengths, strict=True)]
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
        lengths = [file.tell() for file in self._files]
        state = {"key": self._key, "taken": taken, "lengths": lengths, "tally": json.loads(tally.to_json())}
        beside = self._path.with_name(self._path.name + ".new")
        beside.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._path)

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

    def _read(self) -> tuple[int, Tally, list[int]]:
        """How far the run came. Raises ``Unfit`` where it was another, or the files do not fit together."""
        try:
            state: Any = json.loads(self._path.read_text(encoding="utf-8"))
            if state["key"] != self._key:
                message = f"{self._path} is of another run (other inputs, options or version); --overwrite begins anew"
                raise Unfit(message)
            tally = Tally.from_json(json.dumps(state["tally"]))
            taken, lengths = int(state["taken"]), [int(length) for length in state["lengths"]]
        except (ValueError, KeyError, TypeError):
            message = f"{self._path} cannot be read; --overwrite begins anew"
            raise Unfit(message) from None
        for part, length in zip(self._parts, lengths, strict=True):
            if length and (not part.exists() or part.stat().st_size < length):
                message = f"{part} is shorter than {self._path} says; --overwrite begins anew"
                raise Unfit(message)
        return taken, tally, lengths


def _opened(part: Path, length: int) -> BinaryIO:
    """A part, cut to the length up to which it is good, to be appended to."""
    file = part.open("r+b" if length else "wb")
    file.truncate(length)
    file.seek(length)
    return file
