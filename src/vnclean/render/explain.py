"""The explain table: every block of a page, what it is, and why."""

from collections.abc import Iterator
from typing import Final

from vnclean.article import Article
from vnclean.filter import Draft
from vnclean.inert import shown
from vnclean.render.columns import aligned, fitted

_HEAD: Final = ("no.", "", "label", "filter", "because", "text")
_METADATA: Final = (
    "title", "lead", "author", "published", "modified", "outlet", "section", "tags", "url", "image",
)  # fmt: skip
"""The fields of an article that are metadata, in the order in which they are shown."""
_WIDEST: Final = (6, 4, 10, 18, 44, 60)


def explain(article: Article) -> str:
    """One aligned line a block: number from 1, kept or dropped, label, filter, because, the text's start.

    Cells that are too long end in "…"; control and directional characters are shown as "·"; a text whose letters were
    damaged is shown as it was mended. Below stand the zone of the page's tree that holds the story, what the door had
    to mend, what damage was found in which line, and the metadata with its sources.
    """
    rows: list[tuple[str, ...]] = [_HEAD]
    gibberish = {change.index for change in article.changes if any(change.because)}
    for index, (decision, mended) in enumerate(zip(article.decisions, article.texts, strict=True)):
        kept = "keep" if decision.label in article.keep else "drop"
        text = mended if index in gibberish else decision.block.text.strip()
        cells = (str(index + 1), kept, str(decision.label), decision.filter, decision.because, text)
        rows.append(tuple(map(fitted, cells, _WIDEST)))
    lines = aligned(rows)
    zone = Draft.of(article.decided).zone
    about = [f"zone: {zone.path or 'the body'}"] if zone else []
    about += (f"note: {note}" for note in article.page.notes)
    for change in article.changes:
        found = zip(change.normalizers, change.because, strict=False)
        about += (f"mended: line {change.index + 1}: {name}, {fitted(why, 100)}" for name, why in found if why)
    about += (
        f"{field}: {fitted(text, 100)}" + (f" ({source})" if source else "") for field, text, source in stated(article)
    )
    lines += ["", *map(shown, about)]
    return "\n".join(lines).rstrip() + "\n"


def stated(article: Article) -> Iterator[tuple[str, str, str]]:
    """The metadata that the page shows: field, value, and where it was read ("" where nobody says)."""
    for field in _METADATA:
        if value := getattr(article, field):
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield field, text, article.sources.get(field, "")
