"""What makes a long run safe to interrupt: parts that grow, and a journal that says how far they are good.

Records and failures are appended to two parts. At each checkpoint both are flushed to disk, then the journal is
replaced as a whole (written beside it and renamed): it says how many pages were taken up, and how far each part is good
(bytes, lines, a digest). A run that continues compares the parts with it, cuts them there and takes up the pages from
there; so each page is there once, whatever the moment at which it was killed. What does not fit is refused, never
guessed. At the end the parts are renamed to what they are. A lock keeps a second run away meanwhile.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final

from vnclean.cli.atomic_files import Lock, OutputExistsError, refuse, refuse_irregular, remove_leftovers, replaced
from vnclean.cli.parts import Extent, Pack, Part, packer
from vnclean.output.tally import Tally
from vnclean.text.escape import from_json, to_json

_ANEW: Final = "use --overwrite to start again"


def files_of(out: Path) -> list[Path]:
    """Return all files that a run to ``out`` writes beside it, which are not pages."""
    failed = _beside(out, ".failed.jsonl")
    return [
        out,
        failed,
        _beside(out, ".part"),
        _beside(failed, ".part"),
        _beside(out, ".journal"),
        _beside(out, ".lock"),
    ]


class Journal:
    """The files of one run to ``out``; ``taken`` pages are done, ``tally`` counts them."""

    def __init__(
        self,
        out: Path,
        key: str,
        inputs: str,
        *,
        overwrite: bool,
        made: Callable[[Path, Path], None] | None = None,
    ) -> None:
        """Go on where a run of the same ``key`` (options) and ``inputs`` was interrupted, or begin.

        ``made`` makes what is written to ``out`` of the part of JSON lines; without it the part is that.
        Raises ``OutputExistsError`` where one of the files exists, another run was interrupted, or what it left
        does not fit together, unless these may be overwritten; if another run is active; and for irregular files.
        """
        self._out, self._key, self._inputs, self._made = out, key, inputs, made
        _, self._failed, *parts, self._path, lock = files_of(out)
        refuse_irregular(*files_of(out))
        self.taken: int = 0
        self.tally: Tally = Tally()
        with ExitStack() as opening:
            self._lock = Lock(lock)
            opening.callback(self._lock.close)
            for path in (out, self._path):
                remove_leftovers(path)
            if not overwrite:
                refuse(out, self._failed)
            if not overwrite and not self._path.exists():
                refuse(*parts)
            packs = (packer(out.name) if made is None else bytes, bytes)
            self._parts = self._opened(parts, packs, overwrite=overwrite)
            opening.pop_all()

    @property
    def failures(self) -> bool:
        """Whether a page failed."""
        return self._parts[1].extent.lines > 0

    def add(self, line: bytes, *, failed: bool) -> None:
        """Append a record's line, or a failure's."""
        self._parts[failed].add(line)

    def checkpoint(self, taken: int, tally: Tally) -> None:
        """All that was added is good."""
        for part in self._parts:
            part.checkpoint()
        self.taken, self.tally = taken, tally
        self._record(self._parts)

    @property
    def is_full(self) -> bool:
        """Whether so much was added that a checkpoint should not wait."""
        return any(part.is_full for part in self._parts)

    def close(self) -> None:
        """Close the files and give back the lock: after ``finish``, or to go on later."""
        for part in self._parts:
            with suppress(OSError):  # what a full disk has not taken
                part.close()
        self._lock.close()

    def finish(self) -> None:
        """Give the files their names."""
        records, failures = self._parts
        records.close()
        failures.close()
        if self._made is None:
            records.path.replace(self._out)
        else:
            self._made(records.path, self._out)
            records.path.unlink()
        if self.failures:
            failures.path.replace(self._failed)
        else:
            failures.path.unlink()
            self._failed.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)

    def _opened(self, paths: list[Path], packs: Sequence[Pack], *, overwrite: bool) -> list[Part]:
        """Return the parts of an interrupted run, where there is one that fits, else new ones."""
        opened: list[Part] = []
        if self._path.exists():
            try:
                for path, pack, extent in zip(paths, packs, self._read(), strict=True):
                    opened.append(Part(path, pack, extent))
            except OutputExistsError:
                for part in opened:
                    part.close()
                if not overwrite:
                    raise
            else:
                return opened
        self.taken, self.tally = 0, Tally()
        self._path.unlink(missing_ok=True)  # before the parts that it speaks of
        opened = [Part(path, pack, None) for path, pack in zip(paths, packs, strict=True)]
        self._record(opened)
        return opened

    def _record(self, parts: Sequence[Part]) -> None:
        state = {
            "key": self._key,
            "inputs": self._inputs,
            "taken": self.taken,
            "parts": [list(part.extent) for part in parts],
            "tally": json.loads(self.tally.to_json()),
        }
        replaced(self._path, to_json(state).encode())

    def _read(self) -> list[Extent]:
        """Return how far the run came. Raises ``OutputExistsError`` if it was another, or the numbers do not fit."""
        try:
            state: Any = from_json(self._path.read_bytes())
            key, inputs, taken = state["key"], state["inputs"], state["taken"]
            tally = Tally.from_json(to_json(state["tally"]))
            extents = [_extent(*part) for part in state["parts"]]
            records, failures = extents
            failed = sum(count.number for count in tally.by["error"].values())
            fits = type(taken) is int and (taken, tally.pages, failed) == (
                records.lines + failures.lines,
                records.lines,
                failures.lines,
            )
        except (ValueError, KeyError, TypeError):
            fits = False
        if not fits:
            message = f"{self._path} cannot be read; {_ANEW}"
            raise OutputExistsError(message)
        if key != self._key:
            message = f"{self._path} belongs to another run (other options, another pipeline or version); {_ANEW}"
            raise OutputExistsError(message)
        if inputs != self._inputs:
            message = f"{self._path} belongs to other inputs: their names, sizes or times have changed; {_ANEW}"
            raise OutputExistsError(message)
        self.taken, self.tally = taken, tally
        return extents


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _extent(length: object, lines: object, digest: object) -> Extent:
    """Return an extent as it was written. Raises ``TypeError`` for what is none."""
    if type(length) is not int or type(lines) is not int or not isinstance(digest, str) or min(length, lines) < 0:
        raise TypeError
    return Extent(length, lines, digest)
