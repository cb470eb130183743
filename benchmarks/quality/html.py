"""``python -m benchmarks.quality.html FOLDER``: pages of HTML beside the peers, for ``docs/quality.md``."""

import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import vnclean
from benchmarks.quality.material import HtmlPage, read_html_pages
from vnclean.corpus.evaluate import words

Extractor = Callable[[bytes, str], str]
"""A page's bytes, and its text in the right encoding for peers that want that, to its main text."""


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 of words, 0.0 to 1.0."""

    precision: float
    recall: float
    f1: float


def score(text: str, page: HtmlPage) -> Score:
    """Return how near a text comes to the gold. Optional lines and tone style do not count."""
    own, gold, optional = (words(vnclean.normalize(each)) for each in (text, page.gold, page.optional))
    hits = (own & gold).total()
    extra = (own - gold - optional).total()
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / gold.total() if gold else 1.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


def _vnclean(raw: bytes, decoded: str) -> str:
    del decoded
    return vnclean.clean(raw)


def _trafilatura(**options: bool) -> Extractor:
    def extract(raw: bytes, decoded: str) -> str:
        import trafilatura  # noqa: PLC0415 (a peer, needed only here)

        del decoded
        return trafilatura.extract(raw, include_comments=False, **options) or ""

    return extract


def _resiliparse(raw: bytes, decoded: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 (a peer)

    del raw
    return str(extract_plain_text(decoded, main_content=True))


def _justext(raw: bytes, decoded: str) -> str:
    import justext  # noqa: PLC0415 (a peer)

    del decoded
    paragraphs = justext.justext(raw, justext.get_stoplist("Vietnamese"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _readability(raw: bytes, decoded: str) -> str:
    import lxml.html  # noqa: PLC0415 (a peer)
    from readability import Document  # noqa: PLC0415 (a peer)

    del raw
    return "\n".join(lxml.html.fromstring(Document(decoded).summary()).itertext())


def _newspaper(raw: bytes, decoded: str) -> str:
    import newspaper  # noqa: PLC0415 (a peer)

    del raw
    article = newspaper.Article("https://example.vn/", language="vi", fetch_images=False)
    article.download(input_html=decoded)
    article.parse()
    return str(article.text)


def _goose(raw: bytes, decoded: str) -> str:
    from goose3 import Goose  # noqa: PLC0415 (a peer)

    del raw
    goose = Goose({"target_language": "vi", "use_meta_language": False})
    return str(goose.extract(raw_html=decoded).cleaned_text)


EXTRACTORS: dict[str, Extractor] = {
    "vnclean": _vnclean,
    "trafilatura, default": _trafilatura(),
    "trafilatura, precision": _trafilatura(favor_precision=True),
    "trafilatura, recall": _trafilatura(favor_recall=True),
    "resiliparse, main content": _resiliparse,
    "jusText, Vietnamese": _justext,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "goose3": _goose,
}


def main(folder: Path) -> None:
    """Print the means of all systems, and a row a page."""
    warnings.simplefilter("ignore")
    pages = list(read_html_pages(folder))
    scores = {name: [_scored(extractor, page) for page in pages] for name, extractor in EXTRACTORS.items()}
    print(f"| system | precision | recall | F1, mean of {len(pages)} pages | lowest | error (1 − F1) |")
    print("|---|---|---|---|---|---|")
    for name, row in scores.items():
        _print_row(name, row)
    for half in (0, 1):
        sites = sorted({page.site for page in pages})[half::2]
        row = [each for each, page in zip(scores["vnclean"], pages, strict=True) if page.site in sites]
        _print_row(f"vnclean, {'every second site' if half else 'the other sites'} ({len(row)} pages)", row)
    names = ["vnclean", "trafilatura, recall", "readability-lxml"]
    print(f"\n| page | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for index, page in enumerate(pages):
        print(f"| {page.name} | " + " | ".join(f"{scores[name][index].f1:.4f}" for name in names) + " |")


def _scored(extractor: Extractor, page: HtmlPage) -> Score:
    try:
        return score(extractor(page.source, page.decoded), page)
    except ImportError as error:  # not the peer's failure, so never a score
        message = f"{error}: the comparison needs the peers, pip install -e '.[bench]'"
        raise SystemExit(message) from error
    except Exception as error:  # noqa: BLE001 (whatever a peer raises costs it the page)
        print(f"{page.name}: {type(error).__name__}", file=sys.stderr)
        return Score(0.0, 0.0, 0.0)


def _print_row(name: str, row: Sequence[Score]) -> None:
    means = [fmean(getattr(each, field) for each in row) for field in ("precision", "recall", "f1")]
    cells = [*means, min(each.f1 for each in row), 1 - means[2]]
    print(f"| {name} | " + " | ".join(f"{cell:.4f}" for cell in cells) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
