"""Widgets: players, weather, rates, font size, calendars and whatever else a script would have filled."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.filter import Decision, Draft
from vnclean.filters.form import Form
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.shape import shape

_PLAYER: Final = (
    r"(?:\{time\}|\d?\d:\d\d|\{n\}:\{n\})\s?/\s?(?:\{time\}|\{n\}:\{n\})|(?:\{n\}x\s?)+|[×✕✖xX]"
    r"|a[ +-]+a(?:[ +-]+a)?[ +-]*"
)
_WEATHER: Final = r".{0,30}?\{n\}\s?°\s?c?(?:\s?[-–/]\s?\{n\}\s?°\s?c?)?.{0,30}"
_RATE: Final = (
    r"(?:usd|eur|gbp|jpy|aud|sgd|cny|thb|krw|hkd|cad|chf|vnd|sjc|vn-?index|hnx(?:-index)?|upcom|vn30)\b[\s:|]*"
    r"(?:[{n}%+\-–▲▼.,()|\s]|mua|bán)+"
)

READOUT: Final = Form("widget.readout", Label.WIDGET, f"(?:{_PLAYER})|(?:{_WEATHER})|(?:{_RATE})", longest=60)
"""What a player, a thermometer or a rates' board shows."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line of a few words that stands inside the story ``times`` times or more: a button beside each paragraph."""

    times: int = 3
    most_words: int = 5

    @property
    def name(self) -> str:
        """A button printed again and again."""
        return "widget.repeated"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the story that is such a line, and its copies outside."""
        short = [
            block
            for block in draft.open()
            if shape(block.text).words <= self.most_words
            and not shape(block.text).ended
            and block.text.strip()[-1] != ":"
            and shape(block.text).capitals <= 1  # not the speakers of an interview
        ]
        inside = Counter(fold(block.text) for block in short if block.index in draft.story)
        for block in short:
            times = inside[fold(block.text)]
            if times >= self.times:
                yield Decision(block, Label.WIDGET, self.name, f"{times} times inside the story")
