"""All regular expressions of the package, the methods that call them, and texts that make a careless one slow."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import regex

import vnclean

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_ENGINES: Final = ("vnclean.corpus.adapters", "vnclean.__main__")
_UNITS: Final = (
    *(" ", "a", "A", "ă", "1", ".", ",", "-", "–", "|", "(", "[", "“", "”", '"', "'", "<", ">", "&", "*", "#", "/", "\\", "_", ":"),
    *("=", "%", "@", "\t", "\n", "\u0301", "\u00a0", "`", "~", "{", "^", "a ", "A ", "1 ", "a. ", "- ", "| ", " \n", "a\n", "x\u0301"),
    *("<a ", "</", "<!--", "a=", "a='", "&#", "\\u00e1", "%u1", "[a](", "](", "![", "1/1/2024 ", "12/", "1,", "1.", "a@", "a.", "a-"),
    *("http://", "(ảnh", "Ảnh: ", "theo ", "Nguyễn ", "á»", "Ã", '"a":"', "“a"),
)  # fmt: skip
_AROUND: Final = (("", ""), ("", "\x01"), ("(", ""), ("a ", " b."))
_BEGUN: Final = (("", "", "}x"), ('"', '":', "}x"), ("{", " ", "\n"))
"""For texts that begin with a word of the pattern: the text before the word, after the word, and at the end."""
_LITERAL: Final = re.compile(r"\w{3,}")
_MOST_LITERALS: Final = 8


@dataclass(frozen=True)
class Asked:
    """A regular expression: its qualified name, and the methods by which the package calls it."""

    name: str
    pattern: "regex.Pattern[Any]"
    methods: tuple[str, ...]

    def asks(self) -> Iterator[tuple[str, Callable[[str], object]]]:
        """Yield the name of each method, with a function that calls it on a text and consumes all matches."""
        for method in self.methods:
            if method in ("search", "match", "fullmatch"):
                yield method, self._of(getattr(self.pattern, method))
            else:
                yield method, self._of(lambda text: sum(1 for _ in self.pattern.finditer(text)))

    def texts(self, length: int, *, around: bool) -> Iterator[str]:
        """Yield texts of about ``length`` characters: one unit repeated; the start or end may prevent a match.

        Units are characters that patterns search for, and words of the pattern itself, which nearly match.
        """
        source = self.pattern.pattern
        words = _LITERAL.findall(source.decode("latin-1") if isinstance(source, bytes) else source)
        begun = [(f"{before}{word}{sign}", after) for word in words[:2] for before, sign, after in _BEGUN]
        for unit in dict.fromkeys((*_UNITS, *words[:_MOST_LITERALS], *(f"{word} " for word in words[:_MOST_LITERALS]))):
            for before, after in (*(_AROUND if around else _AROUND[1:2]), *begun):
                yield before + unit * (length // len(unit)) + after

    def _of(self, ask: Callable[[Any], object]) -> Callable[[str], object]:
        if isinstance(self.pattern.pattern, bytes):
            return lambda text: ask(text.encode())
        return ask


def patterns() -> list[Asked]:
    """Return every regular expression in a module of the package, including those in tuples, lists and dicts."""
    found: dict[str, Asked] = {}
    for info in pkgutil.walk_packages(vnclean.__path__, "vnclean."):
        if info.name.startswith(_ENGINES):
            continue
        module = importlib.import_module(info.name)
        asked = _methods(Path(module.__file__ or ""))
        for name, value in vars(module).items():
            for place, pattern in _within(name, value):
                whole = f"{info.name}.{place}"
                found[whole] = Asked(whole, pattern, tuple(sorted(asked.get(name, ()))) or _METHODS[:4])
    return list(found.values())


def _within(name: str, value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, re.Pattern | regex.Pattern) or type(value).__name__ == "_Lazy":
        yield name, value
    elif isinstance(value, tuple | list):
        for index, each in enumerate(value):
            yield from _within(f"{name}[{index}]", each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _within(f"{name}[{key!r}]", each)


def _methods(path: Path) -> dict[str, set[str]]:
    """Return the methods by which a module calls each of the patterns that it names."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
            found.setdefault(node.value.id, set()).add(node.attr)
    return found
