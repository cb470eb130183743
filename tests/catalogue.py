"""``python tests/catalogue.py > docs/filters.md``: the catalogue of filters and normalizers, from code and fixtures."""

import inspect
from collections.abc import Iterator

import vnclean
from material import read_cases, read_examples, read_html_cases, read_markup
from vnclean import NEWS, Decision

HEAD = """# Filters and normalizers

This page is made from the code and the fixtures (`python tests/catalogue.py > docs/filters.md`). A filter's name is the
reason in `explain()`, the counter in statistics, and the handle for editing a pipeline. Order is authority: the first
filter to speak for a block decides.
"""


def catalogue() -> str:
    """The page."""
    return "\n".join(
        [HEAD, "## Filters, in their order", "", *_filters(), "## Normalizers, in their order", "", *_normalizers()]
    )


def _filters() -> Iterator[str]:
    decided = _first_decisions()
    for filter_ in NEWS.filters:
        yield f"### {filter_.name}\n"
        yield _said(filter_, default=f"Lines that the lexicon knows under the label `{getattr(filter_, 'label', '')}`.")
        decision = decided[filter_.name]
        yield f"Decides, as {decision.label}: `{decision.block.text.strip()[:100]}`  \nbecause: {decision.because}\n"


def _normalizers() -> Iterator[str]:
    described: dict[type, str] = {}
    for normalizer in NEWS.normalizers:
        yield f"### {normalizer.name}\n"
        first = described.setdefault(type(normalizer), normalizer.name)
        yield _said(normalizer, default="") if first == normalizer.name else f"As [{first}](#{first}).\n"


def _said(member: object, default: str) -> str:
    text = inspect.getdoc(type(member)) or default
    text = default or text if type(member).__name__ == "Phrase" else text
    return text.split("\n>>>")[0].strip() + "\n"


def _first_decisions() -> dict[str, Decision]:
    """Of each filter the first decision that is not about a paragraph of our story, in fixtures, then in cases."""
    found: dict[str, Decision] = {}
    sources: list[str | bytes] = [example.source for example in read_examples()]
    sources += [case.source for case in read_cases()]
    sources += [page.source for page in read_markup()]
    sources += [page.source for page in read_html_cases()]
    for source in sources:
        for decision in vnclean.extract(source).decisions:
            if decision.filter:
                found.setdefault(decision.filter, decision)
    return found


if __name__ == "__main__":
    print(catalogue(), end="")
