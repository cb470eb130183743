"""The command-line interface: it reads pages and writes text, JSON or tables."""

import errno
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from vnclean.cli.arguments import Options, parse
from vnclean.cli.atomic_files import OutputExistsError, refuse, refuse_irregular
from vnclean.cli.cases import make_case, print_score
from vnclean.cli.crawl import crawl
from vnclean.cli.folder import write_folder
from vnclean.cli.inputs import InputError, expand, is_container, read_page
from vnclean.cli.messages import INTERRUPTED, choose, detail, messages, note, say
from vnclean.cli.outputs import Output, abandon, write_whole
from vnclean.extraction import extract, path_note

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None
) -> int:
    """Run the command and return its exit code.

    ``arguments``, ``stdin`` and ``stdout`` default to those of the process. The exit codes are:

    - 0: success
    - 1: an input failed; the other inputs are still written, and each failure is reported in a sentence on standard
      error
    - 2: wrong usage, or output that cannot be written
    - 130: an interrupt (Ctrl-C)
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    output = stdout or _buffer(sys.stdout)
    with messages():
        return _code(arguments, stdin or _buffer(sys.stdin), output)


def _code(arguments: Sequence[str], stdin: BinaryIO, output: BinaryIO) -> int:
    """Run the command and return its exit code, also after a usage error, Ctrl-C, a closed pipe or an ``OSError``."""
    try:
        code = _run(arguments, stdin, output)
        output.flush()
    except SystemExit as stop:  # argparse has printed what is wrong, or the help
        return int(stop.code or 0)
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        abandon(output)
        return 0
    except OSError as error:
        abandon(output)
        say(f"standard output: {error.strerror or error}" if error.filename is None else str(error))
        return 2
    return code


def _run(arguments: Sequence[str], stdin: BinaryIO, stdout: BinaryIO) -> int:
    if arguments and arguments[0] == "case":
        return _ended(lambda: make_case(arguments[1:], stdin))
    if arguments and arguments[0] == "score":
        return print_score(arguments[1:], stdout)
    options = parse(arguments)
    choose(quiet=options.quiet, verbose=options.verbose)
    if options.output_dir is not None:
        return write_folder(options, Path(options.output_dir), stdout)
    if options.out is not None or options.learn is not None:
        return crawl(options, stdout)
    if options.report is not None:
        return _ended(lambda: _report(options, stdin, stdout))
    return _clean_files(options, stdin, Output(stdout, options.form, full=options.full))


def _clean_files(options: Options, stdin: BinaryIO, output: Output) -> int:
    """Clean the pages and write them to ``output``; return 1 if an input failed, else 0."""
    failed = False
    for name, problem in chain.from_iterable(map(expand, options.files)):
        try:
            if problem is not None:
                raise InputError(name, str(problem))  # noqa: TRY301 (reported like an unreadable file)
            if is_container(name):
                raise InputError(name, "holds many pages; use --out OUT.jsonl (or --out -), or --output-dir")  # noqa: TRY301
            page = read_page(name, stdin, options.source, options.max_size)
        except InputError as error:
            failed = True
            say(str(error))
        else:
            if warning := path_note(page.source):
                note(f"{name}: {warning}")
            article = extract(page, pipeline=options.pipeline)
            if why_not := options.wanted.why_not(article):
                note(f"{name}: left out: {why_not}")
                continue
            output.write(name, article)
            detail(f"{name}: {len(article.kept)} of {len(article.decisions)} blocks kept; {article.page_type}")
    return int(failed)


def _buffer(stream: TextIO | None) -> BinaryIO:
    """Return the binary buffer of a standard stream, or a ``_Closed`` stream if the process has no such stream."""
    return _Closed() if stream is None else stream.buffer


class _Closed(BytesIO):
    """The replacement for a standard stream that was closed before the process began; its methods raise ``OSError``."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Raise ``OSError``: nothing can be read."""
        raise OSError(errno.EBADF, f"it is closed ({size} bytes were asked for)")

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # bytes are all that is written here
        """Raise ``OSError``: nothing can be written."""
        raise OSError(errno.EBADF, f"it is closed ({len(data)} bytes were to be written)")


def _report(options: Options, stdin: BinaryIO, stdout: BinaryIO) -> str:
    """Write the report of one page; return a message for the user. Raises ``InputError`` and ``OutputExistsError``."""
    (name,), out = options.files, Path(options.report or "")
    refuse_irregular(out)
    if not options.overwrite:
        refuse(out)
    article = extract(read_page(name, stdin, options.source, options.max_size), pipeline=options.pipeline)
    write_whole(out, article.report(), stdout)
    return f"{out}: {len(article.kept)} of {len(article.decisions)} blocks kept"


def _ended(act: Callable[[], str]) -> int:
    """Run ``act``, print the message that it returns, and return an exit code.

    The code is 0 for success, 1 for an input error, and 2 if the output cannot be written. A ``BrokenPipeError`` is
    raised again.
    """
    try:
        note(act())
    except InputError as error:
        say(str(error))
        return 1
    except BrokenPipeError:
        raise
    except (OutputExistsError, OSError) as error:
        say(str(error))
        return 2
    return 0
