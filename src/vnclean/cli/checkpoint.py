"""Checkpoints of long runs that may be interrupted: part files that grow, and a journal of their lengths.

A run appends its records to one part file and its failures to another. At each checkpoint the run flushes both parts to
disk and then replaces the journal atomically (by renaming a temporary file). The journal has the number of pages done
and, for each part, its valid length in bytes, its number of lines and a digest of the bytes.

A run that resumes compares the parts with the journal, truncates them to the valid length and continues with the next
page. So each page is written exactly once, even if the run was killed. A run is refused if parts and journal do not
match. At the end the parts are renamed to their final names. A lock keeps a second run from writing the same files.
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
    """Return the paths of all files that a run to ``out`` writes, so that none of them is read as a page.

    They are, in this order: output, failures, the part files of both, the journal and the lock.
    """
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
    """The files and the progress of one resumable run that writes to ``out``.

    ``taken`` is the number of pages done at the last checkpoint, and ``tally`` has the counts of these pages.
    ``left_out`` is the number of pages that were read but not written, because the options of the run exclude them.
    """

    def __init__(
        self,
        out: Path,
        key: str,
        inputs: str,
        *,
        overwrite: bool,
        made: Callable[[Path, Path], None] | None = None,
    ) -> None:
        """Resume an interrupted run with the same ``key`` and ``inputs``, or begin a new run.

        ``key`` identifies the options, the pipeline and the version; ``inputs`` identifies the input files. ``made``
        converts the finished part file, which holds JSON lines, to ``out``. Without ``made``, the part file is renamed
        to ``out``.

        Raises ``OutputExistsError`` if another run is active, or if one of the files is not a regular file. Unless
        ``overwrite`` is set, the same error is raised in each of these cases:

        - the output or the file of failures exists;
        - part files exist without a journal;
        - the interrupted run had another ``key`` or other ``inputs``;
        - the files of the interrupted run are inconsistent.
        """
        self._out, self._key, self._inputs, self._made = out, key, inputs, made
        _, self._failed, *parts, self._path, lock = files_of(out)
        refuse_irregular(*files_of(out))
        self.taken: int = 0
        self.left_out: int = 0
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
        """Whether any page failed."""
        return self._parts[1].extent.lines > 0

    def add(self, line: bytes, *, failed: bool) -> None:
        """Append a line to the unfinished file of records, or of failures if ``failed`` is set."""
        self._parts[failed].add(line)

    def leave_out(self) -> None:
        """Count a page that is not written."""
        self.left_out += 1

    def checkpoint(self, taken: int, tally: Tally) -> None:
        """Flush all added lines to disk, and then record in the journal that ``taken`` pages are done."""
        for part in self._parts:
            part.checkpoint()
        self.taken, self.tally = taken, tally
        self._record(self._parts)

    @property
    def is_full(self) -> bool:
        """Whether a checkpoint is due because many bytes wait to be written."""
        return any(part.is_full for part in self._parts)

    def close(self) -> None:
        """Close the files and release the lock, after ``finish`` or when the run will be resumed later."""
        for part in self._parts:
            with suppress(OSError):  # buffered output that a full disk cannot hold
                part.close()
        self._lock.close()

    def finish(self) -> None:
        """Turn the part files into the output and the file of failures, and remove the journal.

        The part file of records is converted by ``made`` or, without ``made``, renamed. If no page failed, there is no
        file of failures, and an old file of failures is deleted.
        """
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
        """Open and return the parts of this run, one for each of ``paths``.

        ``packs`` are the functions that compress the lines of each part. The parts depend on the interrupted run:

        - If the interrupted run can be resumed, its parts are continued.
        - If the interrupted run cannot be resumed and ``overwrite`` is set, new and empty parts replace its parts.
        - If there is no interrupted run, the parts are new and empty.

        Raises ``OutputExistsError`` if the interrupted run cannot be resumed and ``overwrite`` is not set.
        """
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
        self.taken, self.left_out, self.tally = 0, 0, Tally()
        self._path.unlink(missing_ok=True)  # before the parts that it refers to
        opened = [Part(path, pack, None) for path, pack in zip(paths, packs, strict=True)]
        self._record(opened)
        return opened

    def _record(self, parts: Sequence[Part]) -> None:
        state = {
            "key": self._key,
            "inputs": self._inputs,
            "taken": self.taken,
            "left_out": self.left_out,
            "parts": [list(part.extent) for part in parts],
            "tally": json.loads(self.tally.to_json()),
        }
        replaced(self._path, to_json(state).encode())

    def _read(self) -> list[Extent]:
        """Set ``taken``, ``left_out`` and ``tally`` from the journal; return how much of each part file is valid.

        Raises ``OutputExistsError`` if the journal is unreadable or inconsistent, or belongs to another run or to other
        inputs.
        """
        try:
            state: Any = from_json(self._path.read_bytes())
            key, inputs, taken, left_out = (state[name] for name in ("key", "inputs", "taken", "left_out"))
            tally = Tally.from_json(to_json(state["tally"]))
            extents = [_extent(*part) for part in state["parts"]]
            records, failures = extents
            failed = sum(count.number for count in tally.by["error"].values())
            cleaned = records.lines + left_out
            fits = type(taken) is type(left_out) is int and left_out >= 0
            fits = fits and (taken, tally.pages, failed) == (cleaned + failures.lines, cleaned, failures.lines)
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
        self.taken, self.left_out, self.tally = taken, left_out, tally
        return extents


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _extent(length: object, lines: object, digest: object) -> Extent:
    """Return the ``Extent`` (valid length of a part) with these values from the journal.

    Raises ``TypeError`` if a value has the wrong type or is negative.
    """
    if type(length) is not int or type(lines) is not int or not isinstance(digest, str) or min(length, lines) < 0:
        raise TypeError
    return Extent(length, lines, digest)
