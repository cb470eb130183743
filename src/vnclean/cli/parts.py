"""A part of a crawl's output: a file of lines, plain or compressed, that grows checkpoint by checkpoint.

Each checkpoint of a compressed part is one gzip member or Zstandard frame: the file that a killed run leaves is valid
up to its last checkpoint, and a resumed run writes byte for byte what an uninterrupted one would have written.
"""

import gzip
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, NamedTuple

from vnclean.cli.atomic_files import OutputExistsError, continued, created

Pack = Callable[[bytes], bytes]
"""A function that compresses the lines of a checkpoint."""
_CHUNK: Final = 1 << 20
_MOST_WAITING: Final = 1 << 26
"""Bytes waiting to be written at which a checkpoint is due: 64 MiB."""
_FED: Final = 1 << 10
"""Bytes of Zstandard decompressed at a time: a block of four bytes may hold 128 kB of one character."""


class Extent(NamedTuple):
    """The valid beginning of a part: its length in bytes, its number of lines, and the SHA-256 digest of the bytes."""

    length: int = 0
    lines: int = 0
    digest: str = hashlib.sha256().hexdigest()


class Part:
    """A file of lines that is appended to; ``extent`` is its valid beginning."""

    def __init__(self, path: Path, pack: Pack, extent: Extent | None) -> None:
        """Begin a new file, in place of any of that name; or resume an earlier one at its extent.

        Raises ``OutputExistsError`` if the file does not begin with what the extent says.
        """
        self.path: Path = path
        self._pack = pack
        self._digest = hashlib.sha256()
        self._waiting = io.BytesIO()
        self._lines = 0
        if extent is None:
            path.unlink(missing_ok=True)
            self._file = created(path)
        else:
            self._file = self._gone_on_with(extent)
        self.extent: Extent = extent or Extent()

    def add(self, line: bytes) -> None:
        """Append a line, to be written at the next checkpoint."""
        self._waiting.write(line)
        self._lines += 1

    @property
    def is_full(self) -> bool:
        """Whether so many bytes are waiting to be written that a checkpoint is due."""
        return self._waiting.tell() >= _MOST_WAITING

    def checkpoint(self) -> Extent:
        """Write the added lines, flush the file to disk, and return its new extent."""
        if self._lines:
            data = self._pack(self._waiting.getvalue())
            self._file.write(data)
            self._digest.update(data)
            length, lines = self.extent.length + len(data), self.extent.lines + self._lines
            self.extent = Extent(length, lines, self._digest.hexdigest())
            self._waiting, self._lines = io.BytesIO(), 0
        self._file.flush()
        os.fsync(self._file.fileno())
        return self.extent

    def close(self) -> None:
        """Close the file; lines added since the last checkpoint are not written."""
        self._file.close()

    def _gone_on_with(self, extent: Extent) -> BinaryIO:
        try:
            file = continued(self.path)
        except FileNotFoundError:
            message = f"{self.path} is missing, but its journal refers to it; use --overwrite to start again"
            raise OutputExistsError(message) from None
        left = extent.length
        while left and (data := file.read(min(left, _CHUNK))):
            self._digest.update(data)
            left -= len(data)
        name = self.path.name.removesuffix(".part")
        is_so = not left and self._digest.hexdigest() == extent.digest
        if not is_so or extent.lines != sum(
            data.count(b"\n") for data in unpacked(io.BufferedReader(_Beginning(file, extent.length)), name)
        ):
            file.close()
            message = f"{self.path} does not match its journal; use --overwrite to start again"
            raise OutputExistsError(message)
        file.seek(extent.length)
        file.truncate()
        return file


class _Beginning(io.RawIOBase):
    """A stream of the first ``length`` bytes of a file."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        file.seek(0)
        self._file, self._left = file, length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (as io has it)
        data = self._file.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)


def packed(name: str) -> str:
    """Return the suffix of a name that says how the file is compressed; "" if it is not."""
    return next((ending for ending in (".gz", ".zst") if name.lower().endswith(ending)), "")


def packer(name: str) -> Pack:
    """Return the function that compresses the lines of a checkpoint, chosen by the suffix of the file's name."""
    ending = packed(name)
    if ending == ".gz":
        return lambda data: gzip.compress(data, mtime=0)
    if ending == ".zst":
        import zstandard  # noqa: PLC0415 (an extra, asked for before)

        pack: Pack = zstandard.ZstdCompressor().compress
        return pack
    return bytes


def unpacked(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield the content of a file, decompressed as its suffix says, in pieces of 32 MiB at most.

    Raises ``EOFError`` if it ends within a member or a frame, and what the libraries raise for damage.
    """
    ending = packed(name)
    if ending == ".zst":
        yield from _frames(file)
        return
    source = gzip.GzipFile(fileobj=file) if ending == ".gz" else file
    while data := source.read(_CHUNK):
        yield data


def _frames(file: IO[bytes]) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415 (an extra, asked for before)

    frame: Any = None
    while data := file.read(_FED):
        while data:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            if content := frame.decompress(data):
                yield content
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        message = "the file ends within a compressed frame"
        raise EOFError(message)
