"""The command: pages in, text, JSON or tables out."""

import sys
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from vnclean.command.arguments import Options, parse
from vnclean.command.case import make_case
from vnclean.command.crawl import crawl
from vnclean.command.files import Unfit, refuse, replaced
from vnclean.command.inputs import Unreadable, expand, read_page
from vnclean.command.outputs import Output
from vnclean.command.say import say
from vnclean.command.score import print_score
from vnclean.path import extract

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None
) -> int:
    """Run the command and return its exit code.

    ``arguments`` are those of the process where left out, the streams its own. 0: done; 1: some input failed (the
    others are written all the same, each failure is a sentence on standard error); 2: wrong usage.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    stdin, stdout = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    try:
        if arguments and arguments[0] == "case":
            return _ended(lambda: make_case(arguments[1:], stdin))
        if arguments and arguments[0] == "score":
            return print_score(arguments[1:], stdout)
        options = parse(arguments)
    except SystemExit as stop:  # argparse has printed what is wrong, or the help
        return int(stop.code or 0)
    if options.out is not None or options.learn is not None:
        return crawl(options)
    if options.report is not None:
        return _ended(lambda: _report(options, stdin))
    output = Output(stdout, options.form)
    failed = False
    try:
        for name in chain.from_iterable(map(expand, options.files)):
            try:
                page = read_page(name, stdin, options.source, options.longest)
                output.write(name, extract(page, pipeline=options.pipeline))
            except Unreadable as error:
                failed = True
                say(str(error))
        output.flush()
    except BrokenPipeError:
        output.abandon()
    return int(failed)


def _report(options: Options, stdin: BinaryIO) -> str:
    """Write the report of one page, and return what to tell the user. Raises ``Unreadable`` and ``Unfit``."""
    (name,), out = options.files, Path(options.report or "")
    if not options.overwrite:
        refuse(out)
    article = extract(read_page(name, stdin, options.source, options.longest), pipeline=options.pipeline)
    replaced(out, article.report().encode())
    return f"{out}: {len(article.kept)} of {len(article.decisions)} blocks kept"


def _ended(act: Callable[[], str]) -> int:
    """Do what writes files of one page, and say how it ended: 0 done, 1 the page is none, 2 files are in the way."""
    try:
        say(act())
    except Unreadable as error:
        say(str(error))
        return 1
    except (Unfit, OSError) as error:
        say(str(error))
        return 2
    return 0
