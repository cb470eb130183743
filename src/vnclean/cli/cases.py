"""The commands on labelled cases: ``vnclean case`` writes one, ``vnclean score`` evaluates pipelines on cases.

``vnclean case`` writes a folder with a page and draft labels for a person to check.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final, get_args

from vnclean.cli.atomic_files import OutputExistsError, refuse, written_together
from vnclean.cli.inputs import InputError, read_bytes
from vnclean.cli.messages import say
from vnclean.cli.outputs import write_whole
from vnclean.corpus.evaluate import score
from vnclean.corpus.labelled import SUFFIXES, draft, read_cases
from vnclean.corpus.score_report import score_page, score_table
from vnclean.extraction import extract
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS
from vnclean.read import read
from vnclean.read.auto import Source, sniff
from vnclean.read.decode import decode

_CASE_HELP: Final = """\
It writes three files into FOLDER, which must not hold them already:
  source.txt (.html, .md)   the page, byte for byte
  labels.tsv                a row for each block, with the label that vnclean would give it
  note.md                   where the page is from and what it shows, for you to fill in

Then open labels.tsv. Where a label is right, write y under "yes"; where it is wrong, repair it and write y. A question
mark behind a label marks doubt (caption?). Rows without a yes do not count. `vnclean score FOLDER` says how good it is.

example:
  vnclean case page.html --to cases/my-site
"""
_NOTE: Final = """# {name}

Where the page is from, and when it was saved:

What it shows that other cases do not:

May it be published (whose text is it)?

Who labelled it:
"""


def make_case(arguments: Sequence[str], stdin: BinaryIO) -> str:
    """Write the files of a case, and return a message for the user.

    Raises ``InputError`` if the input cannot be read as a page, and ``OutputExistsError`` if a file of the case exists.
    """
    parser = argparse.ArgumentParser(
        prog="vnclean case",
        description="Make a page a case: its source, and a draft of its labels for a person to check.",
        epilog=_CASE_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("page", metavar="PAGE", help="a page of HTML, Markdown or raw text; - is standard input")
    parser.add_argument("--to", required=True, type=Path, metavar="FOLDER", help="the case's folder, made if need be")
    parser.add_argument("--from", dest="source", choices=get_args(Source), help="what the page is, if it does not tell")
    asked = parser.parse_args(arguments)
    folder: Path = asked.to
    data = read_bytes(asked.page, stdin)
    try:
        text = decode(data).text
        source = asked.source or sniff(text)
        article = extract(read(text, source=source))
    except ValueError as error:
        raise InputError(asked.page, str(error)) from None
    suffix = next(suffix for suffix, each in SUFFIXES.items() if each == source)
    files = {
        f"source{suffix}": data,
        "labels.tsv": draft(article).encode(),
        "note.md": _NOTE.format(name=folder.name).encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    refuse(*(folder / f"source{each}" for each in SUFFIXES), hint="take another folder")
    written_together({folder / name: content for name, content in files.items()})
    return f"{folder}: {len(article.decisions)} lines wait for your yes in labels.tsv"


_WORST: Final = 20
_SCORE_HELP: Final = """\
A case is a folder with source.txt, source.html or source.md, and labels.tsv (line, label), expected.txt, or both;
`vnclean case` makes one. Rows with an empty "yes" do not count. FOLDER may be a case, or hold cases at any depth.

examples:
  vnclean score cases/
  vnclean score cases/ --without caption.credit           with and without a filter, side by side
  vnclean score cases/ --pipeline mysite.cleaning:MINE    beside a pipeline of your own
  vnclean score cases/ --html score.html                  to examine in a browser

Exit codes: 0 done, 1 a case is none, 2 wrong usage.
"""


def print_score(arguments: Sequence[str], stdout: BinaryIO) -> int:
    """Print the scores, or write them to an HTML file, and return the exit code.

    The code is 0 for success, 1 if the cases cannot be read, 2 if the HTML file cannot be written. Wrong usage raises
    ``SystemExit`` with code 2.
    """
    parser = argparse.ArgumentParser(
        prog="vnclean score",
        description="Score the pipeline on cases that a person labelled: words, lines, labels, and the worst of each.",
        epilog=_SCORE_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a case, or a folder of cases")
    parser.add_argument(
        "--without", action="append", default=[], metavar="FILTER", help="also score without this one; may be repeated"
    )
    parser.add_argument("--pipeline", metavar="MODULE:NAME", help="also score this pipeline, from a module of Python")
    parser.add_argument("--worst", type=int, default=_WORST, metavar="N", help=f"lines to show ({_WORST})")
    parser.add_argument("--html", type=Path, metavar="OUT.html", help="write a page to examine instead of a table")
    parser.add_argument("--overwrite", action="store_true", help="write OUT.html anew where it exists")
    asked = parser.parse_args(arguments)
    pipelines = {"NEWS": NEWS}
    try:
        if asked.pipeline:
            pipelines[asked.pipeline] = _imported(asked.pipeline)
        if asked.without:
            name, pipeline = list(pipelines.items())[-1]
            pipelines[f"{name} without {', '.join(asked.without)}"] = pipeline.without(*asked.without)
        if asked.html is not None and not asked.overwrite:
            refuse(asked.html)
    except (KeyError, ValueError, OutputExistsError) as error:
        parser.error(str(error.args[0]))
    try:
        cases = [case for folder in asked.folders for case in read_cases(folder)]
    except (ValueError, OSError) as error:
        say(str(error))
        return 1
    scores = {name: score(cases, pipeline) for name, pipeline in pipelines.items()}
    if asked.html is None:
        stdout.write(score_table(scores, worst=asked.worst).encode("utf-8", "backslashreplace"))
        stdout.flush()
        return 0
    try:
        write_whole(asked.html, score_page(scores, worst=asked.worst), stdout)
    except (OutputExistsError, OSError) as error:
        say(str(error))
        return 2
    return 0


def _imported(path: str) -> Pipeline:
    """Return the pipeline that ``path`` ("module:name") names.

    Raises ``ValueError`` if the import fails or the object is not a pipeline.
    """
    module, _, name = path.partition(":")
    try:
        sys.path.insert(0, "")  # as with `python -m`, however the command was called
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        message = f"{path}: {error}; MODULE:NAME is a module that Python can import, and a pipeline in it"
        raise ValueError(message) from None
    if not isinstance(found, Pipeline):
        message = f"{path} is {type(found).__name__}, not Pipeline"
        raise ValueError(message)  # noqa: TRY004 (what the user said)
    return found
