"""WARC: the pages of a web archive (ISO 28500), ``.warc`` or ``.warc.gz``.

This module parses the archive itself, without a library, because a damaged record must not cost other records. FastWARC
2.0.1 stops silently at a header with unknown content, at a header that is too long, and at the end of a truncated file.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

from vnclean.read.decode import text_encoding
from vnclean.text.lazy_pattern import lazy_re, lazy_regex

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b\x08"
"""The first bytes of a gzip member (RFC 1952, 2.3.1): two fixed ones, and the number of the only compression method."""
_VERSION: Final = lazy_re(rb"WARC/(?:0\.1[78]|1\.[01])\s*\Z")
_BEGIN: Final = b"WARC/"
_LENGTH: Final = lazy_re(r"\d{1,15}\Z", re.ASCII)
_CHARSET: Final = lazy_regex(r"(?i)(?:^|;)\s*charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
_SIZE: Final = lazy_re(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;|$)")
"""The start of the line that gives the size of a chunk, in hexadecimal digits."""
_LARGEST: Final = 1 << 28
"""Maximum number of bytes of a page if the caller sets no limit."""
_HEAD: Final = 1 << 16
"""Maximum number of bytes of a WARC or HTTP header; servers and crawlers have lower limits."""
_PIECE: Final = 1 << 16
"""Number of bytes read at a time."""

_CUT: Final = "is cut"
_DAMAGED: Final = "is damaged"
_LONGER: Final = "does not end where its Content-Length says"
_NO_RECORD: Final = "does not begin with WARC/ and a version"
_LONG_HEAD: Final = "has a head that is too long"
_CUT_HEAD: Final = "is cut in its head"
_NO_HTTP: Final = "is not a response over HTTP"

_Stream: TypeAlias = "BufferedReader[Any]"


class _DamagedError(Exception):
    """Error for a record that cannot be read; its message is a predicate, such as "is cut".

    The caller puts the name of the record before the message.
    """


@dataclass(slots=True)
class _Record:
    """The header of a WARC record: its fields, by name in lower case."""

    fields: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str | None:
        """The URL of the page; ``None`` if the record has none."""
        return self.fields.get("warc-target-uri", "").strip("<>") or None

    @property
    def is_response(self) -> bool:
        """Whether the record is a server's response over HTTP."""
        kind = self.fields.get("content-type", "application/http")
        return self.fields.get("warc-type") == "response" and kind.startswith("application/http")

    def error(self, why: object) -> ValueError:
        """Return a ``ValueError`` that names the record by identifier and URL, and ends with ``why`` ("is cut")."""
        target = f" of {self.url}" if self.url else ""
        return ValueError(f"the record {self.fields.get('warc-record-id', 'without an identifier')}{target} {why}")


def pages(path: str | Path, *, max_size: int | None = None) -> Iterator[dict[str, Any] | Exception]:
    """Yield the HTML and text pages of an archive, each as a mapping.

    The keys are ``page`` (bytes), ``url``, ``encoding`` and ``fetched``. A page is unpacked if its headers declare
    gzip, deflate or chunked transfer. A page that is not in the declared coding is yielded unchanged.

    For a page that cannot be read, the function yields a ``ValueError`` with the record's name and URL. Then it
    continues with the next record. The possible reasons:

    - The record is damaged or cut.
    - The unpacked page has more than ``max_size`` bytes (by default 256 MiB).
    - The headers declare a coding that the function does not know (Brotli, Zstandard).
    """
    with Path(path).open("rb") as file:
        for member in _members(file):
            yield from _pages(member, _LARGEST if max_size is None else max_size)


def _members(file: _Stream) -> Iterator[_Stream]:
    """Yield the file itself if it is not gzip; otherwise yield each gzip member as an unpacked stream."""
    if not file.peek(len(_MAGIC)).startswith(_MAGIC):
        yield file
        return
    start, is_damaged = 0, False
    while (place := _next_member(file, start)) is not None:
        member = _Member(file, place)
        stream = BufferedReader(member, _PIECE)
        try:
            # The search after a damaged member begins inside it, where compressed data may contain the magic bytes.
            is_record = not is_damaged or stream.peek(len(_BEGIN)).startswith(_BEGIN)
        except _DamagedError:
            is_record = False
        if is_record:
            yield stream
        is_damaged = not member.is_finished()
        start = place + 1 if is_damaged else file.tell()
        # Bytes after an intact member that are not gzip: records that are not compressed.
        if not is_damaged and (rest := file.read(_PIECE).strip(b"\0")) and not rest.startswith(_MAGIC):
            yield BufferedReader(BytesIO(rest))


