"""Records of a web archive (WARC) for tests, as crawlers write them."""

import gzip
import re


def record(url: str, head: str, body: bytes) -> bytes:
    """Return a response record, compressed on its own as records in web archives are."""
    return gzip.compress(plain_record(url, head, body))


def plain_record(url: str, head: str, body: bytes) -> bytes:
    """Return a response record without compression."""
    http = f"HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-17T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


TEXT = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."


ARCHIVED_PAGE = f"<p>{TEXT}</p>".encode()


HTML_HEAD = "Content-Type: text/html; charset=utf-8"


def good_record(number: int) -> bytes:
    return plain_record(f"https://bao.example/{number}", HTML_HEAD, ARCHIVED_PAGE)


def bad_record(version: str = "WARC/1.0", more: str = "", length: int = 0) -> bytes:
    """Return a record with a wrong head: another version, more lines, or a length that is off by ``length`` bytes."""
    whole = plain_record("https://bao.example/bad", HTML_HEAD, ARCHIVED_PAGE)
    true = re.findall(rb"Content-Length: (\d+)", whole)[0]
    whole = whole.replace(true, str(int(true) + length).encode(), 1)
    return whole.replace(b"WARC/1.0\r\n", f"{version}\r\n{more}".encode(), 1)
