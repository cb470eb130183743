"""Widgets: players, weather, rates, font size, calendars and whatever else a script would have filled."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.filters.form import Form
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block

_PLAYER: Final = (
    r"(?:\{time\}|\d?\d:\d\d|\{n\}:\{n\})\s?/\s?(?:\{time\}|\{n\}:\{n\})|(?:\{n\}x\s?)+|[×✕✖xX]"
    r"|a[ +-]+a(?:[ +-]+a)?[ +-]*"
)
_WEATHER: Final = r".{0,30}?\{n\}\s?°\s?c?(?:\s?[-–/]\s?\{n\}\s?°\s?c?)?.{0,30}"
_CODES: Final = "usd|eur|gbp|jpy|aud|sgd|cny|thb|krw|hkd|cad|chf|vnd|sjc|vn-|vni|hnx|upc"
"""How the codes of ``_RATE`` without a number begin."""
_RATE: Final = (
    r"(?:usd|eur|gbp|jpy|aud|sgd|cny|thb|krw|hkd|cad|chf|vnd|sjc|vn-?index|hnx(?:-index)?|upcom|vn30)\b[\s:|]*"
    r"(?:[{n}%+\-–▲▼.,()|\s]|mua|bán)+"
)

_LETTERS_ALONE: Final = frozenset(
    {*"×✕✖x", *("a" + "".join(signs) for signs in product(" +-", " +-a")), *_CODES.split("|")}
)

READOUT: Final = Form(
    "widget.readout", Label.WIDGET, f"(?:{_PLAYER})|(?:{_WEATHER})|(?:{_RATE})", longest=60, wordless=_LETTERS_ALONE
)
"""What a player, a thermometer or a rates' board shows."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line of a few words that is inside the content ``times`` times or more: a button beside each paragraph."""

    times: int = 3
    most_words: int = 5

    @property
    def name(self) -> str:
        """A button printed again and again."""
        return "widget.repeated"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the content that is such a line, and its copies outside."""
        forms = draft.lines.forms
        inside = Counter(forms[i] for i in draft.span if self._is_short(draft, draft.page.blocks[i]))
        often = {form: times for form, times in inside.items() if times >= self.times}
        for block in draft.open() if often else ():
            times = often.get(forms[block.index], 0)
            if times and self._is_short(draft, block):
                yield Decision(block, Label.WIDGET, self.name, f"{times} times inside the content")

    def _is_short(self, draft: Draft, block: Block) -> bool:
        """Return whether a block is undecided, short, not a sentence, and not the name of a speaker."""
        seen = draft.lines.features[block.index]
        few = draft.decisions[block.index] is None and seen.words <= self.most_words
        return few and not seen.ended and seen.capitals <= 1 and block.text.strip()[-1] != ":"
