"""A web archive for tests: responses as crawlers write them down."""

import gzip


def record(url: str, head: str, body: bytes) -> bytes:
    """A response of a web archive, compressed as archives are: record by record."""
    return gzip.compress(plain_record(url, head, body))


def plain_record(url: str, head: str, body: bytes) -> bytes:
    """The same, not compressed."""
    http = f"HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-17T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"
