"""WARC: the pages of a web archive, read with FastWARC (extra ``warc``).

Transfer and content codings are undone here: with FastWARC 2.0.1 ``auto_decode="all"`` an archive ends without a word
after a response that is both chunked and compressed, and with an error at one that says gzip and is not.
"""

import zlib
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_GZIP: Final = 16 + zlib.MAX_WBITS
_LARGEST: Final = 1 << 28
"""Bytes that a compressed response may have: what is more is no page."""


def pages(path: str | Path) -> Iterator[dict[str, Any] | Exception]:
    """The pages of a ``.warc`` or ``.warc.gz``, responses of HTML or text: mappings of ``page``, ``url``, ``encoding``.

    gzip, deflate and chunks are undone, whether the headers are right about them or not; a response in another coding
    (Brotli, Zstandard) is a ``ValueError`` in its place.
    """
    with Path(path).open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="none"):
            if record.http_headers is None:
                continue
            headers = {name.lower(): value for name, value in record.http_headers.items()}
            kind = Message()
            kind["content-type"] = headers.get("content-type", "text/html")
            if kind.get_content_type() not in _PAGES:
                continue
            url, body = record.headers.get("WARC-Target-URI"), record.reader.read()
            if "chunked" in headers.get("transfer-encoding", "").lower():
                body = _joined(body)
            coding = headers.get("content-encoding", "").strip().lower()
            if coding in ("", "identity", "utf-8", "none"):
                yield {"page": body, "url": url, "encoding": kind.get_content_charset()}
            elif coding in ("gzip", "x-gzip", "deflate"):
                yield {"page": _inflated(body), "url": url, "encoding": kind.get_content_charset()}
            else:
                yield ValueError(f"{url} is in the coding {coding!r}, which is not undone here")


def _joined(body: bytes) -> bytes:
    """The body of its chunks (RFC 9112, 7.1); as it is where it has none."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0], 16)
        except ValueError:
            return b"".join(parts) if parts else body
        if size <= 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts else body


def _inflated(body: bytes) -> bytes:
    """What was compressed, up to where it is damaged; as it is where it is not compressed at all."""
    for window in (_GZIP, zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(window)
        try:
            return unpacking.decompress(body, _LARGEST)
        except zlib.error:
            continue
    return body
