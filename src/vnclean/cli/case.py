"""The command ``vnclean case``, which writes a folder with a page and draft labels for a person to check."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final, get_args

from vnclean.cli.atomic_files import refuse, written_together
from vnclean.cli.inputs import InputError, read_bytes
from vnclean.corpus.labelled import SUFFIXES, draft
from vnclean.extraction import extract
from vnclean.read import read
from vnclean.read.decode import decode
from vnclean.read.sniff import Source, sniff

_HELP: Final = """\
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
        epilog=_HELP,
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
