"""A part of a crawl's output: a file of lines, plain or compressed, that grows at each checkpoint.

In a compressed part, each checkpoint is one gzip member or Zstandard frame. So the file that a killed run leaves is
valid up to the last checkpoint, and a resumed run writes the same bytes that an uninterrupted run would have written.
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
"""A function that takes the lines of a checkpoint and returns the bytes to write, compressed or unchanged."""
_CHUNK: Final = 1 << 20
_MOST_WAITING: Final = 1 << 26
"""Number of bytes waiting to be written at which a checkpoint becomes due: 64 MiB."""
_FED: Final = 1 << 10  # four bytes may unpack to 128 kB, so these unpack to 32 MiB at most
"""Number of compressed bytes that Zstandard unpacks at a time."""


class Extent(NamedTuple):
    """A part up to its last checkpoint: its length in bytes, its number of lines, and the SHA-256 digest."""

    length: int = 0
    lines: int = 0
    digest: str = hashlib.sha256().hexdigest()


class Part:
    """A file to which lines are appended at each checkpoint.

    ``extent`` has the length, the number of lines and the digest of the file up to the last checkpoint. After a crash,
    damaged bytes may follow.
    """

    def __init__(self, path: Path, pack: Pack, extent: Extent | None) -> None:
        """Begin a new file if ``extent`` is ``None``, or resume an earlier file at its extent.

        A new file replaces an existing file of that name. A resumed file is cut off at the extent. Raises
        ``OutputExistsError`` if the file to resume is missing or does not begin with the bytes and lines that the
        extent describes.
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
        """Hold a line in memory; the next checkpoint writes the line to the file."""
        self._waiting.write(line)
        self._lines += 1

    @property
    def is_full(self) -> bool:
        """Whether a checkpoint is due because at least 64 MiB of lines wait to be written."""
        return self._waiting.tell() >= _MOST_WAITING

    def checkpoint(self) -> Extent:
        """Write the added lines, flush the file to disk, and return the new extent of the file."""
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
        """Close the file without writing the lines added since the last checkpoint."""
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
    """Return the compression suffix at the end of a file name: ".gz", ".zst", or "" if there is neither.

    Upper case in the name makes no difference.
    """
    return next((ending for ending in (".gz", ".zst") if name.lower().endswith(ending)), "")


def packer(name: str) -> Pack:
    """Return the function that compresses the lines of a checkpoint, chosen by the suffix of the file's name.

    For a suffix other than ".gz" and ".zst", the function returns the lines unchanged.
    """
    ending = packed(name)
    if ending == ".gz":
        return lambda data: gzip.compress(data, mtime=0)
    if ending == ".zst":
        import zstandard  # noqa: PLC0415 (an extra, asked for before)

        pack: Pack = zstandard.ZstdCompressor().compress
        return pack
    return bytes


def unpacked(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield the content of a file, decompressed by the suffix of ``name``, in pieces of at most 32 MiB.

    Raises ``EOFError`` if the file ends within a gzip member or a Zstandard frame. If the compressed data is damaged,
    raises the error of the library that decompresses it.
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
