"""Texts encoded in legacy charsets, by the tables of the package."""

import unicodedata
from importlib.resources import files

import regex

from vnclean.text.legacy_charsets import western

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


DRESSES = {"latin-1": lambda data: data.decode("latin-1"), "windows-1252": western}


def table(charset: str) -> dict[str, bytes]:
    """Return the bytes of each letter in a charset, from the package's table."""
    name = {"tcvn3": "TCVN3"}.get(charset, charset.upper())
    rows = files("vnclean").joinpath("text/legacy_charsets.tsv").read_text("utf-8").splitlines()
    return {
        letter: regex.sub(rb"\\x(..)", lambda byte: bytes.fromhex(byte[1].decode()), legacy.encode())
        for row in rows
        if row.startswith(name + "\t")
        for _, legacy, letter in [row.split("\t")]
    }


def written(text: str, charset: str) -> bytes:
    """Return a text encoded in a charset.

    TCVN3 has no capitals with a tone, so lower case is used. Characters that are not in the table, such as typographic
    quotes, are encoded in windows-1252.
    """
    if charset == "cp1258":
        marked = regex.sub(r"[^\x00-\x7f]", lambda found: tone_apart(found[0]), text)
        return marked.encode("cp1258", "replace")
    letters = table(charset)
    return b"".join(
        letters.get(char) or letters.get(char.lower()) or char.encode("cp1252", "replace")
        for char in unicodedata.normalize("NFC", text)
    )


def tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES[1:])
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES[1:])) + tone
