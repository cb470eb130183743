r"""Escape page text for terminals, HTML and JSON, so that invisible characters in it do no harm.

Such characters can control a terminal or reverse text. They are the characters of the Unicode categories C, Zl and Zp.
Known to be harmful are control characters (C0, C1), directional marks (Unicode Standard Annex 9, "Trojan Source",
CVE-2021-42574) and lone surrogates. The characters ``<``, ``>`` and ``&`` are escaped in HTML and JSON, since they can
end a script.
"""

import json
from html import escape
from typing import Any, Final

import regex

from vnclean.text.lazy_pattern import lazy_regex

_UNSEEN: Final = lazy_regex(r"[\p{C}\p{Zl}\p{Zp}]")
_LIVE: Final = lazy_regex(r"[\p{C}\p{Zl}\p{Zp}<>&]")
_ASTRAL: Final = 0xFFFF


def shown(text: str) -> str:
    r"""Return the text for display in a table: every invisible character becomes "·".

    >>> shown("Tin\u202e m\x1bới")
    'Tin· m·ới'
    """
    return _UNSEEN.sub("·", text)


def to_html(text: str) -> str:
    r"""Return the text escaped for HTML; line breaks are kept, other invisible characters become "·".

    >>> to_html("a < b\n\x1bc")
    'a &lt; b\n·c'
    """
    return "\n".join(escape(shown(line), quote=True) for line in text.split("\n"))


def to_json(value: object) -> str:
    r"""Return a value as one-line JSON; invisible characters and ``<``, ``>``, ``&`` are escaped.

    ``json.loads`` returns the same value, lone surrogates included.

    >>> to_json({"Tỉnh": "<b>\u202e"})
    '{"Tỉnh": "\\u003cb\\u003e\\u202e"}'
    """
    # Each match is inside a JSON string, because JSON syntax outside strings has none of these characters.
    return _LIVE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: regex.Match[str]) -> str:
    """Return the JSON escape of a matched character: an invisible one, ``<``, ``>`` or ``&``."""
    code = ord(found[0])
    if code <= _ASTRAL:
        return f"\\u{code:04x}"
    code -= _ASTRAL + 1
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def from_json(text: str | bytes) -> Any:  # noqa: ANN401 (any value)
    """Return the value of a JSON text.

    Raises ``ValueError`` if the text is not valid JSON, or is nested too deeply.
    """
    try:
        return json.loads(text)
    except RecursionError:
        message = "this JSON is nested too deeply"
        raise ValueError(message) from None
