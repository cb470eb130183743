r"""Text from a page, on its way to where it could do harm: characters that steer a terminal, turn a line, end a script.

They are Unicode's categories C and Zl, Zp, of which controls (C0, C1), directional marks (Unicode Standard Annex 9,
"Trojan Source", CVE-2021-42574) and halves of surrogate pairs are known to do harm.
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
    r"""Return a text for a table: what no reader sees stands as "·".

    >>> shown("Tin\u202e m\x1bới")
    'Tin· m·ới'
    """
    return _UNSEEN.sub("·", text)


def to_html(text: str) -> str:
    r"""Return a text escaped for HTML; of invisible characters only line breaks stay, others become "·".

    >>> to_html("a < b\n\x1bc")
    'a &lt; b\n·c'
    """
    return "\n".join(escape(shown(line), quote=True) for line in text.split("\n"))


def to_json(value: object) -> str:
    r"""Return a value as one-line JSON; invisible characters and ``<``, ``>``, ``&`` are escaped.

    ``json.loads`` gives back the same value, halves of surrogate pairs among it.

    >>> to_json({"Tỉnh": "<b>\u202e"})
    '{"Tỉnh": "\\u003cb\\u003e\\u202e"}'
    """
    return _LIVE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: regex.Match[str]) -> str:
    """JSON's escape of a character, which is inside a string: outside of them JSON has none of these."""
    code = ord(found[0])
    if code <= _ASTRAL:
        return f"\\u{code:04x}"
    code -= _ASTRAL + 1
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def from_json(text: str | bytes) -> Any:  # noqa: ANN401 (any value)
    """Return the value of a JSON text. Raises ``ValueError`` for what is none, or is nested too deeply to be read."""
    try:
        return json.loads(text)
    except RecursionError:
        message = "this JSON is nested too deeply"
        raise ValueError(message) from None
