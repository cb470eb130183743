r"""Escapes left over in text: of programming languages ("Vi\\u1ec7t") and as HTML entities ("H&agrave; N&#7897;i")."""

from dataclasses import dataclass
from html import unescape
from html.entities import html5
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import replace_prose

_CODE: Final = r"(?:\\{1,2}u|%u)([\da-fA-F]{4})"
_ESCAPES: Final = lazy_regex(rf"(?:{_CODE})+")
_WORD: Final = lazy_regex(rf"(?<![\p{{L}}\p{{M}}])[\p{{L}}\p{{M}}]*+(?:{_CODE}[\p{{L}}\p{{M}}]*+)+")
_LETTERS: Final = lazy_regex(r"[\p{L}\p{M}]{2,}")
_MOST: Final = 0.5
_FIRST: Final = " "
"""The space; all characters with lower code points are control characters."""


@dataclass(frozen=True, slots=True)
class Escapes(Normalizer):
    r"""Normalizer that decodes the escapes of a line if at least half of the decoded words are syllables.

    The escapes are ``\u1ec7``, with one backslash or two, and ``%u1ec7``. These are not decoded:

    - escapes in addresses and in code between backticks;
    - a run of escapes that contains a lone surrogate or a control character.

    In the examples, ``\u12`` is too short to be an escape, and ``\u2024`` is one that gives no syllable.

    >>> Escapes()(r"Vi\u1ec7t Nam, \u201cH\u00e0 N\u1ed9i\u201d; \u12"), Escapes()(r"D:\users\u2024")
    ('Việt Nam, “Hà Nội”; \\u12', 'D:\\users\\u2024')
    """

    decodes: ClassVar[bool] = True
    leaves_plain: ClassVar[bool] = True

    name: str = "escapes"

    def __call__(self, text: str, /) -> str:
        """Return the text with its escapes decoded, or the text unchanged if too few words become syllables."""
        if not ("\\u" in text or "%u" in text) or not _ESCAPES.search(text):
            return text
        words = [word for found in _WORD.finditer(text) for word in _LETTERS.findall(_ESCAPES.sub(_put, found[0]))]
        good = sum(map(is_syllable, words))
        return replace_prose(_ESCAPES, _put, text) if good and good >= _MOST * len(words) else text

    def reason(self, text: str, /) -> str:
        """Return a text with the number of escapes and the first escape."""
        found = [code[0] for code in regex.finditer(_CODE, text)]
        return f"{len(found)} escapes, {found[0]}"


def _put(found: regex.Match[str]) -> str:
    """Return the characters that a run of escapes encodes.

    If one of these characters is a lone surrogate or a control character, the run is returned unchanged.
    """
    codes = regex.findall(_CODE, found[0])
    units = "".join(chr(int(code, 16)) for code in codes)
    text = units.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
    return found[0] if "\ufffd" in text or any(char < _FIRST for char in text) else text


_ENTITY: Final = lazy_regex(r"&(?:amp;)*+(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_AMPERSAND: Final = lazy_regex(r"(?<![^\s\p{L}\d])&(?:amp;)++(?=\s|$|[\p{L}\d](?![\p{L}\d]{0,30};))")
_KEPT: Final = frozenset("<>&\x00")
"""Characters whose entities ``_character`` keeps: texts about HTML write <, > and & as entities; NUL is not text."""


@dataclass(frozen=True, slots=True)
class Entities(Normalizer):
    """Normalizer that replaces each HTML entity by the character that the entity names.

    The "&" of an entity may itself be escaped any number of times. ``&amp;`` becomes "&" between and inside words.
    ``&lt;`` and ``&gt;`` are kept, and so are entities inside addresses and code.

    >>> Entities()("H&agrave; N&#7897;i, &amp;agrave;, AT&amp;T, &lt;b&gt;")
    'Hà Nội, à, AT&T, &lt;b&gt;'
    """

    decodes: ClassVar[bool] = True
    leaves_plain: ClassVar[bool] = True

    name: str = "entities"

    def __call__(self, text: str, /) -> str:
        """Return the text with each entity replaced by its character."""
        if "&" not in text or ";" not in text:
            return text
        text = replace_prose(_ENTITY, _character, text)
        return replace_prose(_AMPERSAND, lambda _: "&", text)

    def reason(self, text: str, /) -> str:
        """Return a reason that lists the entities in the text, each once."""
        return "left-over entities " + " ".join(dict.fromkeys(found[0] for found in _ENTITY.finditer(text)))


def _character(found: regex.Match[str]) -> str:
    """Return the character that an entity names ("à" for "&agrave;"); some entities ("&lt;") are returned unchanged."""
    if found[1][0] != "#" and found[1] + ";" not in html5:
        return found[0]
    char = unescape(f"&{found[1]};")
    return found[0] if char in _KEPT or not char or "\ufffd" in char or char[0] < _FIRST else char
