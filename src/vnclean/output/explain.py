"""The explain table: every block of a page, its label, and the reason."""

from collections.abc import Iterator
from typing import Final

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.score import MIN_CHARS
from vnclean.model.result import Result
from vnclean.output.layout import aligned, fitted
from vnclean.text.escape import shown

_HEAD: Final = ("no.", "", "score", "label", "filter", "reason", "text")
_WIDEST: Final = (6, 4, 5, 10, 18, 44, 60)


def explain(article: Result) -> str:
    """Return a table of the blocks of a page, one aligned line per block.

    The cells are: number (from 1), keep or drop, score, label, filter, reason, start of text. The score is the
    probability that a block is article text; the cell is empty for blocks of less than 40 characters. The score is
    computed here (``analysis.score``), since the result does not store it.

    Cells that are too long end in "…". Control and directional characters are shown as "·". A text with damaged letters
    is shown in its repaired form.

    Below the table are the element that contains the content, the notes, the repairs of damage with their lines, and
    the metadata with their sources.
    """
    rows: list[tuple[str, ...]] = [_HEAD]
    analysis = Analysis(article.decided)
    gibberish = {change.index for change in article.changes if any(change.reasons)}
    for index, (decision, normalized) in enumerate(zip(article.decisions, article.texts, strict=True)):
        kept = "keep" if decision.label in article.keep else "drop"
        text = normalized if index in gibberish else decision.block.text.strip()
        score = f"{analysis.chance(index):.2f}" if len(analysis.blocks[index].text) >= MIN_CHARS else ""
        cells = (str(index + 1), kept, score, str(decision.label), decision.filter, decision.reason, text)
        rows.append(tuple(map(fitted, cells, _WIDEST)))
    lines = aligned(rows)
    container = analysis.container
    about = [f"container: {article.decided.path(container.element) or 'the body'}"] if container else []
    about += (f"note: {note}" for note in article.notes)
    for change in article.changes:
        found = zip(change.normalizers, change.reasons, strict=False)
        about += (f"repaired: line {change.index + 1}: {name}, {fitted(why, 100)}" for name, why in found if why)
    about += (
        f"{field}: {fitted(text, 100)}" + (f" ({source})" if source else "") for field, text, source in stated(article)
    )
    lines += ["", *map(shown, about)]
    return "\n".join(lines).rstrip() + "\n"


def stated(article: Result) -> Iterator[tuple[str, str, str]]:
    """Yield the field, value and source of each known metadata field, and of the lead.

    The source is "" if it is unknown. The lead follows the title.
    """
    facts = article.metadata
    known = facts.stated()
    lead = {"lead": article.lead} if article.lead else {}
    for field, value in {"title": known.pop("title", None), **lead, **known}.items():
        if value:
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield field, text, facts.sources.get(field, "")
