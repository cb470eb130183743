"""The one path from a page to an article."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from vnclean.article import Article, Change
from vnclean.decipher import deciphered
from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.mend import Mended
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
from vnclean.pattern import lazy_regex
from vnclean.pipeline import Pipeline
from vnclean.read import read, refuse_longer
from vnclean.remember import expect

_LINE = lazy_regex(r"([^\r\n]*)(\r\n|\r|\n|$)")


def extract(
    page: str | bytes | Page, *, url: str | None = None, pipeline: Pipeline = NEWS, longest: int | None = None
) -> Article:
    r"""Clean one page and say of every block what it is and why.

    ``page`` is HTML, Markdown or raw text, as ``str`` or ``bytes``, told apart by its own evidence; or the ``Page``
    that one of the doors (``read_html``, ``read_markdown``, ``read_text``) gave. ``url`` is the address it came from:
    relative links are joined to it (for a ``Page`` it must be left out or be the page's own).

    Raises ``TypeError`` for anything else, and ``ValueError`` for bytes that are no page (a PDF, an image, compressed
    data) and for a page of more characters (of ``bytes``: more bytes) than ``longest``, where one is given.

    >>> prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. " * 4
    >>> article = extract("Trang chủ\n" + prose + "\nTin liên quan")
    >>> [(str(decision.label), decision.filter) for decision in article.removed]
    [('navigation', 'navigation.phrase'), ('listing', 'listing.head')]
    """
    page = _as_page(page, url, longest)
    expect(len(page.blocks))
    readable = deciphered(page, pipeline)
    read = pipeline.decide(readable)
    mended = _mended_blocks(page, [decision.label for decision in read], pipeline)
    texts = tuple(each.text for each in mended)
    facts = read_facts(readable, read, texts)
    decisions = tuple(
        decision if decision.block is block else replace(decision, block=block)
        for decision, block in zip(read, page.blocks, strict=True)
    )
    return Article(
        page=page,
        decided=readable,
        decisions=decisions,
        texts=texts,
        keep=pipeline.keep,
        changes=tuple(
            Change(index, each.normalizers, each.because) for index, each in enumerate(mended) if each.normalizers
        ),
        lead=_first(Label.LEAD, decisions, texts),
        sources={field: fact.source for field, fact in facts.items() if fact is not None},
        pipeline=_fingerprint(pipeline),
        **{field: _mended(fact.value, pipeline) for field, fact in facts.items() if fact is not None},
    )


def _fingerprint(pipeline: Pipeline) -> str:
    """The pipeline's fingerprint, "" where a filter of the user's has no source and no version."""
    try:
        return pipeline.fingerprint
    except ValueError:
        return ""


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
    ``ValueError``, anything but ``str`` ``TypeError``. A line is judged among the others, as a block among those of its
    page. Line breaks stay as they are. Applied twice it gives what it gave once.

    >>> normalize("Tỉnh uỷ\u00a0Hoà Bình\n  30\u00ac-CTr")
    'Tỉnh ủy Hòa Bình\n30-CTr'
    """
    if not isinstance(text, str):
        message = f"normalize takes str, not {type(text).__name__}; decode bytes first"
        raise TypeError(message)
    lines = _LINE.findall(text)
    mended = _in_style(tones).normalize([line for line, _ in lines], [Label.BODY] * len(lines))
    return "".join(each.text + end for each, (_, end) in zip(mended, lines, strict=True))


@cache
def _in_style(tones: Style) -> Pipeline:
    """The normalizers with a style of tone marks."""
    return replace(NEWS, filters=()).replace("tones", Tones(tones))


def _as_page(page: str | bytes | Page, url: str | None, longest: int | None) -> Page:
    if isinstance(page, Page):
        if url is not None and url != page.url:
            message = "a Page has its own url; leave the argument out"
            raise ValueError(message)
        refuse_longer(len(page.source), longest)
        return page
    return read(page, url=url, longest=longest)


def read_facts(page: Page, decisions: Sequence[Decision], texts: Sequence[str]) -> dict[str, Fact[Any] | None]:
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


def _mended_blocks(page: Page, labels: Sequence[Label], pipeline: Pipeline) -> list[Mended]:
    """Each block's text, mended; the cells of a table's row are mended one by one."""
    if not any(block.tag == "tr" for block in page.blocks):
        return pipeline.normalize([block.text for block in page.blocks], labels)
    cells = [block.text.split(CELLS) if block.tag == "tr" else [block.text] for block in page.blocks]
    each = [label for label, row in zip(labels, cells, strict=True) for _ in row]
    mended = iter(pipeline.normalize([cell for row in cells for cell in row], each))
    return [_joined([next(mended) for _ in row]) for row in cells]


def _joined(cells: Sequence[Mended]) -> Mended:
    """A row of its cells, each normalizer once, with what it found in the first cell that it changed."""
    changed: dict[str, str] = {}
    for cell in cells:
        for name, because in zip(cell.normalizers, cell.because, strict=True):
            changed.setdefault(name, because)
    return Mended(CELLS.join(cell.text for cell in cells), tuple(changed), tuple(changed.values()))


def _mended(value: Any, pipeline: Pipeline) -> Any:  # noqa: ANN401 (whatever a field holds)
    """A fact's words, mended as by-lines are; times stay."""
    if isinstance(value, tuple):
        return tuple(_mended(each, pipeline) for each in value)
    return pipeline.normalize([value], [Label.BYLINE])[0].text if isinstance(value, str) else value


def _first(label: Label, decisions: Sequence[Decision], texts: Sequence[str]) -> str | None:
    return next((text for decision, text in zip(decisions, texts, strict=True) if decision.label is label), None)
