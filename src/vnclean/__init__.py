r"""vnclean: from a crawled Vietnamese news page to the clean article, with a reason for every line that went.

>>> import vnclean
>>> page = "Trang chủ\nMưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.\nTin liên quan"
>>> vnclean.clean(page)
'Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from vnclean.fold import bare, fold

if TYPE_CHECKING:
    from vnclean.article import Article, Change
    from vnclean.corpus.many import Failure, WorkerLost, clean_many, extract_many
    from vnclean.corpus.tally import Tally
    from vnclean.corpus.verdict import Kind, Verdict
    from vnclean.filter import Decision, Draft, Filter
    from vnclean.label import Label
    from vnclean.news import NEWS
    from vnclean.normalizer import Normalizer
    from vnclean.page import Block, Claim, Image, Link, Page
    from vnclean.path import clean, extract, normalize
    from vnclean.pipeline import Pipeline
    from vnclean.read import read_html, read_markdown, read_text
    from vnclean.syllable import Syllable, is_syllable, split_syllable

    __version__: str

__all__ = [
    "NEWS",
    "Article",
    "Block",
    "Change",
    "Claim",
    "Decision",
    "Draft",
    "Failure",
    "Filter",
    "Image",
    "Kind",
    "Label",
    "Link",
    "Normalizer",
    "Page",
    "Pipeline",
    "Syllable",
    "Tally",
    "Verdict",
    "WorkerLost",
    "__version__",
    "bare",
    "clean",
    "clean_many",
    "extract",
    "extract_many",
    "fold",
    "is_syllable",
    "normalize",
    "read_html",
    "read_markdown",
    "read_text",
    "split_syllable",
]

_HOMES: Final = {
    "Article": "vnclean.article",
    "Block": "vnclean.page",
    "Change": "vnclean.article",
    "Claim": "vnclean.page",
    "Decision": "vnclean.filter",
    "Draft": "vnclean.filter",
    "Failure": "vnclean.corpus.many",
    "Filter": "vnclean.filter",
    "Kind": "vnclean.corpus.verdict",
    "Image": "vnclean.page",
    "Label": "vnclean.label",
    "Link": "vnclean.page",
    "NEWS": "vnclean.news",
    "Normalizer": "vnclean.normalizer",
    "Page": "vnclean.page",
    "Pipeline": "vnclean.pipeline",
    "Syllable": "vnclean.syllable",
    "Tally": "vnclean.corpus.tally",
    "Verdict": "vnclean.corpus.verdict",
    "WorkerLost": "vnclean.corpus.many",
    "clean": "vnclean.path",
    "clean_many": "vnclean.corpus.many",
    "extract": "vnclean.path",
    "extract_many": "vnclean.corpus.many",
    "is_syllable": "vnclean.syllable",
    "normalize": "vnclean.path",
    "read_html": "vnclean.read",
    "read_markdown": "vnclean.read",
    "read_text": "vnclean.read",
    "split_syllable": "vnclean.syllable",
}
"""Where each public name is defined. It is imported when it is first asked for, so that importing the package costs a
program little; but ``fold``, which has its module's own name."""

if not TYPE_CHECKING:  # type checkers know the names from above

    def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name stands for)
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 (reading metadata is slow)

            found = version("vnclean")
        elif name in _HOMES:
            found = getattr(import_module(_HOMES[name]), name)
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