def _next_member(file: _Stream, place: int) -> int | None:
    """Return the offset of the first gzip member at or after ``place``; ``None`` if there is none."""
    file.seek(place)
    tail = b""
    while piece := file.read(_PIECE):
        piece = tail + piece
        if (found := piece.find(_MAGIC)) >= 0:
            return file.tell() - len(piece) + found
        tail = piece[1 - len(_MAGIC) :]
    return None


class _Member(RawIOBase):
    """A stream that unpacks one gzip member of a file while the member is read.

    Reading raises ``_DamagedError`` if the member is damaged or cut.
    """

    def __init__(self, file: BinaryIO, place: int) -> None:
        super().__init__()
        self._file = file
        self._unpacking = zlib.decompressobj(_GZIP)
        file.seek(place)

    def readable(self) -> bool:
        """Return True: the stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (any writable buffer)
        """Fill ``buffer`` with unpacked bytes, and return the number of bytes written; 0 at the member's end.

        Raises ``_DamagedError`` if the member is damaged or cut.
        """
        unpacked = b""
        while not unpacked and not self._unpacking.eof:
            packed = self._unpacking.unconsumed_tail or self._file.read(_PIECE)
            if not packed:
                raise _DamagedError(_CUT)
            try:
                unpacked = self._unpacking.decompress(packed, len(buffer))
            except zlib.error:
                raise _DamagedError(_DAMAGED) from None
        buffer[: len(unpacked)] = unpacked
        return len(unpacked)

    def is_finished(self) -> bool:
        """Read the rest of the member, and return whether the member is intact.

        After an intact member, the position of the file is the end of the member.
        """
        rest = bytearray(_PIECE)
        try:
            while self.readinto(rest):
                pass
        except _DamagedError:
            return False
        self._file.seek(-len(self._unpacking.unused_data), 1)
        return True


def _pages(stream: _Stream, limit: int) -> Iterator[dict[str, Any] | Exception]:
    """Yield the pages of a file or gzip member, and an error in place of each record that cannot be read.

    ``limit`` is the maximum number of bytes of a page.
    """
    while True:
        record, resume = _Record(), 0
        try:
            if not _has_more(stream):
                return
            length = _read_head(stream, record)
            resume = stream.tell() if stream.seekable() else 0
            body = _body(stream, length, limit + _HEAD if record.is_response else 0)
            if stream.peek(1)[:1] not in (b"", b"\r", b"\n"):
                raise _DamagedError(_LONGER)  # noqa: TRY301 (as of all damage)
            page = _page(record, body, limit) if record.is_response else None
        except _DamagedError as error:
            yield record.error(error)
            if resume:
                stream.seek(resume)  # to the start of the body, whose declared length may be wrong
            try:
                _find_record(stream)
            except _DamagedError:
                return
        else:
            if page is not None:
                yield page


def _has_more(stream: _Stream) -> bool:
    """Skip empty lines and zero bytes, and return whether any other byte follows."""
    while (piece := stream.peek(1)) and not piece.strip(b"\r\n\0"):
        stream.read(len(piece))
    stream.read(len(piece) - len(piece.lstrip(b"\r\n\0")))
    return bool(piece)


def _read_head(stream: _Stream, record: _Record) -> int:
    """Read the header of a record into ``record``, and return the length of the record's body in bytes.

    Raises ``_DamagedError`` if the header is damaged, if its version is unknown, or if its Content-Length is missing or
    not a number.
    """
    version = stream.readline(_PIECE)
    if not version.startswith(_BEGIN):
        raise _DamagedError(_NO_RECORD)
    record.fields.update(_fields(_until_record(stream)))  # after damage, the fields before it stay
    if not _VERSION.match(version):
        why = f"has the unknown version {version[:20].decode('ascii', 'replace').strip()}"
        raise _DamagedError(why)
    length = record.fields.get("content-length", "")
    if not _LENGTH.match(length):
        why = f"has no Content-Length that is a number, but {length[:20]!r}"
        raise _DamagedError(why)
    return int(length)


def _until_record(stream: _Stream) -> Iterator[bytes]:
    """Yield lines until the stream ends or the next line begins a record."""
    while not stream.peek(len(_BEGIN)).startswith(_BEGIN) and (line := stream.readline(_PIECE)):
        yield line


def _fields(lines: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name (in lower case) and the value of each header field.

    Raises ``_DamagedError`` if no empty line ends the header, or if the header is too long.
    """
    size = 0
    name, value = "", ""
    for line in lines:
        size += len(line)
        if size > _HEAD:
            raise _DamagedError(_LONG_HEAD)
        text = line.decode("utf-8", "replace")
        if text[:1] in (" ", "\t") and text.strip():
            value = f"{value} {text.strip()}"
            continue
        if name:
            yield name, value
        if not text.strip():
            return
        name, _, value = text.partition(":")
        name, value = name.strip().lower(), value.strip()
    raise _DamagedError(_CUT_HEAD)


