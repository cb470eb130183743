"""Decoding of a page's bytes.

Evidence in the bytes, such as valid UTF-8, has precedence over declared encodings.
"""

import codecs
from dataclasses import dataclass, field
from typing import Final

import regex

from vnclean.text.charset_detection import is_odd, judge
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.legacy_charsets import CHARSETS, western

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META: Final = lazy_regex(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_XML: Final = lazy_regex(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", regex.IGNORECASE)
_HEAD: Final = 4096
"""Number of bytes at the start of a page that are searched for the declaration of its encoding.

The HTML standard examines 1,024 bytes, but some pages declare their encoding further down.
"""
_LEGACY: Final = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Encodings to use, by declared encoding: the WHATWG Encoding Standard reads ISO 8859-1 and ASCII as windows-1252."""
_WESTERN: Final = frozenset({None, "ascii", "iso8859-1", "cp1252", "cp1258", "utf-8"})
"""Encodings that pages in a legacy Vietnamese charset declare; ``None`` is for pages without a declaration."""
_NO_TEXT: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem"}
)
"""Python codecs that are not used for pages: codecs of escapes, of host names and of the local machine, and UTF-7.

The WHATWG Encoding Standard leaves UTF-7 out, since UTF-7 can hide markup.
"""
_TAG: Final = lazy_regex(r"<[^<>]{0,2000}>")
_KINDS: Final = (
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed data"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"WARC/", "a WARC archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_RIFF: Final = {b"WEBP": "a WebP image", b"WAVE": "a WAVE recording", b"AVI ": "an AVI video"}
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_MOST_CONTROLS: Final = 0.05
_SAMPLE: Final = 1 << 16
_WIDE_SHARE: Final = 0.2
_DAMAGE: Final = 0.1
_LITTLE: Final = 0.5
"""Maximum ratio of U+FFFD to correct non-ASCII characters in a text that counts as damaged UTF-8.

Bytes in another encoding, decoded as UTF-8, give hardly any correct non-ASCII characters.
"""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded page: the text, the encoding used, and a note.

    ``note`` is empty or says one of these:

    - A declared encoding was overruled.
    - The words are in a legacy charset.
    - The bytes are damaged.
    """

    text: str
    encoding: str
    note: str = ""
    given: bytes = field(default=b"", repr=False, compare=False)
    """The input bytes if they were decoded as valid UTF-8 without a byte order mark, otherwise empty.

    ``utf8`` returns these bytes instead of encoding the text again.
    """

    @property
    def utf8(self) -> bytes:
        """The text encoded in UTF-8, with "?" for each character that UTF-8 cannot encode (a surrogate)."""
        return self.given or self.text.encode("utf-8", "replace")


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    r"""Return the text of a page's bytes, with the encoding used and a note.

    The first rule that applies decides the encoding:

    1. A byte order mark.
    2. UTF-16 or UTF-32, identified by the zero bytes or given as ``encoding``.
    3. Valid UTF-8 (ASCII included), whatever is declared.
    4. Windows-1252, if the words show that the bytes are in a legacy Vietnamese charset. This rule applies only
       if the declared encoding (``encoding``, or else the page's own declaration) is absent, Western or UTF-8.
       If the charset is windows-1258, the rule applies only if the declared encoding is windows-1252.
    5. The caller's ``encoding``, unless it is UTF-8.
    6. Without ``encoding``, the page's own declaration (``<meta charset>`` or an XML declaration), unless it is
       UTF-8.
    7. UTF-8, if at most one in three non-ASCII characters is damaged.
    8. Windows-1258.

    As in the WHATWG Encoding Standard, ISO 8859-1 and ASCII are read as windows-1252. Encodings have the names
    of Python's codecs.

    Raises ``ValueError`` in two cases:

    - The bytes are not a page but, for example, a PDF, an image or compressed data. The message names the
      format.
    - Python has no codec with the name ``encoding``, or the codec is not a text encoding ("idna", "base64").

    >>> decode("<meta charset=iso-8859-1>Việt".encode())
    Decoded(text='<meta charset=iso-8859-1>Việt', encoding='utf-8', note='declared iso8859-1, but the bytes are UTF-8')
    """
    own = None if encoding is None else text_encoding(encoding)
    if encoding is not None and own is None:
        message = f"no text encoding is named {encoding!r}"
        raise ValueError(message)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, own)
    if kind := _kind(data):
        message = f"these bytes are not a page: they look like {kind}"
        raise ValueError(message)
    wide = _wide(data)
    if own is not None and own.startswith(("utf-16", "utf-32")):
        wide = wide or own
    if wide:
        return _decoded(data, wide, own)
    declared = own or _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _narrow(data, declared)
    note = "" if declared in (None, "utf-8") or data.isascii() else f"declared {declared}, but the bytes are UTF-8"
    return Decoded(text, "utf-8", note, data)


def text_encoding(name: str) -> str | None:
    """Return the name of Python's codec for a text encoding.

    The result is ``None`` if Python has no such codec, or if the codec is not a text encoding of pages.

    >>> text_encoding("UTF8"), text_encoding("utf8mb4"), text_encoding("punycode")
    ('utf-8', None, None)
    """
    try:
        found = codecs.lookup(name).name
        if found in _NO_TEXT:
            return None
        b"  ".decode(found, "replace")
    except (LookupError, ValueError):  # UnicodeError is a ValueError; so is a name with a null character
        return None
    return found


def _narrow(data: bytes, declared: str | None) -> Decoded:
    """Return the text of bytes that are not valid UTF-8; ``declared`` is the declared encoding, if any."""
    if declared in _WESTERN:
        plain = _TAG.sub("\n", western(data[:_SAMPLE]))
        verdict = judge("\n".join(line for line in plain.split("\n") if is_odd(line)))
        # the normalizers decode the words; windows-1258 that is not declared as windows-1252 is decoded below
        if verdict is not None and (verdict.charset != "cp1258" or declared == "cp1252"):
            return Decoded(western(data), "cp1252", f"the words are written in {CHARSETS[verdict.charset]}")
    if declared not in (None, "utf-8"):
        return _decoded(data, _LEGACY.get(declared, declared), declared)
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    foreign = sum(not char.isascii() for char in text) - damaged
    if damaged <= foreign * _LITTLE:
        return Decoded(text, "utf-8", f"{damaged} damaged places in UTF-8")
    note = "declared utf-8, but the bytes are windows-1258" if declared else ""
    return Decoded(data.decode("cp1258", "replace"), "cp1258", note)


def _decoded(data: bytes, name: str, declared: str | None) -> Decoded:
    text = western(data) if name == "cp1252" else data.decode(name, "replace")
    if declared is not None and _family(_LEGACY.get(declared, declared)) != _family(name):
        return Decoded(text, name, f"declared {declared}, but the bytes are {name}")
    damaged = text.count("\ufffd")
    return Decoded(text, name, f"{damaged} damaged places in {name}" if damaged else "")


def _family(name: str) -> str:
    """Return an encoding's name without the suffix "-le" or "-be" (byte order) or "-sig": "utf-16" for "utf-16-le"."""
    return name.removesuffix("-le").removesuffix("-be").removesuffix("-sig")


def _declared(data: bytes) -> str | None:
    """Return the Python name of the encoding that a page declares in ``<meta>`` or ``<?xml ?>``, or ``None``."""
    head = data[:_HEAD]
    found = _XML.match(head) or _META.search(head)
    if found is None:
        return None
    name = text_encoding(found[1].decode("ascii", "replace"))
    # the declaration was found as ASCII bytes, so the page cannot be in UTF-16 or UTF-32
    return "utf-8" if name is not None and name.startswith(("utf-16", "utf-32")) else name


def _wide(data: bytes) -> str | None:
    """Return the name of the UTF-16 or UTF-32 encoding that the zero bytes of a page show, or ``None``."""
    sample = data[:_SAMPLE]
    if 0 not in sample:
        return None
    zeros = [sample[at::4].count(0) for at in range(4)]
    most, least = (share * (len(sample) // 4) for share in (1 - _DAMAGE, _DAMAGE))
    # two bytes of nearly every four are zero in UTF-32, since hardly any character of a page is beyond U+FFFF
    if min(zeros[2:]) >= most and zeros[0] <= least:
        return "utf-32-le"
    if min(zeros[:2]) >= most and zeros[3] <= least:
        return "utf-32-be"
    even, odd = sample[::2].count(0), sample[1::2].count(0)  # in UTF-16, the high byte of many characters is zero
    if max(even, odd) < len(sample) * _WIDE_SHARE / 2 or min(even, odd) > max(even, odd) * _DAMAGE:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _kind(data: bytes) -> str | None:
    """Return what the bytes seem to be if they are not a page ("a PDF document"), otherwise ``None``."""
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], "a RIFF file")
    if data[4:8] == b"ftyp":
        return "an MPEG-4 video or image"
    sample = data[:_SAMPLE]
    if not any(map(sample.__contains__, _CONTROLS)):  # this takes a fifth of the time of counting them
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, len(sample) * _MOST_CONTROLS) and _wide(data) is None:
        return "binary data"
    return None
