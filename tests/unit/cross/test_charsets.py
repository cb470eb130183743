"""Tests of pages in legacy charsets and in mojibake."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

import vnclean
from support.charset_texts import DRESSES, written
from support.material import HERE, Case, HtmlCase, read_cases, read_html_cases
from vnclean.text.legacy_charsets import CHARSETS

_T = TypeVar("_T", Case, HtmlCase)


def one_quick(pages: Sequence[_T], forms: Iterable[str]) -> list[Any]:
    """Return parameters for each page in each form; all are slow but one page per form, a different one each time."""
    return [
        pytest.param(page, form, id=f"{page.name}-{form}", marks=[] if number == at else pytest.mark.slow)
        for at, form in enumerate(forms)
        for number, page in enumerate(pages)
    ]


@pytest.mark.parametrize(("case", "charset"), one_quick(read_cases(), CHARSETS))
def test_a_page_in_a_charset_gives_the_same_article(case: Case, charset: str) -> None:
    """A page in an undeclared charset has the labels and text of the Unicode page, apart from capitals."""
    whole = vnclean.extract(case.source)
    legacy = vnclean.extract(written(case.source, charset))
    assert [decision.label for decision in legacy.decisions] == [decision.label for decision in whole.decisions]
    assert legacy.text.lower() == whole.text.lower()


CAPITALS = "TCVN3 has no capitals with a tone: a credit or a stamp is not known without its first capital"


LINES = "the door joins lines by how they look before they are read in their charset"


KNOWN = {
    ("amp_page", "tcvn3"): CAPITALS,
    ("liveblog", "tcvn3"): CAPITALS,
    ("interview", "tcvn3"): CAPITALS,
    ("brtext", "tcvn3"): LINES,
    ("poem_page", "vps"): LINES,
    ("span_body", "vps"): LINES,
    ("brtext", "vps"): LINES,
}


ENTITIES = {"aspnet"}
"""Pages that write letters as entities, which are the same in all charsets; the test skips these pages."""


@pytest.mark.parametrize(("html_case", "charset"), one_quick(read_html_cases(), CHARSETS))
def test_a_page_of_html_in_a_charset_gives_the_same_text(
    html_case: HtmlCase, charset: str, request: pytest.FixtureRequest
) -> None:
    if html_case.name in ENTITIES:
        return
    if why := KNOWN.get((html_case.name, charset)):
        request.applymarker(pytest.mark.xfail(reason=why, strict=True))
    source = html_case.source.decode("utf-8").replace("utf-8", "iso-8859-1").replace("UTF-8", "iso-8859-1")
    assert vnclean.clean(written(source, charset)).lower() == vnclean.clean(source).lower()


BARE_CAPTIONS = {"cp1258_raw", "tcvn3_raw", "viscii_raw", "vni_raw"}
"""Pages of raw text with a caption that has no credit: the caption is kept as one more paragraph."""


@pytest.mark.parametrize("path", sorted((HERE / "cases" / "charsets").glob("*.bytes")), ids=lambda path: path.stem)
def test_pages_written_apart(path: Path) -> None:
    """Pages of bytes with a wrong charset declaration, or none, give the expected paragraphs."""
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").strip().split("\n\n")
    given = vnclean.clean(path.read_bytes()).split("\n\n")
    assert [paragraph for paragraph in given if paragraph in expected] == expected
    assert len(given) == len(expected) + (path.stem in BARE_CAPTIONS)


@pytest.mark.parametrize(("case", "dress"), one_quick(read_cases(), DRESSES))
def test_a_page_in_mojibake_gives_the_same_article(case: Case, dress: str) -> None:
    whole, broken = vnclean.extract(case.source), vnclean.extract(DRESSES[dress](case.source.encode()))
    assert broken.text == whole.text
    assert (broken.title, broken.author, broken.published) == (whole.title, whole.author, whole.published)
