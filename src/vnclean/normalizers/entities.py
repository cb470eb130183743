"""HTML entities left over in text, escaped once or several times: "H&agrave; N&#7897;i", "&amp;agrave;"."""

from dataclasses import dataclass
from html import unescape
from html.entities import html5
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.tokens import replace_prose

_ENTITY: Final = lazy_regex(r"&(?:amp;)*+(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_AMPERSAND: Final = lazy_regex(r"(?<![^\s\p{L}\d])&(?:amp;)++(?=\s|$|[\p{L}\d](?![\p{L}\d]{0,30};))")
_KEPT: Final = frozenset("<>&\x00")
"""Characters whose entities ``_character`` keeps: texts about HTML write <, > and & as entities; NUL is not text."""
_FIRST: Final = 32
"""The code point of the space. All lower code points are control characters."""


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
    return found[0] if char in _KEPT or not char or "\ufffd" in char or ord(char[0]) < _FIRST else char
