"""Clean many pages, lazily and in order, in one process or in several; a failed page affects no other.

``PageInput`` lists the forms in which a page may be given.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, Literal, TypeVar, cast, get_args

from vnclean.article import Article
from vnclean.corpus.processes import Lost, Unsent, in_processes
from vnclean.extraction import extract
from vnclean.model.decision import Failure
from vnclean.model.page import Page
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS
from vnclean.read import read, read_file, refuse_longer
from vnclean.read.auto import READERS, Source

PageInput = str | bytes | Page | Path | tuple[str | None, str | bytes] | Mapping[str, Any] | Exception
"""A page, in any of the forms that the functions for many pages accept.

These are the forms:

- HTML, Markdown or text;
- a ``Page``;
- a ``Path`` to a file;
- a pair of URL and page;
- a mapping with the page under ``page``, ``html``, ``markdown`` or ``text`` (the key selects the reader) and,
  optionally, its ``url`` and the ``encoding`` of its bytes;
- an exception in place of a page that the source could not provide; the page then fails with this exception.
"""

_KINDS: Final = ("page", *READERS)


def read_input(given: PageInput, *, max_size: int | None = None) -> Page:
    """Return the page that is given in one of the forms of ``PageInput``.

    Raises ``TypeError`` or ``ValueError`` for any other input and for a page longer than ``max_size``, and
    ``OSError`` for a file that cannot be read. If ``given`` is an exception, this exception is raised.
    """
    if isinstance(given, Page):
        refuse_longer(len(given.source), max_size)
        return given
    if isinstance(given, tuple):
        url, page = given
        return read(page, url=url, max_size=max_size)
    if isinstance(given, Exception):
        raise given
    if isinstance(given, Path):
        return read_file(given, max_size=max_size)
    if not isinstance(given, Mapping):
        return read(given, max_size=max_size)
    kinds = [kind for kind in _KINDS if given.get(kind) is not None]
    if len(kinds) != 1:
        message = f"a mapping has a page under one of {', '.join(_KINDS)}; this has {', '.join(kinds) or 'none'}"
        raise ValueError(message)
    (kind,) = kinds
    source = None if kind == "page" else cast("Source", kind)
    url, encoding = given.get("url"), given.get("encoding")
    return read(given[kind], url=url, encoding=encoding, source=source, max_size=max_size)


def url_of(given: Any) -> str | None:  # noqa: ANN401 (what was given may be anything)
    """Return the URL of a page in one of the forms of ``PageInput``; ``None`` if ``given`` has no URL."""
    if isinstance(given, Page):
        return given.url
    url = given.get("url") if isinstance(given, Mapping) else given[0] if isinstance(given, tuple) and given else None
    return url if isinstance(url, str) else None


OnError = Literal["raise", "skip", "record"]
"""What happens to a page that fails: the error is raised, the page is left out, or a ``Failure`` takes its place."""

_T = TypeVar("_T")


class WorkerLostError(RuntimeError):
    """The worker process that cleaned a page died: another program killed it, or its memory ran out."""


def extract_many(
    pages: Iterable[PageInput],
    *,
    pipeline: Pipeline = NEWS,
    workers: int = 0,
    on_error: OnError = "raise",
    max_size: int | None = None,
) -> Iterator[Article | Failure]:
    r"""Return a lazy iterator over the articles of the pages, in order.

    ``on_error`` sets what happens to a page that fails (see ``OnError``). A page of more characters or bytes than
    ``max_size`` fails with a ``ValueError``.

    ``workers`` is the number of processes to spawn (0: none); the number does not change the results. With workers:

    - The call must be under ``if __name__ == "__main__":``, and the pipeline must be picklable.
    - At most a few dozen pages per worker are in progress at a time, however many pages there are.
    - If a worker process dies, only the page that this worker was cleaning fails, with a ``WorkerLostError``.

    Raises ``TypeError`` if ``pages`` is a single page, and ``ValueError`` if ``workers`` is negative or ``on_error`` is
    unknown. Errors of the iterable ``pages`` itself are raised whatever ``on_error`` is.

    >>> given = ["Trang chủ", b"%PDF-1.7", ("https://bao.example/1.html", "<p>Tin liên quan</p>")]
    >>> [type(each).__name__ for each in extract_many(given, on_error="record")]
    ['Article', 'Failure', 'Article']
    """
    return each_page(pages, _itself, pipeline=pipeline, workers=workers, on_error=on_error, max_size=max_size)


def clean_many(
    pages: Iterable[PageInput],
    *,
    pipeline: Pipeline = NEWS,
    workers: int = 0,
    on_error: OnError = "raise",
    max_size: int | None = None,
) -> Iterator[str | Failure]:
    r"""Return a lazy iterator over the clean texts of the pages, in order.

    The arguments and the exceptions are those of ``extract_many``.

    >>> list(clean_many(["Thế giới\nMưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay."]))
    ['Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay.']
    """
    return each_page(pages, _text, pipeline=pipeline, workers=workers, on_error=on_error, max_size=max_size)


def each_page(  # noqa: PLR0913 (the arguments of extract_many, and act)
    pages: Iterable[PageInput],
    act: Callable[[Article], _T],
    *,
    pipeline: Pipeline = NEWS,
    workers: int = 0,
    on_error: OnError = "raise",
    max_size: int | None = None,
) -> Iterator[_T | Failure]:
    """Return a lazy iterator over ``act(article)`` for each page, in order.

    ``act`` runs in the process that cleans the page, so a worker sends back only the result of ``act``. With workers,
    ``act`` must be picklable, as a module-level function is, and its results must be picklable, too. The other
    arguments and the exceptions are those of ``extract_many``.
    """
    if isinstance(pages, str | bytes | Page | Mapping):
        message = "this takes many pages; put one in a list, or use extract"
        raise TypeError(message)
    if on_error not in get_args(OnError):
        message = f"on_error is one of {', '.join(get_args(OnError))}, not {on_error!r}"
        raise ValueError(message)
    if workers < 0:
        message = f"workers is 0 or a number of processes, not {workers}"
        raise ValueError(message)
    work = _Work(pipeline, act, max_size)
    return _chosen(_outcomes(work, pages, workers), on_error)


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[_T]):
    """The outcome for one page: the value, or else the error and the URL of the page."""

    url: str | None
    value: _T | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Work(Generic[_T]):
    """The work on one page: read the page, extract the article, call ``act`` with the article.

    An error is not raised; it becomes part of the outcome.
    """

    pipeline: Pipeline
    act: Callable[[Article], _T]
    max_size: int | None

    def __call__(self, given: PageInput) -> _Outcome[_T]:
        try:
            page = read_input(given, max_size=self.max_size)
            return _Outcome(None, self.act(extract(page, pipeline=self.pipeline)))
        except Exception as error:  # noqa: BLE001 (whatever it is, it costs this page alone)
            return _Outcome(url_of(given), error=error)


@dataclass(frozen=True, slots=True)
class _Elsewhere(Generic[_T]):
    """The work on one page in a worker process.

    An error that cannot be pickled becomes a ``RuntimeError`` with the name and message of that error.
    """

    work: _Work[_T]

    def __call__(self, given: PageInput) -> _Outcome[_T]:
        outcome = self.work(given)
        if outcome.error is None:
            return outcome
        try:
            pickle.loads(pickle.dumps(outcome.error))  # noqa: S301 (our own)
        except Exception:  # noqa: BLE001 (pickling calls the error's own code)
            named = RuntimeError(f"{type(outcome.error).__name__}: {outcome.error}")
            return _Outcome(outcome.url, error=named)
        return outcome


def _outcomes(work: _Work[_T], pages: Iterable[PageInput], workers: int) -> Iterator[_Outcome[_T]]:
    if not workers:
        yield from map(work, pages)
        return
    urls: dict[int, str | None] = {}

    def noted() -> Iterator[PageInput]:
        for index, given in enumerate(pages):
            urls[index] = url_of(given)
            yield given

    for index, outcome in enumerate(in_processes(_Elsewhere(work), noted(), workers)):
        url = urls.pop(index)
        if isinstance(outcome, Lost):
            yield _Outcome(url, error=WorkerLostError(f"the process that had the page died (exit code {outcome.code})"))
        elif isinstance(outcome, Unsent):
            message = f"the page or its result cannot go between processes ({outcome.error})"
            yield _Outcome(url, error=TypeError(message))
        else:
            yield outcome


def _chosen(outcomes: Iterable[_Outcome[_T]], on_error: OnError) -> Iterator[_T | Failure]:
    for index, outcome in enumerate(outcomes):
        if outcome.error is None:
            yield outcome.value  # type: ignore[misc]  # a value, since there is no error
        elif on_error == "raise":
            raise outcome.error
        elif on_error == "record":
            yield Failure(index, outcome.url, type(outcome.error).__name__, str(outcome.error))


def _itself(article: Article) -> Article:
    return article


def _text(article: Article) -> str:
    return article.text
