"""The legacy charsets: every letter there and back, prose in each, whole pages in each; what is in none of them."""

import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import pytest
import regex

import vnclean
from support.material import HERE, PROSE, Case, HtmlCase, read_cases, read_html_cases
from vnclean.text.charset_detection import follows, judge
from vnclean.text.legacy_charsets import CHARSETS, read_as, western
from vnclean.text.syllable_list import forms

_T = TypeVar("_T", Case, HtmlCase)
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [
    unicodedata.normalize("NFC", letter + tone)
    for letter, tone in itertools.product(VOWELS + VOWELS.upper(), TONES)
    if not (letter + tone).isascii()
] + ["đ", "Đ"]
DRESSES = {"latin-1": lambda data: data.decode("latin-1"), "windows-1252": western}


def table(charset: str) -> dict[str, bytes]:
    """How a charset writes each letter, from the project's table."""
    name = {"tcvn3": "TCVN3"}.get(charset, charset.upper())
    rows = files("vnclean").joinpath("text/legacy_charsets.tsv").read_text("utf-8").splitlines()
    return {
        letter: regex.sub(rb"\\x(..)", lambda byte: bytes.fromhex(byte[1].decode()), legacy.encode())
        for row in rows
        if row.startswith(name + "\t")
        for _, legacy, letter in [row.split("\t")]
    }


def written(text: str, charset: str) -> bytes:
    """A text in a charset; TCVN3 has no capitals with a tone and writes small ones, typography is in windows-1252."""
    if charset == "cp1258":
        marked = regex.sub(r"[^\x00-\x7f]", lambda found: _tone_apart(found[0]), text)
        return marked.encode("cp1258", "replace")
    letters = table(charset)
    return b"".join(
        letters.get(char) or letters.get(char.lower()) or char.encode("cp1252", "replace")
        for char in unicodedata.normalize("NFC", text)
    )


def _tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES[1:])
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES[1:])) + tone


@pytest.mark.parametrize(("charset", "dress"), [*itertools.product(CHARSETS, DRESSES)])
def test_every_letter_there_and_back(charset: str, dress: str) -> None:
    for letter in LETTERS:
        for word in sorted(word for word in forms("traditional") if letter in word)[:9]:
            read = read_as(DRESSES[dress](written(word, charset)), charset)
            assert read == word or (charset == "tcvn3" and read.lower() == word.lower())


def test_the_table_has_every_letter() -> None:
    for charset in ("vni", "viscii", "vps"):
        assert set(table(charset)) >= set(LETTERS) - set("íìÍÌ" if charset == "vni" else "")
    assert {letter.lower() for letter in LETTERS} == {letter.lower() for letter in table("tcvn3")}


@pytest.mark.parametrize(("charset", "dress"), [*itertools.product(CHARSETS, DRESSES)])
def test_prose_in_each_charset(charset: str, dress: str) -> None:
    for paragraph in PROSE.values():
        mended = vnclean.normalize(DRESSES[dress](written(paragraph, charset)))
        assert mended.lower() == vnclean.normalize(paragraph).lower()
        if charset != "tcvn3":
            assert mended == vnclean.normalize(paragraph)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("dress", [*DRESSES])
def test_prose_in_mojibake(dress: str, times: int) -> None:
    for paragraph in PROSE.values():
        text = paragraph
        for _ in range(times):
            text = DRESSES[dress](text.encode())
        assert vnclean.normalize(text) == vnclean.normalize(paragraph)


def one_quick(pages: Sequence[_T], forms: Iterable[str]) -> list[Any]:
    """Return every page in every form: of each form one page is quick, another one for each, and the rest is slow."""
    return [
        pytest.param(page, form, id=f"{page.name}-{form}", marks=[] if number == at else pytest.mark.slow)
        for at, form in enumerate(forms)
        for number, page in enumerate(pages)
    ]


@pytest.mark.parametrize(("case", "charset"), one_quick(read_cases(), CHARSETS))
def test_a_page_in_a_charset_gives_the_same_article(case: Case, charset: str) -> None:
    """Bytes without a declaration: labels and text are those of the page in Unicode, but for capitals in TCVN3."""
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
"""Pages whose letters are written as entities: no byte of them is in a charset."""


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
"""Pages of raw text with a caption that has no credit: it is kept as text."""


@pytest.mark.parametrize("path", sorted((HERE / "cases" / "charsets").glob("*.bytes")), ids=lambda path: path.stem)
def test_pages_written_apart(path: Path) -> None:
    """Whole pages as bytes, with a declaration that is wrong or none."""
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").strip().split("\n\n")
    given = vnclean.clean(path.read_bytes()).split("\n\n")
    assert [paragraph for paragraph in given if paragraph in expected] == expected
    assert len(given) == len(expected) + (path.stem in BARE_CAPTIONS)


@pytest.mark.parametrize("charset", [*CHARSETS])
def test_links_stay_on_their_words(charset: str) -> None:
    linked = PROSE["3"].replace("huyện và một nhóm", '(<a href="/huyen/1">huyện và một nhóm</a>)')
    html = f"<h1>Cầu mới</h1><p>{PROSE['1']}</p><p>{linked}</p>"
    text = vnclean.extract(written(html, charset)).to_markdown()
    assert "([huyện và một nhóm](/huyen/1)) kỹ sư trẻ" in text


@pytest.mark.parametrize(("case", "dress"), one_quick(read_cases(), DRESSES))
def test_a_page_in_mojibake_gives_the_same_article(case: Case, dress: str) -> None:
    whole, broken = vnclean.extract(case.source), vnclean.extract(DRESSES[dress](case.source.encode()))
    assert broken.text == whole.text
    assert (broken.title, broken.author, broken.published) == (whole.title, whole.author, whole.published)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Peña, Muñoz và Ibáñez ghi bàn.",
        "Il était une fois, à l'orée d'une forêt où naissait l'été, une fée très âgée, près d'un château hanté.",
        "Die Straße führte über Brücken, für Füße müde; größere Mädchen hörten schöne Töne früh.",
        "Það var gott veður þegar Sigríður og Guðmundur fóru á fjörð; ég ætla líka að sjá ána.",
        "El niño pequeño comió piña y después soñó con montañas, cañones, árboles y más años.",
        "Não há razão para irmãos e irmãs; são nações, corações, pão, mão, avó e avô à noite.",
        "Ärade gäster från Åbo och Ängelholm åkte båt över sjön; det är så vackert här på våren.",
        "µ: mu ¶: para ®: reg ©: copy ½: half ¼: quarter ¾: three ¬: not ¦: bar §: sect",
        "Bà và bé và má và cô và chú và lá và cá và gà và bò và dê.",
        "Tôi là Hà, bà là Hoà, cô là Lê, bé là Tí, chú là Tú, má là Bé.",
        "đư®c nư­ớc người ta và nhà cửa này",
    ],
)
def test_what_is_in_no_legacy_charset(text: str) -> None:
    assert judge(text) is None
    assert not any(follows(text, charset) for charset in CHARSETS)
