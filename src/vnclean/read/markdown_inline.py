"""The inline parser for Markdown: returns the plain text of a line, its links and its pictures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

import regex

from vnclean.model.page import Link
from vnclean.text.lazy_pattern import lazy_regex

_TARGET: Final = r"\((?P<{0}>(?:[^()\n\\]|\\.|\((?:[^()\n\\]|\\.)*+\))*+)\)"
"""Pattern of the target in parentheses after a link text: an address, which may have spaces, and perhaps a title.

``{0}`` is a placeholder for the name of the group that matches the target.
"""
_LONGEST_NAME: Final = 100
"""Maximum number of strings in ``_Reader.out`` that are joined into the name of a reference, as in "[text][]"."""
_TITLE: Final = lazy_regex(r"(?<!\s)\s++[\"'].*", regex.DOTALL)
_TOKEN: Final = lazy_regex(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|!\[(?P<alt>(?:[^\[\]\\\n]|\\.)*+)\](?:{_TARGET.format('s')}|\[(?P<image>[^\[\]\n]*+)\])"
    r"|(?P<open>\[(?!\^))"
    rf"|(?P<close>\])(?:{_TARGET.format('h')}|\[(?P<name>[^\[\]\n]{{0,200}}+)\])?"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]++)>"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}+>)"
    r"|(?P<mark>`++|\*{1,3}+(?=\S)|(?<=\S)\*{1,3}|~~|(?<![\p{L}\d_])_{1,3}+(?=\S)|(?<=\S)_{1,3}+(?![\p{L}\d_]))"
)
_MARKED: Final = lazy_regex(r"\s*(\*\*|__)\S.*\S\1\s*")


@dataclass(frozen=True, slots=True)
class Inline:
    """The parsed form of a line: its text, its links, its pictures, and whether the whole line is bold.

    Each picture is a pair of alternative text and address.
    """

    text: str
    links: tuple[Link, ...]
    images: tuple[tuple[str, str], ...]
    bold: bool


def read_inline(line: str, names: Mapping[str, str]) -> Inline:
    """Return a line parsed as inline Markdown.

    ``names`` maps the names of reference links, in the form of ``str.casefold``, to addresses.

    >>> found = read_inline("**Xem** [Thời sự](/thoi-su) ![Ảnh](/a.jpg) 3 * 4", {})
    >>> found.text, found.links, found.images
    ('Xem Thời sự  3 * 4', (Link(start=4, end=11, href='/thoi-su'),), (('Ảnh', '/a.jpg'),))
    """
    reader = _Reader(names)
    tokens = list(_TOKEN.finditer(line))
    marks = Counter(token["mark"] for token in tokens)
    at = 0
    for token in tokens:
        reader.add(unescape(line[at : token.start()]))
        at = token.end()
        if token["escaped"] is not None:
            reader.add(token["escaped"])
        elif token["alt"] is not None:
            reader.picture(token)
        elif token["open"] or token["close"]:
            reader.bracket(token)
        elif token["auto"]:
            reader.address(token["auto"])
        elif token["tag"]:
            reader.add(" " if token["tag"].lower().startswith("<br") else "")
        elif marks[token["mark"]] == 1:  # a mark that nothing closes is a character
            reader.add(token["mark"])
    reader.add(unescape(line[at:]))
    return Inline("".join(reader.out), tuple(reader.links), tuple(reader.images), _MARKED.fullmatch(line) is not None)


class _Reader:
    """The state of the parser within a line: text pieces, links and pictures so far, and unclosed brackets."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.out: list[str] = []
        self.links: list[Link] = []
        self.images: list[tuple[str, str]] = []
        self._names = names
        self._length = 0
        self._open: list[tuple[int, int]] = []  # brackets: index in ``out``, offset in the text

    def add(self, text: str) -> None:
        self.out.append(text)
        self._length += len(text)

    def picture(self, token: regex.Match[str]) -> None:
        src = _address(token["s"]) or self._names.get((token["image"] or "").casefold(), "")
        self.images.append((unescape(token["alt"]), src))

    def address(self, href: str) -> None:
        self.links.append(Link(self._length, self._length + len(href), href))
        self.add(href)

    def bracket(self, token: regex.Match[str]) -> None:
        """Add a bracket to the text, or replace a pair of brackets with a link if its target is known."""
        if token["open"]:
            self._open.append((len(self.out), self._length))
            self.add("[")
            return
        index, start = self._open.pop() if self._open else (-1, 0)
        href = None if token["h"] is None else _address(token["h"])
        if href is None and token["name"] is not None and index >= 0 and self._names:
            words = token["name"] or "".join(self.out[max(index + 1, len(self.out) - _LONGEST_NAME) :])
            href = self._names.get(words.casefold())
        if index < 0 or href is None:
            self.add(token[0])
            return
        self.out[index] = ""
        self._length -= 1
        if self._length > start:
            self.links.append(Link(start, self._length, unescape(href)))


def _address(target: str | None) -> str:
    """Return the address in a link target, without the title, angle brackets and backslashes; "" for ``None``."""
    return _TITLE.sub("", (target or "").strip()).removeprefix("<").removesuffix(">").replace("\\", "")
