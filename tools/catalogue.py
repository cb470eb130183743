"""``python tools/catalogue.py``: print the catalogue of filters and normalizers, the site's ``filters.md``."""

import inspect
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import vnclean
from vnclean import NEWS, Decision, Filter, Normalizer
from vnclean.filters import PhraseFilter

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from support.material import PROSE, read_cases, read_examples, read_html_cases, read_markup, read_mends  # noqa: E402

_SHOWN: Final = 100

HEAD = """# Filters and normalizers

This page is generated from docstrings and fixtures; `python tools/catalogue.py` prints it. The name of a filter is in
`explain()` and in tallies, and edits a pipeline. The first filter in this order that labels a block decides. Each
entry has a line that the filter labels, and a near miss: the most similar line of the fixtures that must not get the
label. People and places are fictional.
"""


def catalogue() -> str:
    """Return the page as Markdown."""
    return "\n".join(
        [
            *(HEAD, "## Filters, in their order", "", *_filters()),
            *("## Normalizers, in their order", "", *_normalizers()),
            *("## The score", "", *_opinions()),
        ]
    )


def _filters() -> Iterator[str]:
    seen = _seen()
    for filter_ in NEWS.filters:
        yield f"### {filter_.name}\n"
        yield _text(filter_, default=f"Lines that the lexicon knows under the label `{getattr(filter_, 'label', '')}`.")
        yield _settings(filter_)
        decision = seen.decided[filter_.name][0]
        yield f"Decides, as {decision.label}: {_code(decision.block.text)}  \nreason: {escaped_tags(decision.reason)}\n"
        yield f"Leaves: {_code(_near_miss(filter_.name, seen))}\n"


def _opinions() -> Iterator[str]:
    for member in (NEWS.score, NEWS.rescue):
        if member is not None:
            yield f"### {member.name}\n"
            yield _text(member, default="")


def _normalizers() -> Iterator[str]:
    described: dict[type, str] = {}
    rows = read_mends()
    for normalizer in NEWS.normalizers:
        yield f"### {normalizer.name}\n"
        first = described.setdefault(type(normalizer), normalizer.name)
        yield _text(normalizer, default="") if first == normalizer.name else f"As [{first}](#{first}).\n"
        changed = [row for row in rows if _alone(normalizer, row.source) == row.expected]
        changed = [row for row in changed if _code(row.source) != _code(row.expected)]
        others = [other for other in NEWS.normalizers if other is not normalizer]
        repair = next(
            (row for row in changed if all(_alone(each, row.source) == row.source for each in others)),
            None,
        )
        repair = repair or next(iter(changed), None)
        if repair is None:
            continue
        yield f"Repairs: {_code(repair.source)} to {_code(repair.expected)}  \nreason: {escaped_tags(repair.why)}\n"
        left = [
            row for row in rows if row.table == repair.table and row.source == row.expected and "\n" not in row.source
        ]
        if left:
            near = max(left, key=lambda row: _alike(row.source, repair.source))
            yield f"Leaves: {_code(near.source)}  \nreason: {escaped_tags(near.why)}\n"


_TAG: Final = re.compile(r"(```.*?```|``.*?``|`[^`\n]+`)|<(?=[a-zA-Z/!])", re.DOTALL)


def escaped_tags(text: str) -> str:
    """Return Markdown with tags outside code escaped: ``<title>`` would hide the rest of the page."""
    return _TAG.sub(lambda found: found[1] or "&lt;", text)


def _text(member: object, default: str) -> str:
    described = getattr(member, "description", "") if isinstance(member, Filter) else inspect.getdoc(type(member))
    text = default if isinstance(member, PhraseFilter) else described or default
    return escaped_tags(text.split("\n>>>")[0].strip()) + "\n"


_NO_SETTINGS: Final = frozenset({"name", "label", "description", "pattern", "reason", "accept"})
"""Fields that describe a filter, and are not settings."""


def _settings(filter_: Filter) -> str:
    """Return where a filter's class is, and its fields with their values."""
    kind = type(filter_)
    names = [each.name for each in fields(filter_)] if is_dataclass(filter_) else list[str]()
    values = {name: getattr(filter_, name) for name in names if name not in _NO_SETTINGS}
    shown = ", ".join(f"`{name}={value!r}`" for name, value in values.items() if isinstance(value, int | float))
    return f"Class: `{kind.__module__}.{kind.__qualname__}`" + (f"; settings: {shown}" if shown else "") + "\n"


def _code(text: str) -> str:
    """Return a line as Markdown code, with invisible characters as escapes."""
    text = text[:_SHOWN] if text.strip() != text.strip(" ") else text.strip()[:_SHOWN]
    shown = "".join(char if _is_seen(char) else char.encode("unicode_escape").decode() for char in text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _is_seen(char: str) -> bool:
    return char.isprintable() and not unicodedata.combining(char)


def _alone(normalizer: Normalizer, text: str) -> str:
    """Return a text after one normalizer; if the normalizer is fitted to a page, the text is the page."""
    return normalizer.fit([text])(text)


class _Seen(NamedTuple):
    """Evidence from fixtures and cases: the decisions of each filter, lines of text, and lines of boilerplate."""

    decided: dict[str, list[Decision]]
    text: dict[str, list[str]]
    """Lines by the file of their fixture, which is named after a label; the key "" has the lines of all files."""
    boilerplate: list[str]


def _seen() -> _Seen:
    """Return the evidence from fixtures first, then from cases. Paragraphs of ``PROSE`` are not near misses."""
    seen = _Seen(defaultdict(list), defaultdict(list), [])
    for example in read_examples():
        decisions = vnclean.extract(example.source).decisions
        for (label, by, text), decision in zip(example.lines, decisions, strict=True):
            seen.decided[decision.filter].append(decision)
            if text in PROSE.values():
                continue
            if label in ("body", "heading") and not by:
                seen.text[example.name.partition(":")[0]].append(text.strip())
                seen.text[""].append(text.strip())
            elif decision.label not in NEWS.keep:
                seen.boilerplate.append(text.strip())
    others: list[str | bytes] = [case.source for case in read_cases()]
    others += [page.source for page in read_markup()] + [page.source for page in read_html_cases()]
    for source in others:
        for decision in vnclean.extract(source).decisions:
            seen.decided[decision.filter].append(decision)
    return seen


def _near_miss(name: str, seen: _Seen) -> str:
    """Return, of the lines that must not get the filter's label, the one most similar to those that it decides."""
    lines = [decision.block.text.strip() for decision in seen.decided[name]]
    label = name.partition(".")[0]
    left = seen.boilerplate if label in ("title", "lead", "body", "heading") else seen.text[label] or seen.text[""]
    return max((line for line in left if line not in lines), key=lambda line: max(_alike(line, each) for each in lines))


def _alike(one: str, other: str) -> float:
    """Return the share of letter pairs that two lines have in common, 0.0 to 1.0 (Sørensen-Dice)."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


@cache
def _pairs(text: str) -> frozenset[str]:
    folded = vnclean.fold(text[:_SHOWN])
    return frozenset(map("".join, pairwise(folded)))


if __name__ == "__main__":
    print(catalogue(), end="")
