"""The command's run over many pages, with ``--out`` or ``--learn``.

With ``--out FILE``, the run writes records to the file and failures to a second file. If such a run is interrupted, the
same command resumes the run.
"""

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, Self, TypeVar

from vnclean.article import Article
from vnclean.cli.arguments import Options, Wanted
from vnclean.cli.atomic_files import STANDARD, OutputExistsError, refuse, refuse_irregular
from vnclean.cli.checkpoint import Journal, files_of
from vnclean.cli.inputs import Found, MissingExtraError, Record, is_container, names_of, records
from vnclean.cli.messages import INTERRUPTED, detail, note, say
from vnclean.cli.outputs import Stream, maker, record, write_whole
from vnclean.corpus.batch import PageInput, each_page, read_input
from vnclean.corpus.templates import learn
from vnclean.model.decision import Failure
from vnclean.output.tally import Tally
from vnclean.text.escape import to_json

_Name = TypeVar("_Name")
_Result = TypeVar("_Result")

_CHECKPOINT: Final = 100  # about a second of one process
"""Maximum number of pages between two checkpoints: an interruption loses at most the work on these pages."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A callable that returns the JSON line of an article and the tally of the article.

    The line does not have the page's name, and is "" if the options exclude the article.
    """

    full: bool
    wanted: Wanted

    def __call__(self, article: Article) -> tuple[str, Tally]:
        line = "" if self.wanted.why_not(article) else to_json(record(article, full=self.full))
        return line, Tally.of([article])


def crawl(options: Options, stdout: BinaryIO) -> int:
    """Run the command with ``--out`` or ``--learn`` on many pages, and return the exit code.

    The code is 0 if all pages are done, 1 if some pages failed, 2 if the run could not begin or could not write its
    files, and 130 if the run was interrupted. Raises ``OSError`` if standard output cannot be written.
    """
    is_streamed = options.out == STANDARD
    try:
        if options.learn is not None:
            return _learn(options, Path(options.learn), stdout)
        out = Path(options.out or "")
        made = None if is_streamed else maker(out, full=options.full)
        names = names_of(options.files, besides=() if is_streamed else files_of(out))
        pages = records(names, source=options.source, field=options.field, max_size=options.max_size)
        journal = (
            Stream(stdout)
            if is_streamed
            else Journal(out, _key(options), _inputs(names), overwrite=options.overwrite, made=made)
        )
    except (MissingExtraError, OutputExistsError, OSError, ValueError) as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("interrupted before the first page")
        return INTERRUPTED
    total = None if any(is_container(name) for name, _ in names) else len(names)
    try:
        _run(options, pages, journal, total)
        journal.finish()
    except KeyboardInterrupt:
        goes_on = "" if is_streamed else "; the same command resumes there"
        say(f"interrupted after {journal.taken} pages{goes_on}")
        return INTERRUPTED
    except OSError as error:
        if is_streamed:
            raise
        say(f"{error}; {journal.taken} pages are done, and the same command resumes there")
        return 2
    finally:
        journal.close()
    report_tally(options, journal.tally, journal.left_out, stdout)
    return int(journal.failures)


def each_named(
    pages: Iterable[tuple[_Name, PageInput]], act: Callable[[Article], _Result], options: Options
) -> Iterator[tuple[_Name, _Result | Failure]]:
    """Yield the name of each page and the result for this page, in input order.

    ``pages`` are pairs of a name (any object) and a page. The result is the value that ``act`` returns for the
    article of the page. If the page fails, the result is a ``Failure``. Of ``options``, three are used: the
    pipeline, the number of processes, and the maximum size of a page.
    """
    waiting: deque[_Name] = deque()

    def given() -> Iterator[PageInput]:
        for name, page in pages:
            waiting.append(name)
            yield page

    results = each_page(
        given(),
        act,
        pipeline=options.pipeline,
        workers=options.workers,
        on_error="record",
        max_size=options.max_size,
    )
    for result in results:
        yield waiting.popleft(), result


