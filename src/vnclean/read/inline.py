"""The inline part of Markdown: a line's text without its marks, with its links and pictures."""

from dataclasses import dataclass
from html import unescape
from typing import Final

import regex

from vnclean.page import Link

_TARGET: Final = (
    r"\(\s*+(?:<(?P<{0}a>[^<>\n]*+)>|(?P<{0}b>(?:[^\s()\\]|\\.|\([^\s()]*+\))*+))"
    r"(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\s*+\)"
)
_TOKEN: Final = regex.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|!\[(?P<alt>(?:[^\[\]\\\n]|\\.)*+)\](?:{_TARGET.format('s')}|\[(?P<image>[^\[\]\n]*+)\])"
    r"|(?P<open>\[(?!\^))"
    rf"|(?P<close>\])(?:{_TARGET.format('h')}|\[(?P<name>[^\[\]\n]{{0,200}}+)\])?"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]++)>"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}+>)"
    r"|(?P<mark>`++|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|(?<![\p{L}\d_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\d_]))"
)
_MARKED: Final = regex.compile(r"\s*(\*\*|__)\S.*\S\1\s*")


@dataclass(frozen=True, slots=True)
class Inline:
    """A line's text, its links, its pictures (alternative text and address), and whether all of it is bold."""

    text: str
    links: tuple[Link, ...]
    images: tuple[tuple[str, str], ...]
    bold: bool


def read_inline(line: str, names: dict[str, str]) -> Inline:
    """Read one line; ``names`` are the addresses of reference links by their folded names.

    >>> read_inline("**Xem** [Thời sự](/thoi-su) ![Ảnh](/a.jpg) 3 * 4", {})
    Inline(text='Xem Thời sự  3 * 4', links=(Link(start=4, end=11, href='/thoi-su'),), images=(('Ảnh', '/a.jpg'),), bold=False)
    """
    out: list[str] = []
    length = at = 0
    opened: list[tuple[int, int]] = []
    links: list[Link] = []
    images: list[tuple[str, str]] = []
    for found in _TOKEN.finditer(line):
        plain = unescape(line[at : found.start()])
        out.append(plain)
        length += len(plain)
        at = found.end()
        shown = ""
        if found["escaped"] is not None:
            shown = found["escaped"]
        elif found["alt"] is not None:
            images.append(
                (unescape(found["alt"]), found["sa"] or found["sb"] or names.get((found["image"] or "").casefold(), ""))
            )
        elif found["open"]:
            opened.append((len(out), length))
            shown = "["
        elif found["close"]:
            href = found["ha"] if found["ha"] is not None else found["hb"]
            if href is None and found["name"] is not None and opened:
                words = "".join(out[opened[-1][0] + 1 :])
                href = names.get((found["name"] or words).casefold())
            if opened and href is not None:
                index, start = opened.pop()
                out[index] = ""
                length -= 1
                if length > start:
                    links.append(Link(start, length, unescape(href)))
            else:
                shown = found[0]
                if opened:
                    opened.pop()
        elif found["auto"]:
            links.append(Link(length, length + len(found["auto"]), found["auto"]))
            shown = found["auto"]
        elif found["mark"] and line.count(found["mark"]) < 2:  # noqa: PLR2004 (a mark that nothing closes is a character)
            shown = found["mark"]
        out.append(shown)
        length += len(shown)
    out.append(unescape(line[at:]))
    return Inline("".join(out), tuple(links), tuple(images), _MARKED.fullmatch(line) is not None)
