"""The page report: one HTML file that shows every block of a page, whether the block was kept, and why.

Repairs of a text are marked word by word.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from html import escape
from itertools import groupby, zip_longest
from typing import Final

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.score import MIN_CHARS
from vnclean.metadata.page_type import judge_page
from vnclean.model.decision import Change, Decision, Label
from vnclean.model.result import Result
from vnclean.output.explain import stated
from vnclean.output.layout import document
from vnclean.output.tally import Count, Tally
from vnclean.text.escape import to_html
from vnclean.text.lazy_pattern import lazy_regex

_FRAME: Final = 640
"""Height of the report in a notebook, in CSS pixels: about a screen of a laptop."""
_VIETNAMESE: Final = ' lang="vi"'
_SEARCH: Final = """\
const plain = text => text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
const field = document.getElementById("find");
field.parentElement.hidden = false;
field.addEventListener("input", () => {
  for (const block of document.querySelectorAll(".blocks > li"))
    block.hidden = !plain(block.textContent).includes(plain(field.value));
});
"""
"""The script of the search field: it hides the blocks that do not contain the text in the field. Case and diacritics
are ignored."""
_HUES: Final = {label: round(number * 360 / len(Label)) for number, label in enumerate(Label)}
"""The hue of each label in degrees, evenly around the colour wheel. The report also prints the label as a word, for
people who are colour-blind."""


def report(article: Result, *, search: bool = True) -> str:
    """Return one HTML page that needs no other file and no network.

    The page shows the metadata with their sources, the tally of filters (in a collapsed section), and every block in
    order. A kept block is plain text with deletion and insertion marks for repairs. A removed block has the colour of
    its label; below it are the filter, the reason and, for a block of 40 characters or more, the score.

    Checkboxes hide the blocks of each label, the marks of repairs, and the reasons. With ``search``, the page also has
    a search field; only the blocks that contain the text of the field are then shown. No markup of the original page is
    active: all text is escaped, and invisible characters are shown as "·". The content security policy allows only the
    report's own style and the script of the search.
    """
    analysis = Analysis(article.decided)
    title = article.metadata.title or "A page without a title"
    counts = Tally.of([article]).by
    body = "".join(
        [
            '<a class="skip" href="#blocks">To the blocks</a><header>',
            f"<h1{_VIETNAMESE if article.metadata.title else ''}>{to_html(title)}</h1>",
            *_summary(article, analysis),
            "</header><main>",
            *_metadata(article),
            *_tally(article, counts["filter"]),
            '<h2 id="blocks">Blocks</h2>',
            *_legend(article, counts["label"], search=search),
            '<ol class="blocks">',
            *_blocks(article, analysis),
            "</ol></main>",
        ]
    )
    script = _SEARCH if search else ""
    return document(f"{title} – vnclean report", body, style=_style(counts["label"]), script=script)


def framed(article: Result) -> str:
    """Return the report in a sandboxed ``iframe``, as notebooks show it.

    The report's style does not affect the notebook, and no script runs.
    """
    return (
        f'<iframe sandbox title="vnclean report" style="width:100%;height:{_FRAME}px;border:1px solid #888"'
        f' srcdoc="{escape(report(article, search=False), quote=True)}"></iframe>'
    )


def _style(labels: Iterable[str]) -> str:
    """Return CSS that gives each label its colour and hides the blocks of labels unchecked in the legend."""
    rules = []
    for label in sorted(labels):
        rules.append(f".{label} {{ --hue: {_HUES[Label(label)]}; }}\n")
        rules.append(f"body:has(#show-{label}:not(:checked)) .blocks > .{label} {{ display: none; }}\n")
    return "".join(rules)


def _summary(article: Result, analysis: Analysis) -> Iterator[str]:
    verdict = judge_page(article)
    yield f"<p>{len(article.kept)} of {_many(len(article.decisions), 'block')} kept,"
    yield f" {_many(len(article.changes), 'block')} repaired."
    yield f" The page looks like: <strong>{verdict.page_type}</strong>.</p>"
    if verdict.reason:
        yield f'<p class="dim">{to_html(verdict.reason)}</p>'
    if span := analysis.span:
        holder = article.decided.path(analysis.container.element) if analysis.container else ""
        inside = f", in the element <code>{to_html(holder)}</code>" if holder else ""
        yield f'<p class="dim">The content span is blocks {span.start + 1} to {span.stop}{inside}.</p>'
    for note in article.notes:
        yield f'<p class="dim">Note: {to_html(note)}</p>'


def _legend(article: Result, counts: Mapping[str, Count], *, search: bool) -> Iterator[str]:
    """Yield the HTML of the legend: the checkboxes, and the search field if ``search`` is true.

    ``counts`` has the number of blocks of each label.
    """
    yield '<fieldset><legend>Show</legend><div class="toggles">'
    for label in sorted(map(Label, counts), key=lambda label: (label not in article.keep, list(Label).index(label))):
        fate = "kept" if label in article.keep else "gone"
        yield f'<label class="{label} {fate}"><input type="checkbox" id="show-{label}" checked>'
        yield f"{label} ({counts[label].number})</label>"
    if article.changes:
        yield '<label><input type="checkbox" id="show-marks" checked>what was repaired</label>'
    yield '<label><input type="checkbox" id="show-reasons" checked>reasons</label></div>'
    if search:  # hidden until the script that it needs has run
        yield '<p class="find" hidden><label for="find">Only blocks with the words</label> '
        yield '<input id="find" type="search"></p>'
    yield "</fieldset>"


def _blocks(article: Result, analysis: Analysis) -> Iterator[str]:
    changes = {change.index: change for change in article.changes}
    for index, (decision, text) in enumerate(zip(article.decisions, article.texts, strict=True)):
        kept = decision.label in article.keep
        printed = decision.block.text.strip(" \t\r\n")
        change = changes.get(index)
        yield f'<li class="{decision.label} kept">' if kept else f'<li class="{decision.label} gone" tabindex="0">'
        label = "" if kept and decision.label is Label.BODY else f'<span class="label">{decision.label}</span>'
        yield f'<span class="number">{index + 1}</span>{label}<span class="text"{_VIETNAMESE}>'
        yield from compared(printed, text) if kept and change else [to_html(printed)]
        yield "</span>"
        if reason := _reason(decision, change if kept else None, kept=kept):
            score = analysis.chance(index) if not kept and len(analysis.blocks[index].text) >= MIN_CHARS else None
            rated = f'; <span class="dim">score {score:.2f}</span>' if score is not None else ""
            yield f'<span class="why">{reason}{rated}</span>'
        yield "</li>"


def _reason(decision: Decision, change: Change | None, *, kept: bool) -> str:
    """Return HTML with the reason why a block was removed, or with the repairs of a kept block ("" if none)."""
    if not kept:
        reason = f": {to_html(decision.reason)}" if decision.reason else ""
        return f"removed as {decision.label} by <code>{to_html(decision.filter)}</code>{reason}"
    if change is None:
        return ""
    named = (
        f"<code>{to_html(name)}</code>" + (f" ({to_html(why)})" if why else "")
        for name, why in zip_longest(change.normalizers, change.reasons, fillvalue="")
    )
    return f'<span class="dim">repaired by {", ".join(named)}</span>'


def _metadata(article: Result) -> Iterator[str]:
    yield '<section><h2 id="metadata">Metadata</h2>'
    rows = list(stated(article))
    if not rows:
        yield "<p>The page states none.</p>"
    else:
        yield '<table class="wide"><thead><tr><th scope="col">field</th><th scope="col">value</th>'
        yield '<th scope="col">where it stands</th></tr></thead><tbody>'
        for field, text, source in rows:
            yield f'<tr><th scope="row">{field}</th><td{_VIETNAMESE}>{to_html(text)}</td>'
            yield f'<td class="dim">{to_html(source)}</td></tr>'
        yield "</tbody></table>"
    yield "</section>"


def _tally(article: Result, counts: Mapping[str, Count]) -> Iterator[str]:
    """Yield an HTML table of the filters, with the number of blocks and characters that each filter labelled.

    ``counts`` has these numbers by the name of the filter; the name is "" for blocks that no filter labelled.
    """
    yield '<details><summary><h2 id="tally">Tally</h2></summary><table><thead><tr><th scope="col">filter</th>'
    yield '<th scope="col" class="count">blocks</th><th scope="col" class="count">characters</th></tr></thead><tbody>'
    for name, count in sorted(counts.items(), key=lambda item: (-item[1].characters, item[0])):
        said = f"<code>{to_html(name)}</code>" if name else "none: body"
        yield f'<tr><th scope="row">{said}</th>{_cells(count)}</tr>'
    yield f'</tbody></table><p class="dim">Pipeline <code>{to_html(article.pipeline)}</code></p></details>'


def _cells(count: Count) -> str:
    return f'<td class="count">{count.number:,}</td><td class="count">{count.characters:,}</td>'


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


_TOKEN: Final = lazy_regex(r"\w+|\s+|[^\w\s]")
_ODD_SPACE: Final = lazy_regex(r"[^\S \n]")
_MOST: Final = 120
"""Maximum number of tokens on each side for a sequence matcher, whose time can grow with the square of this number."""
_Run = tuple[str, str]


def compared(before: str, after: str) -> Iterator[str]:
    """Yield ``after`` as HTML, with ``<del>`` and ``<ins>`` where it differs from ``before``, word by word.

    Each mark also contains the word "deleted" or "inserted", for people who cannot see the mark. In deleted text,
    unusual spaces are shown as "␣". Invisible characters are shown as "·" everywhere.

    The texts are split into tokens: words, sequences of spaces, and other characters. The tokens that both texts have
    at the start and at the end are not compared. If the remaining tokens differ in number and one text has more than
    120 of them, they become one deletion and one insertion.

    >>> print("".join(compared("Hoà Bình", "Hòa Bình")).replace('<span class="before">', "(").replace("</span>", ")"))
    <del>(deleted: )Hoà</del><ins>(inserted: )Hòa</ins> Bình
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    top = _alike(old, new)
    end = _alike(old[top:][::-1], new[top:][::-1])
    yield to_html("".join(new[:top]))
    for same, run in groupby(
        _pairs(old[top : len(old) - end], new[top : len(new) - end]), key=lambda run: run[0] == run[1]
    ):
        olds, news = map("".join, zip(*run, strict=True))
        yield from [to_html(news)] if same else _marked(olds, news)
    yield to_html("".join(new[len(new) - end :]))


def _pairs(old: list[str], new: list[str]) -> Iterator[_Run]:
    """Yield the corresponding parts of the token lists ``old`` and ``new``, in order, as pairs of strings.

    A part is one token or several joined tokens. The parts of a pair may be equal. For an insertion, the old
    part is ""; for a deletion, the new part is "".
    """
    if len(old) == len(new):  # repairs seldom change the number of tokens
        yield from zip(old, new, strict=True)
    elif max(len(old), len(new)) > _MOST:
        yield "".join(old), "".join(new)
    else:
        for _, i, j, k, m in SequenceMatcher(str.isspace, old, new).get_opcodes():
            yield "".join(old[i:j]), "".join(new[k:m])


def _alike(one: list[str], other: list[str]) -> int:
    """Return the number of tokens at the start that are equal in both lists."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _marked(old: str, new: str) -> Iterator[str]:
    if old:
        yield f'<del><span class="before">deleted: </span>{to_html(_ODD_SPACE.sub("␣", old))}</del>'
    if new:
        yield f'<ins><span class="before">inserted: </span>{to_html(new)}</ins>'
