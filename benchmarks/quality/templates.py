"""``python -m benchmarks.quality.templates FOLDER``: measure site templates learned from the other pages of a site."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from benchmarks.news.run import Overlap
from benchmarks.quality.figures import Figures, measure, whole
from benchmarks.quality.html import score
from benchmarks.quality.material import HtmlPage, Labelled, read_html_pages, read_pages, read_texts
from vnclean import NEWS, Pipeline, extract, read_text
from vnclean.corpus.templates import Recurring, Templates, learn

Named = TypeVar("Named", Labelled, HtmlPage)
FEWEST = 3
"""The minimum number of other pages of a site from which templates are learned."""
PIPELINES = {
    "NEWS": NEWS,
    "title, lead and prose alone": NEWS.only(*(n for n in NEWS.names if n.startswith(("title.", "lead.", "body.")))),
    "NEWS without its words": NEWS.without(*(name for name in NEWS.names if name.endswith((".phrase", ".head")))),
}


def with_templates(pipeline: Pipeline, templates: Templates) -> Pipeline:
    """Return the pipeline with a filter of the templates, at the position that the documentation gives."""
    return pipeline.before("body.prose", Recurring(templates))


def on_text(pages: Sequence[Labelled], site: str, pipeline: Pipeline) -> list[tuple[Figures, Figures]]:
    """Return the figures without and with templates, for each page of a site as raw text."""
    url, found = f"https://{site}.example/", []
    for page in pages:
        learned = with_templates(pipeline, learn((url, other.source) for other in pages if other is not page))

        def stays(lines: Sequence[str], pipeline: Pipeline) -> list[bool]:
            article = extract(read_text("\n".join(lines), url=url), pipeline=pipeline)
            return [decision.label in article.keep for decision in article.decisions]

        found.append(
            (measure(page, lambda lines: stays(lines, pipeline)), measure(page, lambda lines: stays(lines, learned)))  # noqa: B023 (called here)
        )
    return found


def on_html(pages: Sequence[HtmlPage], site: str, pipeline: Pipeline) -> list[tuple[Overlap, Overlap]]:
    """Return the scores without and with templates, for each page of a site as HTML."""
    url, found = f"https://{site}.example/", []
    for page in pages:
        learned = with_templates(pipeline, learn((url, other.source) for other in pages if other is not page))
        texts = [extract(page.source, url=url, pipeline=each).text for each in (pipeline, learned)]
        found.append((score(texts[0], page), score(texts[1], page)))
    return found


def by_site(pages: Iterable[Named]) -> dict[str, list[Named]]:
    """Return the pages of each site that has enough of them; the name of a page is its site and a number."""
    sites = defaultdict(list)
    for page in pages:
        sites[page.name.rpartition("-")[0] or page.name].append(page)
    return {site: each for site, each in sites.items() if len(each) > FEWEST}


def main(folder: Path) -> None:
    """Print the figures without and with templates."""
    html = by_site(read_html_pages(folder))
    for name, pipeline in PIPELINES.items():
        pairs = [pair for site, each in html.items() for pair in on_html(each, site, pipeline)]
        for title, side in (("before", 0), ("after", 1)):
            recall, precision = fmean(p[side].recall for p in pairs), fmean(p[side].precision for p in pairs)
            print(f"{len(pairs)} pages of HTML, {name}, {title}: recall {recall:.4f}, precision {precision:.4f}")
    print("| pages | pipeline | body kept: before, after | boilerplate removed: before, after |\n|---|---|---|---|")
    for kind, pages in (("saved pages as text", read_pages(folder)), ("crawled texts", read_texts(folder))):
        sites = by_site(pages)
        for name, pipeline in PIPELINES.items():
            figures = [pair for site, each in sites.items() for pair in on_text(each, site, pipeline)]
            before, after = (whole([pair[side] for pair in figures]) for side in (0, 1))
            print(
                f"| {len(figures)} {kind} of {len(sites)} sites | {name} | {before[0]:.2%}, {after[0]:.2%} "
                f"| {before[1]:.2%}, {after[1]:.2%} |"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
