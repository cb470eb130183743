"""``vnclean score``: evaluate a pipeline on labelled cases, or compare several pipelines."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.cli.atomic_files import OutputExistsError, refuse
from vnclean.cli.messages import say
from vnclean.cli.outputs import write_whole
from vnclean.corpus.evaluate import score
from vnclean.corpus.labelled import read_cases
from vnclean.corpus.score_report import score_page, score_table
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

_WORST: Final = 20
_HELP: Final = """\
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
        epilog=_HELP,
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
