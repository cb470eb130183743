"""WARC: the pages of a web archive, read with FastWARC (extra ``warc``).

Transfer and content codings are undone here: with FastWARC 2.0.1 ``auto_decode="all"`` an archive ends without a word
after a response that is both chunked and compressed, and with an error at one that says gzip and is not.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

from vnclean.pattern import lazy_re, lazy_regex
from vnclean.read.decode import text_encoding

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b"
"""How a member of gzip begins."""
_CHARSET: Final = lazy_regex(r"(?i)(?:^|;)\s*charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
_SIZE: Final = lazy_re(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;|$)")
"""The size of a chunk, in a line of its own."""
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
            kind, encoding = _content_type(headers.get("content-type", ""))
            if kind not in _PAGES:
                continue
            url, body = record.headers.get("WARC-Target-URI"), record.reader.read()
            if "chunked" in headers.get("transfer-encoding", "").lower():
                body = _joined(body)
            coding = headers.get("content-encoding", "").strip().lower()
            if coding in ("", "identity", "utf-8", "none"):
                yield {"page": body, "url": url, "encoding": encoding}
            elif coding in ("gzip", "x-gzip", "deflate"):
                whole = _inflated(body)
                yield (
                    ValueError(f"the body of {url} is cut")
                    if whole is None
                    else {
                        "page": whole,
                        "url": url,
                        "encoding": encoding,
                    }
                )
            else:
                yield ValueError(f"{url} is in the coding {coding!r}, which is not undone here")


def _content_type(header: str) -> tuple[str, str | None]:
    """The kind of a page, and its encoding where Python knows it; what else the header says is passed over.

    A charset that nobody knows ("utf8mb4") says nothing, so that the page's own evidence decides.
    """
    kind, _, parameters = header.partition(";")
    found = _CHARSET.search(parameters)
    return kind.strip().lower() or "text/html", text_encoding(found[1]) if found else None


def _joined(body: bytes) -> bytes:
    """The body of its chunks (RFC 9112, 7.1); as it is where it has none, and from where a size is no number."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        if not (found := _SIZE.match(body, at, end)):
            return b"".join(parts) + body[at:]
        if not (size := int(found[1], 16)):
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts else body


def _inflated(body: bytes) -> bytes | None:
    """What was compressed, of all its members; as it is where it is not compressed at all, ``None`` where it is cut.

    Half an article that looks whole is worse than none.
    """
    for window in (_GZIP, zlib.MAX_WBITS, -zlib.MAX_WBITS):
        parts: list[bytes] = []
        left = body
        try:
            while left and (not parts or left.startswith(_MAGIC)):
                unpacking = zlib.decompressobj(window)
                parts.append(unpacking.decompress(left, _LARGEST))
                if not unpacking.eof:
                    return None
                left = unpacking.unused_data
        except zlib.error:
            if not parts:
                continue
            return None
        return b"".join(parts)
    return body
