"""The one path from a page to an article."""

from collections.abc import Sequence
from typing import Any

import regex

from vnclean.article import Article, Change
from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.metadata.author import read_author
from vnclean.metadata.fact import Fact
from vnclean.metadata.links import read_image, read_url
from vnclean.metadata.outlet import read_outlet
from vnclean.metadata.published import read_modified, read_published
from vnclean.metadata.title import read_title
from vnclean.metadata.topic import read_section, read_tags
from vnclean.news import NEWS
from vnclean.normalizers import Style, Tones
from vnclean.page import CELLS, Page
from vnclean.pipeline import Pipeline
from vnclean.read import read

_LINE = regex.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


def extract(page: str | bytes | Page, *, url: str | None = None, pipeline: Pipeline = NEWS) -> Article:
    r"""Clean one page and say of every block what it is and why.

    ``page`` is HTML, Markdown or raw text, as ``str`` or ``bytes``, told apart by its own evidence; or the ``Page``
    that one of the doors (``read_html``, ``read_markdown``, ``read_text``) gave. ``url`` is the address it came from:
    relative links are joined to it (for a ``Page`` it must be left out or be the page's own).

    Raises ``TypeError`` for anything else, and ``ValueError`` for bytes that are no page (a PDF, an image, compressed
    data).

    >>> prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. " * 4
    >>> article = extract("Trang chủ\n" + prose + "\nTin liên quan")
    >>> [(str(decision.label), decision.filter) for decision in article.removed]
    [('navigation', 'navigation.phrase'), ('listing', 'listing.head')]
    """
    page = _as_page(page, url)
    decisions = pipeline.decide(page)
    mended = [_mended_block(decision, pipeline) for decision in decisions]
    texts = tuple(text for text, _ in mended)
    facts = _facts(page, decisions, texts)
    return Article(
        page=page,
        decisions=decisions,
        texts=texts,
        keep=pipeline.keep,
        changes=tuple(Change(index, names) for index, (_, names) in enumerate(mended) if names),
        lead=_first(Label.LEAD, decisions, texts),
        sources={field: fact.source for field, fact in facts.items() if fact is not None},
        pipeline=pipeline.fingerprint,
        **{field: _mended(fact.value, pipeline) for field, fact in facts.items() if fact is not None},
    )


def clean(page: str | bytes | Page) -> str:
    r"""The clean article body of one page: ``extract(page).text``.

    Takes and raises what ``extract`` does.

    >>> clean("Thế giới\n" + "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. " * 2 + "\n0 bình luận")
    'Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh.'
    """
    return extract(page).text


def normalize(text: str, *, tones: Style = "traditional") -> str:
    r"""Mend any text, line by line, with all normalizers but the one for leads; nothing is dropped.

    ``tones`` is the style of tone marks: ``traditional`` (hòa), ``modern`` (hoà) or ``keep``; another raises
    ``ValueError``. Line breaks stay as they are. Applied twice it gives what it gave once.

    >>> normalize("Tỉnh uỷ\u00a0Hoà Bình\n  30\u00ac-CTr")
    'Tỉnh ủy Hòa Bình\n30-CTr'
    """
    pipeline = NEWS.replace("tones", Tones(tones))
    return _LINE.sub(lambda line: pipeline.normalize(line[1], Label.BODY)[0] + line[2], text)


def _as_page(page: str | bytes | Page, url: str | None) -> Page:
    if isinstance(page, Page):
        if url is not None and url != page.url:
            message = "a Page has its own url; leave the argument out"
            raise ValueError(message)
        return page
    return read(page, url=url)


def _facts(page: Page, decisions: Sequence[Decision], texts: Sequence[str]) -> dict[str, Fact[Any] | None]:
    """What is known of the page, by the name of the article's field."""
    return {
        "title": read_title(page, decisions, texts),
        "author": read_author(page, decisions),
        "published": read_published(page, decisions),
        "modified": read_modified(page),
        "outlet": read_outlet(page, decisions),
        "section": read_section(page, decisions),
        "tags": read_tags(page, decisions),
        "url": read_url(page),
        "image": read_image(page),
    }


def _mended_block(decision: Decision, pipeline: Pipeline) -> tuple[str, tuple[str, ...]]:
    """A block's mended text and what changed it; the cells of a table's row are mended one by one."""
    block = decision.block
    if block.tag != "tr":
        return pipeline.normalize(block.text, decision.label)
    cells = [pipeline.normalize(cell, decision.label) for cell in block.text.split(CELLS)]
    return CELLS.join(text for text, _ in cells), tuple(dict.fromkeys(name for _, names in cells for name in names))


def _mended(value: Any, pipeline: Pipeline) -> Any:  # noqa: ANN401 (whatever a field holds)
    """A fact's words, mended as by-lines are; times stay."""
    if isinstance(value, tuple):
        return tuple(_mended(each, pipeline) for each in value)
    return pipeline.normalize(value, Label.BYLINE)[0] if isinstance(value, str) else value


def _first(label: Label, decisions: Sequence[Decision], texts: Sequence[str]) -> str | None:
    return next((text for decision, text in zip(decisions, texts, strict=True) if decision.label is label), None)
