"""Edit the pipeline: keep captions, change the style of tone marks, change a setting, add a custom filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import vnclean
from vnclean import NEWS, Draft, Filter, Finding, Label
from vnclean.filters import CaptionCredit
from vnclean.normalizers import Tones


@dataclass(frozen=True)
class Starred(Filter):
    """Lines that begin with an editor's star: notes that our corpus should not have."""

    name: str = "advert.starred"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find every open block that begins with a star."""
        for block in draft.open():
            if block.text.lstrip().startswith("*"):
                yield Finding(block.index, Label.ADVERT, "star", "begins with a star")


pipeline = (
    NEWS.keeping("caption")
    .replace("tones", Tones("modern"))
    .replace("caption.credit", CaptionCredit(max_chars=200))
    .before("body.prose", Starred())
)
page = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")
print(vnclean.extract(page, pipeline=pipeline).text)
print(pipeline.fingerprint)
