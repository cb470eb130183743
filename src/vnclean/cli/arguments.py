"""The command-line arguments: the parser, the options that result, and the condition on pages that they state."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, NoReturn, get_args

from vnclean.article import Article
from vnclean.corpus.templates import Recurring, Templates
from vnclean.metadata.page_type import PageType
from vnclean.model.decision import Label
from vnclean.normalizers import Style, Tones
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS
from vnclean.read.auto import Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition on pages: the page type, and the minimum share of Vietnamese words.

    A page is wanted if its type is in ``page_types`` and the share of Vietnamese words (0 to 1) is at least
    ``min_vietnamese``. If ``page_types`` is empty, any type is wanted.
    """

    page_types: frozenset[PageType] = frozenset()
    min_vietnamese: float = 0.0

    def why_not(self, article: Article) -> str:
        """Return the reason why the page of ``article`` is left out; "" if the page is wanted.

        >>> from vnclean import extract
        >>> Wanted(frozenset({PageType.ARTICLE})).why_not(extract("Trang chủ"))
        'its page type is stub'
        """
        if self.page_types and article.page_type not in self.page_types:
            return f"its page type is {article.page_type}"
        if article.vietnamese < self.min_vietnamese:
            return f"{article.vietnamese:.2f} of its words are Vietnamese"
        return ""

    def __str__(self) -> str:
        """Return page types and minimum share as text; equal conditions give the same text in every process."""
        return f"{sorted(self.page_types)} {self.min_vietnamese}"


ALL: Final = Wanted()


Form = Literal["text", "markdown", "html", "json", "explain"]
From = Source | Literal["auto"]
_EXAMPLES: Final = """\
examples:
  vnclean page.html                         the article's text
  vnclean --explain page.html               every line of the page, and why it stayed or went
  vnclean --report page.report.html page.html    the same to examine, in a browser
  vnclean --json pages/ > pages.jsonl       a folder of pages, one JSON record a line
  vnclean --markdown --output-dir clean pages/   a file for each page
  vnclean --out clean.jsonl --workers 4 crawl.warc.gz    a whole crawl; interrupted, it continues
  curl -s https://example.org/1.html | vnclean -    what another program fetched

more commands (vnclean COMMAND --help):
  case PAGE --to FOLDER    make a page a case, for a person to label
  score FOLDER             measure the pipeline, or another one, on labelled cases
  (a page that has such a name: ./case)

Exit codes: 0 done, 1 some input failed (the others are written), 2 wrong usage.
"""


LONGEST: Final = 20_000_000
"""The default maximum size of a page in bytes, which no crawled news page comes near."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one call: inputs, output form, pipeline, and settings for many pages.

    If ``out`` or ``learn`` is set, the call processes many pages (a crawl).
    """

    files: tuple[str, ...]
    form: Form
    source: From
    pipeline: Pipeline
    out: str | None = None
    output_dir: str | None = None
    learn: str | None = None
    workers: int = 0
    field: str | None = None
    overwrite: bool = False
    max_size: int | None = None
    report: str | None = None
    full: bool = False
    wanted: Wanted = ALL
    tally: str | None = None
    quiet: bool = False
    verbose: bool = False


def parse(arguments: Sequence[str] | None) -> Options:
    """Return the options that the command-line arguments give.

    Raises ``SystemExit``: for wrong usage with code 2, after a message on standard error (as in ``argparse``), and for
    ``--help`` and ``--version`` with code 0.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    pipeline = _with_config(NEWS, asked.config, parser) if asked.config else NEWS
    try:
        if asked.tones is not None:
            pipeline = pipeline.replace("tones", Tones(asked.tones))
        pipeline = pipeline.keeping(*asked.keep).without(*asked.without)
    except KeyError as error:
        parser.error(str(error.args[0]))
    if asked.templates:
        pipeline = _with_templates(pipeline, asked.templates, parser)
    _check(asked, parser)
    return Options(
        files=tuple(asked.files),
        form=asked.form,
        source=asked.source,
        pipeline=pipeline,
        out=asked.out,
        output_dir=asked.output_dir,
        learn=asked.learn,
        workers=asked.workers,
        field=asked.field,
        overwrite=asked.overwrite,
        max_size=asked.max_size or None,
        report=asked.report,
        full=asked.full,
        wanted=Wanted(frozenset(map(PageType, asked.page_type)), asked.min_vietnamese),
        tally=asked.tally,
        quiet=asked.quiet,
        verbose=asked.verbose,
    )


def _check(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """End the program with a message if options contradict each other, or if a number is out of range."""
    if asked.out is not None and asked.form not in ("text", "json"):
        parser.error("--out writes records; of the output forms only --json can be combined with it")
    if asked.workers < 0:
        parser.error("--workers must be 0 or more")
    if asked.max_size < 0:
        parser.error("--max-size must be 0 (no limit) or more")
    if asked.report is not None and (len(asked.files) > 1 or asked.form != "text" or asked.out or asked.learn):
        parser.error("--report takes one page, and cannot be combined with another output form")
    if asked.output_dir is not None and (asked.out or asked.learn or asked.report):
        parser.error("--output-dir writes a file for each page, and cannot be combined with --out, --learn or --report")
    if asked.full and asked.form != "json" and not asked.out:
        parser.error("--full adds to records: it needs --json or --out")
    if not 0 <= asked.min_vietnamese <= 1:
        parser.error("--min-vietnamese must be a share, 0 to 1")
    if asked.tally is not None and not (asked.out or asked.output_dir):
        parser.error("--tally needs --out or --output-dir")


def _with_config(pipeline: Pipeline, path: str, parser: argparse.ArgumentParser) -> Pipeline:
    try:
        return Pipeline.from_file(path, pipeline)
    except OSError as error:
        parser.error(f"{path}: {error.strerror or error}")
    except ValueError as error:
        parser.error(f"{path}: {error}")


def _with_templates(pipeline: Pipeline, path: str, parser: argparse.ArgumentParser) -> Pipeline:
    try:
        templates = Templates.from_json(Path(path).read_text(encoding="utf-8"))
        return pipeline.before("body.prose", Recurring(templates))
    except OSError as error:
        parser.error(f"{path}: {error.strerror}; create it with --learn {path}")
    except (ValueError, KeyError) as error:
        parser.error(f"{path}: {error}")


class _Version(argparse.Action):
    """The action of the argument ``--version``: prints the version and exits."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Unlike argparse's own action, this one reads the version only if asked: reading package metadata is slow.
        from importlib.metadata import version  # noqa: PLC0415 (as above)

        print(f"vnclean {version('vnclean')}")  # noqa: T201 (this is the command)
        parser.exit()


