"""What filters read of a page whose text is gibberish as it stands: the same page with its words made readable."""

from collections.abc import Iterator
from dataclasses import replace

from vnclean.label import Label
from vnclean.page import Block, Link, Page
from vnclean.pipeline import Pipeline


def deciphered(page: Page, pipeline: Pipeline) -> Page:
    r"""The page as those normalizers leave it that say of themselves that they decipher; itself where none has to.

    Block for block the same, so that what is decided about one holds for the other. Head and claims follow the blocks.

    >>> from vnclean import NEWS, read_text
    >>> deciphered(read_text("Tin li\u00c3\u00aan quan"), NEWS).blocks[0].text
    'Tin liên quan'
    """
    reading = Pipeline((), tuple(each for each in pipeline.normalizers if hasattr(each, "deciphers")), frozenset())
    texts = [*(block.text for block in page.blocks), *(claim.value for claim in page.claims)]
    mended = reading.normalize(texts, [Label.BODY] * len(texts))
    if not any(each.normalizers for each in mended):
        return page
    words = iter([each.text if each.text.strip() else text for each, text in zip(mended, texts, strict=True)])
    blocks = tuple(_blocks(page, words))
    return replace(
        page,
        source="\n".join(block.text for block in blocks),
        blocks=blocks,
        claims=tuple(replace(claim, value=next(words)) for claim in page.claims),
    )


def _blocks(page: Page, words: Iterator[str]) -> Iterator[Block]:
    """The blocks with other words, in a source that has nothing between them but line ends."""
    start = 0
    for block in page.blocks:
        text = next(words)
        scale = len(text) / len(block.text)
        links = tuple(Link(round(link.start * scale), round(link.end * scale), link.href) for link in block.links)
        yield replace(block, start=start, end=start + len(text), text=text, links=links)
        start += len(text) + 1
