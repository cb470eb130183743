"""The command: pages in, text, JSON or tables out."""

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from vnclean.command.arguments import Options, parse
from vnclean.command.crawl import crawl
from vnclean.command.files import Unfit, refuse, replaced
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
    if options.report is not None:
        return _report(options, Path(options.report), stdin or sys.stdin.buffer)
    output = Output(stdout or sys.stdout.buffer, options.form)
    failed = False
    try:
        for name in chain.from_iterable(map(expand, options.files)):
            try:
                page = read_page(name, stdin or sys.stdin.buffer, options.source, options.longest)
                output.write(name, extract(page, pipeline=options.pipeline))
            except Unreadable as error:
                failed = True
                _say(f"{name}: {error}")
        output.flush()
    except BrokenPipeError:
        output.abandon()
    return int(failed)


def _report(options: Options, out: Path, stdin: BinaryIO) -> int:
    """Write the report of one page: 0 done, 1 the page is none, 2 the file cannot be written."""
    (name,) = options.files
    try:
        if not options.overwrite:
            refuse(out)
        article = extract(read_page(name, stdin, options.source, options.longest), pipeline=options.pipeline)
        replaced(out, article.report().encode())
    except Unreadable as error:
        _say(f"{name}: {error}")
        return 1
    except (Unfit, OSError) as error:
        _say(str(error))
        return 2
    _say(f"{out}: {len(article.kept)} of {len(article.decisions)} blocks kept")
    return 0


def _say(sentence: str) -> None:
    print(f"vnclean: {shown(sentence)}", file=sys.stderr)  # noqa: T201 (this is the command)