def _run(options: Options, pages: Iterator[Record], journal: Journal | Stream, total: int | None) -> None:
    named = (
        ((name, page.get("fetched") if isinstance(page, Mapping) else None), page)
        for name, page in islice(pages, journal.taken, None)
    )
    taken, tallies = journal.taken, [journal.tally]
    with _bar(taken, total) as bar:
        for (name, fetched), result in each_named(named, _Recorded(options.full, options.wanted), options):
            taken += 1
            if isinstance(result, Failure):
                failed = {"id": name, "url": result.url, "error": result.error, "message": result.message}
                journal.add(_line(to_json(failed)), failed=True)
                tallies.append(Tally.of([result]))
            else:
                line, tally = result
                if line:
                    origin = to_json({"id": name, "fetched": fetched})
                    journal.add(_line(f"{origin[:-1]}, {line[1:]}"), failed=False)
                else:
                    journal.leave_out()
                tallies.append(tally)
                detail(f"{name}: {'written' if line else 'left out'}; {', '.join(tally.by['page_type'])}")
            bar.update()
            if taken % _CHECKPOINT == 0 or journal.is_full:
                tallies = [Tally.total(tallies)]
                journal.checkpoint(taken, tallies[0])
    journal.checkpoint(taken, Tally.total(tallies))


def _learn(options: Options, path: Path, stdout: BinaryIO) -> int:
    refuse_irregular(path)
    if not options.overwrite:
        refuse(path)
    failed = 0

    def detected() -> Iterator[PageInput]:
        nonlocal failed
        names = names_of(options.files, besides=[path])
        for name, page in records(names, source=options.source, field=options.field, max_size=options.max_size):
            try:
                yield read_input(page, max_size=options.max_size)
            except Exception as error:  # noqa: BLE001 (whatever it is, it costs this page alone)
                failed += 1
                say(f"{name}: {error}")

    templates = learn(detected())
    write_whole(path, templates.to_json() + "\n", stdout)
    sampled = sum(map(templates.pages, templates.hosts))
    note(f"learned from {sampled} pages of {len(templates.hosts)} hosts")
    return int(failed > 0)


def report_tally(options: Options, tally: Tally, left_out: int, stdout: BinaryIO) -> None:
    """Print the summary of a run, and write the whole tally to the file that ``--tally`` names, if any."""
    if options.tally is not None:
        write_whole(Path(options.tally), tally.to_json() + "\n", stdout)
    note(tally.summary() + (f"; {left_out} left out" if left_out else ""))


def _key(options: Options) -> str:
    """Return a digest of all options that affect the output, except the inputs.

    A run can be resumed only with options that give the same digest.
    """
    parts = [
        options.pipeline.fingerprint,
        f"full {options.full}",
        str(options.wanted),
        options.source,
        options.field or "",
        str(options.max_size or ""),
    ]
    return _digest(parts)


def _inputs(names: Iterable[Found]) -> str:
    """Return a digest of the inputs: the name, size and modification time of each file, in order."""
    return _digest(f"{name}\t{_state(name)}" for name, _ in names)


def _state(name: str) -> str:
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return "none"
    return f"{found.st_size} {found.st_mtime_ns}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _line(text: str) -> bytes:
    return (text + "\n").encode()  # to_json has escaped what UTF-8 cannot hold


def _bar(taken: int, total: int | None) -> Any:  # noqa: ANN401 (tqdm has no types)
    """Return a progress bar that starts at ``taken`` pages of ``total``.

    The bar does nothing if ``tqdm`` is missing or standard error is no terminal.
    """
    if sys.stderr.isatty():
        try:
            from tqdm import tqdm  # noqa: PLC0415 (an extra)
        except ImportError:
            pass
        else:
            return tqdm(initial=taken, total=total, unit=" pages", dynamic_ncols=True)
    return _NoBar()


class _NoBar:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""

    def update(self) -> None:
        """Do nothing."""
