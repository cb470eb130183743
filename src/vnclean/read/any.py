"""The door for whoever does not say what a page is: bytes are decoded, and the string tells what it is."""

from dataclasses import replace

from vnclean.page import Page
from vnclean.read.decode import decode
from vnclean.read.html import read_html
from vnclean.read.markdown import read_markdown
from vnclean.read.sniff import sniff
from vnclean.read.text import read_text


def read(page: str | bytes, *, url: str | None = None, encoding: str | None = None) -> Page:
    notes: tuple[str, ...] = ()
    if isinstance(page, bytes):
        decoded = decode(page, encoding=encoding)
        page, notes = decoded.text, (decoded.note,) if decoded.note else ()
    door = {"html": read_html, "markdown": read_markdown, "text": read_text}[sniff(page)]
    read = door(page, url=url)
    return replace(read, notes=(*notes, *read.notes)) if notes else read
