"""Scores of pipelines on cases, side by side: as text tables for a terminal, or as an HTML page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from vnclean.corpus.evaluate import Line, Score
from vnclean.model.decision import Label
from vnclean.output.layout import aligned, document, fitted
from vnclean.text.escape import shown, to_html

_WIDEST: Final = 70
_NONE: Final = "–"
_Rows = list[tuple[str, ...]]


def score_table(scores: Mapping[str, Score], *, worst: int) -> str:
    """Return aligned text tables: totals, labels, worst pages and, for each pipeline, worst lines.

    ``scores`` maps the name of each pipeline to its score. ``worst`` is the maximum number of rows in each table of
    worst pages or worst lines.
    """
    parts = []
    for title, table in _tables(scores, worst):
        lines = aligned([tuple(map(shown, row)) for row in table])
        parts.append("\n".join([shown(title), *(f"  {line}" for line in lines)]))
    return "\n\n".join([*parts, *_notes(scores)]) + "\n"


def score_page(scores: Mapping[str, Score], *, worst: int) -> str:
    """Return the tables of ``score_table`` as one HTML page that needs no network and no script.

    A table of worst pages or worst lines has at most ``worst`` rows.
    """
    body = [f"<header><h1>Score of {to_html(' and '.join(scores))}</h1></header><main>"]
    body += (f"<p>{to_html(note)}</p>" for note in _notes(scores))
    for title, (head, *rows) in _tables(scores, worst):
        body.append(f"<section><h2>{to_html(title)}</h2>")
        body.append(
            '<div class="sideways" tabindex="0" role="region" aria-label="' + to_html(title) + '"><table><thead><tr>'
        )
        body += (f'<th scope="col">{to_html(cell)}</th>' for cell in head)
        body.append("</tr></thead><tbody>")
        for first, *cells in rows:
            row = "".join(f"<td>{to_html(cell)}</td>" for cell in cells)
            body.append(f'<tr><th scope="row">{to_html(first)}</th>{row}</tr>')
        body.append("</tbody></table></div></section>")
    return document("vnclean score", "".join([*body, "</main>"]))


def _tables(scores: Mapping[str, Score], worst: int) -> Iterator[tuple[str, _Rows]]:
    """Yield the title and the rows of each table; the first row is the header.

    A table of worst pages or worst lines has at most ``worst`` rows below the header.
    """
    yield "Whole", list(_whole(scores))
    if any(score.labels for score in scores.values()):
        yield "Labels (precision, recall)", list(_labels(scores))
    if pages := list(_pages(scores, worst)):
        yield "Worst pages (F1 of words)", [("page", *scores), *pages]
    for name, score in scores.items():
        if score.wrong:
            head = ("what", "where", "gold", "said", "why", "text")
            shown_of = f"{min(worst, len(score.wrong))} of {len(score.wrong)}"
            yield f"Worst lines, {name} ({shown_of})", [head, *map(_line, score.wrong[:worst])]


def _whole(scores: Mapping[str, Score]) -> Iterator[tuple[str, ...]]:
    all_scores = list(scores.values())
    yield ("figure", *scores)
    yield ("pages with a text", *(f"{len(score.texts)}" for score in all_scores))
    yield ("F1 of words, mean", *(f"{score.f1:.4f}" if score.texts else _NONE for score in all_scores))
    yield ("F1 of words, lowest", *(f"{score.texts[0].f1:.4f}" if score.texts else _NONE for score in all_scores))
    yield ("labelled lines", *(f"{score.lines}" for score in all_scores))
    yield ("wrong lines", *(f"{len(score.wrong)}" for score in all_scores))
    yield ("characters of text kept", *(f"{score.kept:.2%}" if score.lines else _NONE for score in all_scores))
    yield ("of boilerplate removed", *(f"{score.removed:.2%}" if score.lines else _NONE for score in all_scores))


def _labels(scores: Mapping[str, Score]) -> Iterator[tuple[str, ...]]:
    yield ("label", "lines", *scores)
    for label in Label:
        shares = [score.labels.get(label) for score in scores.values()]
        if any(shares):
            lines = next(f"{share.gold}" for share in shares if share)
            yield (
                label,
                lines,
                *(f"{share.precision:.3f}, {share.recall:.3f}" if share else _NONE for share in shares),
            )


def _pages(scores: Mapping[str, Score], worst: int) -> Iterator[tuple[str, ...]]:
    """Yield at most ``worst`` rows: the worst pages, with the F1 of each pipeline on the page."""
    by_case = [{text.case: text.f1 for text in score.texts} for score in scores.values()]
    # ``texts`` is sorted by F1, lowest first, so the last pipeline gives the order of the rows
    wrong = [text.case for text in list(scores.values())[-1].texts if any(of.get(text.case, 1.0) < 1 for of in by_case)]
    for case in wrong[:worst]:
        yield (case, *(f"{of[case]:.4f}" if case in of else _NONE for of in by_case))


def _line(line: Line) -> tuple[str, ...]:
    said = line.decision
    why = f"{said.filter}: {said.reason}" if said.filter else "no filter matched"
    what = "lost" if line.lost else "left" if line.left else "named"
    return (
        what,
        f"{line.case}:{line.line}",
        line.gold,
        str(said.label),
        fitted(why, _WIDEST),
        fitted(said.block.text, _WIDEST),
    )


def _notes(scores: Mapping[str, Score]) -> Sequence[str]:
    """Return a note for each case with lines that no person has confirmed; such lines are not scored."""
    waiting = next(iter(scores.values())).waiting  # all pipelines are scored on the same cases
    return [
        f"{shown(case)}: {number} lines wait for a person's yes and do not count" for case, number in waiting.items()
    ]
