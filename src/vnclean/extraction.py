"""The entry points of the library: ``extract`` and ``clean`` take one page, ``normalize`` takes any text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final
from warnings import warn

from vnclean.analysis.visibility import with_hidden
from vnclean.article import Article
from vnclean.metadata.author import read_author
from vnclean.metadata.links import read_image, read_url
from vnclean.metadata.outlet import read_outlet
from vnclean.metadata.published import read_modified, read_published
from vnclean.metadata.title import read_title
from vnclean.metadata.topic import read_section, read_tags
from vnclean.model.decision import Change, Decision, Label
from vnclean.model.metadata import Fact, Metadata
from vnclean.model.page import CELLS, Block, Link, Page
from vnclean.normalizers import Style, Tones
from vnclean.normalizers.apply import Repairs, repair
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS
from vnclean.read import read, read_file, refuse_longer
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import expect

_LONGEST_PATH: Final = 2000  # browsers and servers allow URLs of about this length
"""Maximum number of characters of a text that is checked for being a URL or a file name."""
_ADDRESS: Final = lazy_regex(r"(?i)(?:https?:|//|www\.)\S+\Z")
_ENDINGS: Final = (".html", ".htm", ".md", ".txt")
_LINE: Final = lazy_regex(r"([^\r\n]*)(\r\n|\r|\n|$)")


class PathLikeTextWarning(UserWarning):
    """A warning that a ``str`` was cleaned as text, although it looks like an address or a file name."""


def extract(
    page: str | bytes | Path | Page, *, url: str | None = None, pipeline: Pipeline = NEWS, max_size: int | None = None
) -> Article:
    r"""Clean one page: return its text, its metadata and, for every block, a label with the reason.

    ``page`` is HTML, Markdown or raw text as ``str`` or ``bytes`` (the format is detected), a ``Path`` to a file with
    such content, or a ``Page`` from ``read_html``, ``read_markdown`` or ``read_text``. ``url`` is the page's address;
    relative links are resolved against it. For a ``Page``, omit ``url`` or pass the ``Page``'s own. A ``str`` is always
    cleaned as text. If it looks like an address or a file name, the function issues a ``PathLikeTextWarning`` and adds
    a note to ``article.notes``.

    Raises ``TypeError`` for a ``page`` of any other type and ``OSError`` for a file that cannot be read. Raises
    ``ValueError`` in three cases:

    - The bytes are not a page (a PDF, an image, compressed data).
    - The page is longer than ``max_size`` (in bytes for ``bytes`` and files, otherwise in characters).
    - ``url`` differs from the ``Page``'s own.

    >>> prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. " * 4
    >>> article = extract("Trang chủ\n" + prose + "\nTin liên quan")
    >>> [(str(decision.label), decision.filter) for decision in article.removed]
    [('navigation', 'navigation.phrase'), ('listing', 'listing.head')]
    """
    return _extract(page, url, pipeline, max_size, stacklevel=3)


def _extract(
    given: str | bytes | Path | Page, url: str | None, pipeline: Pipeline, max_size: int | None, *, stacklevel: int
) -> Article:
    note = path_note(given) if isinstance(given, str) else ""
    if note:
        warn(note, PathLikeTextWarning, stacklevel=stacklevel)
    page = with_hidden(_as_page(given, url, max_size))
    expect(len(page.blocks))
    readable = deciphered(page, pipeline)
    decisions = read = pipeline.decide(readable)
    if readable is not page:
        decisions = tuple([decision._replace(block=block) for decision, block in zip(read, page.blocks, strict=True)])
    labels = [decision.label for decision in decisions]
    texts, changes = _normalized_blocks(page, labels, pipeline)
    facts = {field: fact for field, fact in read_facts(readable, read, texts).items() if fact is not None}
    return Article(
        page=page,
        decided=readable,
        decisions=decisions,
        texts=tuple(texts),
        keep=pipeline.keep,
        changes=tuple([Change(index, tuple(own), tuple(own.values())) for index, own in sorted(changes.items())]),
        lead=texts[labels.index(Label.LEAD)] if Label.LEAD in labels else None,
        metadata=Metadata(
            **_normalized({field: fact.value for field, fact in facts.items()}, pipeline),
            sources={field: fact.source for field, fact in facts.items()},
        ),
        pipeline=_fingerprint(pipeline),
        notes=(*page.notes, *filter(None, (note, _rescue_note(decisions)))),
    )


def _rescue_note(decisions: Sequence[Decision]) -> str:
    """Return a note with the number of blocks that the rescue relabelled; "" if there are none.

    The rescue restores text on pages that lost most of their sentences.
    """
    rescued = [decision.code for decision in decisions].count("rescued")
    return (
        f"the filters dropped most of the sentences; {rescued} blocks were taken back by their score" if rescued else ""
    )


def _fingerprint(pipeline: Pipeline) -> str:
    """Return the fingerprint of a pipeline, or "" if it cannot be computed."""
    try:
        return pipeline.fingerprint
    except ValueError:  # for example, a filter of the user has neither a version nor a readable source
        return ""


def clean(
    page: str | bytes | Path | Page, *, url: str | None = None, pipeline: Pipeline = NEWS, max_size: int | None = None
) -> str:
    r"""Return the clean article body of one page: ``extract(page).text``.

    The arguments and exceptions are those of ``extract``.

    >>> clean("Thế giới\n" + "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. " * 2 + "\n0 bình luận")
    'Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh. Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh.'
    """
    return _extract(page, url, pipeline, max_size, stacklevel=3).text


def path_note(text: str) -> str:
    """Return a warning if a text looks like an address or the name of a file, else "".

    >>> path_note("https://bao.example/1.html")
    "'https://bao.example/1.html' looks like an address; it was cleaned as text: fetch the page first"
    >>> path_note("page.html")
    "'page.html' looks like the name of a file; it was cleaned as text: pass pathlib.Path('page.html') to read it"
    >>> path_note("Trang chủ")
    ''
    """
    name = text.strip() if len(text) <= _LONGEST_PATH else ""
    if not name or len(name.split()) > 1:
        return ""
    if _ADDRESS.match(name):
        return f"{name!r} looks like an address; it was cleaned as text: fetch the page first"
    if name.lower().endswith(_ENDINGS):
        return f"{name!r} looks like the name of a file; it was cleaned as text: pass pathlib.Path({name!r}) to read it"
    return ""


def normalize(text: str, *, tones: Style = "traditional") -> str:
    r"""Repair a text line by line; no line is removed.

    All normalizers are applied except ``stamp``, which is for leads. ``tones`` is the style of tone marks:
    ``traditional`` (hòa), ``modern`` (hoà) or ``keep``. The lines are normalized together, like the blocks of one page,
    since the evidence for a repair can be in another line. Line breaks are preserved. The function is idempotent: a
    second call changes nothing.

    Raises ``ValueError`` if ``tones`` is not one of these styles, and ``TypeError`` if ``text`` is not a ``str``.

    >>> normalize("Tỉnh uỷ\u00a0Hoà Bình\n  30\u00ac-CTr")
    'Tỉnh ủy Hòa Bình\n30-CTr'
    """
    if not isinstance(text, str):
        message = f"normalize takes str, not {type(text).__name__}; decode bytes first"
        raise TypeError(message)
    lines = _LINE.findall(text)
    normalized = _in_style(tones).normalize([line for line, _ in lines], [Label.BODY] * len(lines))
    return "".join(each.text + end for each, (_, end) in zip(normalized, lines, strict=True))


@cache
def _in_style(tones: Style) -> Pipeline:
    """Return the ``NEWS`` pipeline without filters, for the given style of tone marks."""
    return replace(NEWS, filters=()).replace("tones", Tones(tones))


def _as_page(page: str | bytes | Path | Page, url: str | None, max_size: int | None) -> Page:
    if isinstance(page, Page):
        if url is not None and url != page.url:
            message = "a Page has its own url; leave the argument out"
            raise ValueError(message)
        refuse_longer(len(page.source), max_size)
        return page
    if isinstance(page, Path):
        return read_file(page, url=url, max_size=max_size)
    return read(page, url=url, max_size=max_size)


def read_facts(page: Page, decisions: Sequence[Decision], texts: Sequence[str]) -> dict[str, Fact[Any] | None]:
    """Return the metadata of a page as a mapping from field name to value and source.

    A field is ``None`` if the page gives no value for it. ``texts`` are the normalized texts of the blocks.
    """
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


def _normalized_blocks(page: Page, labels: Sequence[Label], pipeline: Pipeline) -> Repairs:
    """Return the normalized texts of the blocks; ``labels`` has the label of each block.

    The cells of a table row are normalized separately and joined again. The changes of a row name each normalizer once,
    with the reason for the first cell that this normalizer changed.
    """
    if "tr" not in [block.tag for block in page.blocks]:
        return repair(pipeline.normalizers, [block.text for block in page.blocks], labels)
    cells = [block.text.split(CELLS) if block.tag == "tr" else [block.text] for block in page.blocks]
    rows = [index for index, row in enumerate(cells) for _ in row]
    texts, changes = repair(pipeline.normalizers, [*chain.from_iterable(cells)], [labels[index] for index in rows])
    changed: dict[int, dict[str, str]] = {}
    for place, own in sorted(changes.items()):
        earlier = changed.get(rows[place], {})
        changed[rows[place]] = earlier | own | earlier
    repaired = iter(texts)
    return Repairs([CELLS.join(islice(repaired, len(row))) for row in cells], changed)


def _normalized(values: dict[str, Any], pipeline: Pipeline) -> dict[str, Any]:
    """Return metadata values with their strings normalized like blocks labelled ``byline``."""
    texts = [each for value in values.values() for each in (value if isinstance(value, tuple) else (value,))]
    words = [text for text in texts if isinstance(text, str)]
    repaired = iter(repair(pipeline.normalizers, words, [Label.BYLINE] * len(words)).texts)
    return {
        field: tuple(islice(repaired, len(value)))
        if isinstance(value, tuple)
        else (next(repaired) if isinstance(value, str) else value)
        for field, value in values.items()
    }


def deciphered(page: Page, pipeline: Pipeline) -> Page:
    r"""Return the page with damaged letters decoded; return the same page if nothing has to be decoded.

    The pipeline's ``decoders`` decode the texts of blocks and of claims (what the markup states about the page, such as
    ``og:title``). The new page has the same number of blocks in the same order, so a decision about a block applies to
    the block with the same index in the original page.

    >>> from vnclean import NEWS, read_text
    >>> deciphered(read_text("Tin li\u00c3\u00aan quan"), NEWS).blocks[0].text
    'Tin liên quan'
    """
    texts = [*[block.text for block in page.blocks], *[claim.value for claim in page.claims]]
    decoded, changes = repair(pipeline.decoders, texts, [Label.BODY] * len(texts))
    if not changes:
        return page
    words = iter([new if new.strip() else text for new, text in zip(decoded, texts, strict=True)])
    blocks = tuple(_blocks(page, words))
    return replace(
        page,
        source="\n".join(block.text for block in blocks),
        blocks=blocks,
        claims=tuple(claim._replace(value=next(words)) for claim in page.claims),
    )


def _blocks(page: Page, words: Iterator[str]) -> Iterator[Block]:
    """Yield the blocks of a page with new texts and with new offsets.

    ``words`` yields the new text of each block, in order. The offsets refer to the new source, which has one
    line for each new text. The positions of links are scaled to the length of the new text.
    """
    start = 0
    for block in page.blocks:
        text = next(words)
        scale = len(text) / len(block.text)
        links = tuple(Link(round(link.start * scale), round(link.end * scale), link.href) for link in block.links)
        yield block._replace(start=start, end=start + len(text), text=text, links=links)
        start += len(text) + 1
