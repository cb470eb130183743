"""WARC: the pages of a web archive, read with FastWARC (extra ``warc``)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

_PAGES: Final = ("", "text/html", "application/xhtml+xml", "text/plain", "text/markdown")


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """The pages of a ``.warc`` or ``.warc.gz``, responses of HTML or text: mappings of ``page``, ``url``, ``encoding``.

    Content codings that FastWARC knows (gzip, deflate, chunked) are undone. A response whose bytes stay compressed
    (Brotli, Zstandard) is refused as a page when it is read.
    """
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all"):
            if record.http_headers is None or (record.http_content_type or "") not in _PAGES:
                continue
            yield {
                "page": record.reader.read(),
                "url": record.headers.get("WARC-Target-URI"),
                "encoding": record.http_charset,
            }
