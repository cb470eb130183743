"""``python tools/prose.py``: find words of a private dialect in names, docstrings, comments, messages and documents.

Names must not have the words of ``NAMES``, prose not the phrases of ``PROSE``; the glossary has the terms to use
instead. Examples of pages in docstrings and fences are left out.
"""

import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
NAMES: Final = re.compile(r"(?:^|_)(?:story|stories|kin|mend|mends|mended|furniture|told|zone|door|doors)(?:_|$)")
PROSE: Final = {
    r"\b(?:is|are) no (?:page|label|sentence|link|JSON|article|prose|text)\b": "is not (a) …",
    r"\btold (?:by|apart|of)\b": "identified by, distinguished",
    r"\bstands? (?:in|above|under|before|after|outside|beside|between|where)\b": "is in, is above …",
    r"\blook(?:s|ed)? at\b": "examine",
    r"\bfurniture\b": "boilerplate",
    r"\b(?:mend|mends|mended|mending)\b": "repair",
    r"\bkin\b": "overlap",
    r"\b(?:the|a|its) stor(?:y|y's)\b": "the content, the article",
    r"\bgoes on\b": "continues, resumes",
}
EXCEPTIONS: Final = ("[mends]", "quality.mends", "mends.tsv", "related stories")
"""Texts that may have one of the words: names of an extra, a program and a table, and an ordinary English phrase."""
_EXAMPLE: Final = re.compile(r"\s*(?:>>>|\.\.\.) ")


def main() -> int:
    """Print each find as ``file:line: what: write …``; return how many there are."""
    finds = [*_code(), *_documents()]
    for path, line, what, instead in finds:
        print(f"{path.relative_to(ROOT)}:{line}: {what!r}: write {instead}")
    return len(finds)


def _code() -> Iterator[tuple[Path, int, str, str]]:
    for path in sorted((ROOT / "src").rglob("*.py")):
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
            if token.type == tokenize.NAME and (found := NAMES.search(token.string.lower())):
                yield path, token.start[0], token.string, f"a name without {found[0].strip('_')!r}"
            if token.type in (tokenize.STRING, tokenize.COMMENT):
                for number, line in enumerate(token.string.split("\n")):
                    yield from _finds(path, token.start[0] + number, line)


def _documents() -> Iterator[tuple[Path, int, str, str]]:
    for path in (*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        is_code = False
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            is_code ^= line.startswith("```")
            if not is_code and "vi" not in path.parts:
                yield from _finds(path, number, line)


def _finds(path: Path, number: int, line: str) -> Iterator[tuple[Path, int, str, str]]:
    if _EXAMPLE.match(line) or any(each in line for each in EXCEPTIONS):
        return
    for pattern, instead in PROSE.items():
        if found := re.search(pattern, line):
            yield path, number, found[0], instead


if __name__ == "__main__":
    sys.exit(main() > 0)