def _shtab() -> Any:  # noqa: ANN401 (a module without types)
    """Return the module ``shtab``, which prints shell completion scripts.

    The result is ``None`` if the command line has no ``--print-completion``, or if ``shtab`` is not installed.
    """
    if "--print-completion" in sys.argv:
        with suppress(ImportError):
            return import_module("shtab")
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vnclean",
        usage="vnclean [options] FILE [FILE ...]   (vnclean --help has examples)",
        description="Clean crawled Vietnamese news pages: HTML, Markdown or raw text in, the article's text out.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a page, or a folder of pages; - is standard input")
    parser.add_argument(
        "--from",
        dest="source",
        choices=("auto", *get_args(Source)),
        default="auto",
        help="format of the pages: html, markdown, text, or auto (the default: detect it)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", dest="form", action="store_const", const="markdown", help="the article as Markdown")
    form.add_argument(
        "--html", dest="form", action="store_const", const="html", help="the article as safe, minimal HTML"
    )
    form.add_argument(
        "--json", dest="form", action="store_const", const="json", help="one JSON record a page, a line each"
    )
    form.add_argument(
        "--explain",
        dest="form",
        action="store_const",
        const="explain",
        help="a table of every block, its label and the reason",
    )
    parser.add_argument(
        "--report",
        metavar="OUT.html",
        help="write an HTML page that shows every block, kept or removed, and the reason",
    )
    parser.add_argument("--full", action="store_true", help="in records, add every block with its label and reason")
    parser.add_argument("--output-dir", metavar="DIR", help="write a file for each page, in the output form")
    parser.add_argument(
        "--page-type",
        action="append",
        default=[],
        metavar="TYPE",
        choices=[str(kind) for kind in PageType],
        help=f"write only pages of this type ({', '.join(PageType)}); may be repeated",
    )
    parser.add_argument(
        "--min-vietnamese",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="write only pages with at least this share of Vietnamese words, 0 to 1",
    )
    parser.add_argument("--config", metavar="FILE.toml", help="settings of the pipeline; the options below come after")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="LABEL",
        choices=[str(label) for label in Label],
        help="also keep blocks with this label; may be repeated",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FILTER",
        help="leave out this filter or normalizer; may be repeated",
    )
    parser.add_argument(
        "--tones",
        choices=get_args(Style),
        default=None,
        help="style of tone marks: traditional (hòa, the default), modern (hoà), keep",
    )
    parser.add_argument(
        "--max-size",
        type=int,
        default=LONGEST,
        metavar="BYTES",
        help=f"reject larger pages and JSON lines ({LONGEST}; 0: no limit)",
    )
    many = parser.add_argument_group(
        "many pages",
        "With --out, files may also be patterns, .jsonl(.gz|.zst), .parquet, .warc(.gz). Each page is a record; "
        "failures are in OUT.failed.jsonl. Interrupted, the same command continues.",
    )
    many.add_argument(
        "--out",
        metavar="OUT.jsonl",
        help="write a record a page: .jsonl, .jsonl.gz, .jsonl.zst (--json: all of it), .csv, .parquet; or -",
    )
    many.add_argument("--workers", type=int, default=0, metavar="N", help="clean in N processes")
    many.add_argument(
        "--templates", metavar="FILE", help="also remove lines that repeat on pages of the same host, as learned"
    )
    many.add_argument(
        "--learn",
        metavar="FILE",
        help="learn which lines repeat on the pages of each host, write them to FILE, and exit",
    )
    many.add_argument("--field", metavar="NAME", help="name of the field that holds the page (html, text, content …)")
    many.add_argument(
        "--overwrite", action="store_true", help="write OUT (or FILE, or the report) anew where it exists"
    )
    many.add_argument("--tally", metavar="FILE", help="write how often each filter matched, as JSON")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print failures only on standard error")
    loudness.add_argument("-v", "--verbose", action="store_true", help="print a line for each page on standard error")
    if shtab := _shtab():
        shtab.add_argument_to(parser, ["--print-completion"], help="print the completion script of a shell")
    parser.set_defaults(form="text")
    return parser
