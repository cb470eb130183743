"""The command: pages in, text, JSON or tables out."""

import sys
from collections.abc import Sequence
from itertools import chain
from typing import BinaryIO

from vnclean.command.arguments import parse
from vnclean.command.crawl import crawl
from vnclean.command.inputs import Unreadable, expand, read_page
from vnclean.command.outputs import Output
from vnclean.inert import shown
from vnclean.path import extract

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None
) -> int:
    """Run the command and return its exit code.

    ``arguments`` are those of the process where left out, the streams its own. 0: done; 1: some input failed (the
    others are written all the same, each failure is a sentence on standard error); 2: wrong usage.
    """
    try:
        options = parse(arguments)
    except SystemExit as stop:  # argparse has printed what is wrong, or the help
        return int(stop.code or 0)
    if options.out is not None or options.learn is not None:
        return crawl(options)
    output = Output(stdout or sys.stdout.buffer, options.form)
    failed = False
    try:
        for name in chain.from_iterable(map(expand, options.files)):
            try:
                page = read_page(name, stdin or sys.stdin.buffer, options.source, options.longest)
                output.write(name, extract(page, pipeline=options.pipeline))
            except Unreadable as error:
                failed = True
                print(f"vnclean: {shown(name)}: {shown(str(error))}", file=sys.stderr)  # noqa: T201 (this is the command)
        output.flush()
    except BrokenPipeError:
        output.abandon()
    return int(failed)