def _body(stream: _Stream, length: int, most: int) -> bytes:
    """Read a body of ``length`` bytes, and return at most its first ``most`` + 1 bytes.

    The additional byte lets the caller detect a body that is too long. Raises ``_DamagedError`` if the stream ends
    before ``length`` bytes.
    """
    body = stream.read(min(length, most + 1))
    left = length - len(body)
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
    if left:
        raise _DamagedError(_CUT)
    return body


def _find_record(stream: _Stream) -> None:
    """Skip to the next line that begins a record, or to the end of the stream.

    Raises ``_DamagedError`` if the compressed data are damaged or cut.
    """
    is_start = True
    while (piece := stream.peek(len(_BEGIN))) and not (is_start and piece.startswith(_BEGIN)):
        is_start = stream.readline(_PIECE).endswith(b"\n")


def _page(record: _Record, body: bytes, limit: int) -> dict[str, Any] | Exception | None:
    """Return the page in an HTTP response, or ``None`` if the media type of the response is not that of a page.

    If the page cannot be read or has more than ``limit`` bytes, a ``ValueError`` is returned, not raised.
    ``body`` is the whole response.
    """
    lines = BytesIO(body)
    try:
        if not lines.readline(_PIECE).startswith(b"HTTP/"):
            raise _DamagedError(_NO_HTTP)  # noqa: TRY301 (as of all damage)
        fields = dict(_fields(iter(lines.readline, b"")))
        kind, encoding = _content_type(fields.get("content-type", ""))
        if kind not in _PAGES:
            return None
        page = lines.read()
        if "chunked" in fields.get("transfer-encoding", "").lower():
            page = _joined(page)
        coding = fields.get("content-encoding", "").strip().lower()
        if coding in ("gzip", "x-gzip", "deflate"):
            page = _inflated(page, limit)
        elif coding not in ("", "identity", "utf-8", "none"):
            return record.error(f"is in the coding {coding!r}, which is not undone here")
    except _DamagedError as error:
        return record.error(error)
    if len(page) > limit:
        return record.error(f"has more than {limit} bytes, the limit set by max_size")
    return {"page": page, "url": record.url, "encoding": encoding, "fetched": record.fields.get("warc-date")}


def _content_type(header: str) -> tuple[str, str | None]:
    """Return the media type and the encoding in a Content-Type header.

    If the header has no media type, the media type is "text/html". The encoding is ``None`` in two cases: the
    header has no encoding, or Python has no text codec for it ("utf8mb4"). In these cases, the reader of the
    page finds the encoding from the page itself.
    """
    kind, _, parameters = header.partition(";")
    found = _CHARSET.search(parameters)
    return kind.strip().lower() or "text/html", text_encoding(found[1]) if found else None


def _joined(body: bytes) -> bytes:
    """Return the body joined from its chunks (RFC 9112, 7.1); a line before each chunk gives the size of the chunk."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        if not (found := _SIZE.match(body, at, end)):
            return b"".join(parts) + body[at:]  # not a size: the rest is not in chunks
        if not (size := int(found[1], 16)):
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts else body


def _inflated(body: bytes, limit: int) -> bytes:
    """Return a body decompressed from gzip, zlib or raw deflate: at most the first ``limit`` + 1 bytes.

    A body that is in none of these formats is returned whole, without a limit. Raises ``_DamagedError`` if the
    compressed data end early, or if a later gzip member is corrupt.
    """
    for window in (_GZIP, zlib.MAX_WBITS, -zlib.MAX_WBITS):
        parts: list[bytes] = []
        left, size = body, 0
        try:
            while left and size <= limit and (not parts or left.startswith(_MAGIC)):
                unpacking = zlib.decompressobj(window)
                parts.append(unpacking.decompress(left, limit + 1 - size))
                size += len(parts[-1])
                if not unpacking.eof and size <= limit:
                    raise _DamagedError(_CUT)  # half an article that seems complete is worse than none
                left = unpacking.unused_data
        except zlib.error:
            if not parts:
                continue  # another format, or the first gzip member is corrupt
            raise _DamagedError(_CUT) from None
        return b"".join(parts)
    return body
