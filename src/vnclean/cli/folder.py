"""Output of many pages to a folder: one file for each page, in the chosen output form."""

from collections.abc import Iterator
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.article import Article
from vnclean.cli.arguments import Form, Options, Wanted
from vnclean.cli.atomic_files import OutputExistsError, refuse, replaced
from vnclean.cli.crawl import each_named, report_tally
from vnclean.cli.inputs import Found, MissingExtraError, is_container, names_of, records
from vnclean.cli.messages import detail, say
from vnclean.cli.outputs import RENDER, record
from vnclean.corpus.batch import PageInput
from vnclean.model.decision import Failure
from vnclean.output.tally import Tally
from vnclean.text.escape import to_json

_SUFFIXES: Final[dict[Form, str]] = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "explain": ".explain.txt",
}


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A callable that takes an article and returns a text, a reason and the tally of the article.

    If the options exclude the article, the text is "" and the reason says why the article is left out.
    Otherwise the text is the rendered article and the reason is "".
    """

    form: Form
    full: bool
    wanted: Wanted

    def __call__(self, article: Article) -> tuple[str, str, Tally]:
        why_not, tally = self.wanted.why_not(article), Tally.of([article])
        if why_not:
            return "", why_not, tally
        if self.form == "json":
            return to_json(record(article, full=self.full)), "", tally
        return RENDER[self.form](article), "", tally


def write_folder(options: Options, folder: Path, stdout: BinaryIO) -> int:
    """Write a file for each page into ``folder``, and return the exit code.

    The exit code has three values:

    - 0: all pages were written, or left out as the options demand.
    - 1: a page failed, or its file was not written, for example because the file exists.
    - 2: a package for reading the input is missing.

    These are the names of the output files in the form text; other forms have other suffixes:

    - "a/1.txt" for the page "a/1.html".
    - "a/1.html.txt" if an earlier page of the run already has the name "a/1.txt".
    - "pages.jsonl-0.txt" for the first page of the file "pages.jsonl", which holds many pages.

    The path of the page ("a/1.html") is relative to a folder that depends on the argument:

    - If the argument is a folder, the path is relative to this folder.
    - If the argument is a pattern ("*.html"), the path is relative to the deepest folder that contains all
      files of the pattern.
    - If the argument is a single file, the path is relative to the folder of the file.
    """
    total, failed, left_out = Tally(), False, 0
    render = _Rendered(options.form, options.full, options.wanted)
    try:
        for target, result in each_named(_pages(options, folder), render, options):
            if isinstance(result, Failure):
                failed = True
                say(f"{target}: not written: {result.message}")
                total += Tally.of([result])
                continue
            text, why_not, tally = result
            total += tally
            if why_not:
                left_out += 1
                detail(f"{target}: left out: {why_not}")
            else:
                failed |= not _written(target, text, overwrite=options.overwrite)
    except MissingExtraError as error:
        say(str(error))
        return 2
    report_tally(options, total, left_out, stdout)
    return int(failed)


def _written(target: Path, text: str, *, overwrite: bool) -> bool:
    """Write a file and return whether this succeeded; print the reason if it did not."""
    try:
        if not overwrite:
            refuse(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        replaced(target, (text + "\n").encode("utf-8", "backslashreplace"))
    except (OutputExistsError, OSError) as error:
        say(str(error))
        return False
    detail(f"{target}: written")
    return True


def _pages(options: Options, folder: Path) -> Iterator[tuple[Path, PageInput]]:
    """Yield the path of the output file and the page, for each page that the arguments name."""
    taken: set[Path] = set()
    for argument in options.files:
        names = names_of([argument])
        base = _base(argument, names)
        for name, page in records(names, source=options.source, field=options.field, max_size=options.max_size):
            file, _, number = name.rpartition("#")
            inside = Path(file if is_container(file) else name)
            place = folder / (inside.relative_to(base) if inside.is_relative_to(base) else inside.name)
            if is_container(file):
                place = place.with_name(f"{place.name}-{number}.page")
            target = place.with_suffix(_SUFFIXES[options.form])
            if target in taken:
                target = place.with_name(place.name + _SUFFIXES[options.form])
            taken.add(target)
            yield target, page


def _base(argument: str, names: list[Found]) -> Path:
    """Return the folder to which the paths of the output files are relative.

    ``names`` are the files to which ``argument`` refers. There are three cases:

    - If ``argument`` is a folder, the result is this folder.
    - If it is not a folder and there are several files, the result is the deepest folder that contains them.
    - Otherwise the result is the parent folder of ``argument``.
    """
    path = Path(argument)
    if path.is_dir():
        return path
    return Path(commonpath([Path(name).parent for name, _ in names])) if len(names) > 1 else path.parent
