"""Tests of ``vnclean.read.limits``."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

import vnclean
from support.hostile import HOSTILE
from vnclean.read.limits import guard


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_becomes_few_elements_and_keeps_its_text(name: str) -> None:
    markup = HOSTILE[name](30_000).encode()
    repaired, _ = guard(markup)
    assert len(LexborHTMLParser(repaired).css("*")) <= len(markup) + 60_000
    texts = [re.sub(rb"<[^>]*>|\s", b"", each)[:50] for each in (repaired, markup)]
    assert texts[0] == texts[1] or "attributes" in name


def test_formats_that_are_never_ended_are_taken_out() -> None:
    markup, notes = guard(HOSTILE["formats left open"](20_000).encode())
    assert notes == ("formatting elements that were never ended were taken out",)
    assert b"<b" not in markup
    assert markup.count(b"<p>x") > 3000
    few = ("<p><b>" + "<p>một dòng" * 5000).encode()  # an old page with a single unclosed ``<b>``
    assert guard(few) == (few, ())


@pytest.mark.parametrize("unit", ["a#/", "a#='>' ", "'# ", "=# ", 'a#="x"', "a#=x\t"])
def test_attributes_are_told_apart_as_the_parser_does(unit: str) -> None:
    rest = "".join(unit.replace("#", str(number)) for number in range(1300))
    markup, notes = guard(f"<p {rest}>x".encode())
    assert notes == ("attributes beyond 500 of one tag were cut",)
    (element,) = LexborHTMLParser(markup).css("p")
    assert len(element.attributes) == 500
    assert element.text() == "x"
    few = f"<p {rest[: len(rest) // 4]}>x".encode()
    assert guard(few) == (few, ())


def test_attributes_of_all_roots_are_those_of_one() -> None:
    markup, notes = guard(b"".join(b"<html a%d=1 b%d=2>" % (number, number) for number in range(400)) + b"x")
    assert notes == ("attributes beyond 500 of one tag were cut",)
    (root,) = LexborHTMLParser(markup).css("html")
    assert len(root.attributes) == 500


def test_the_guard_tells_what_it_did() -> None:
    page = vnclean.read_html("<div>" * 100_000 + "Một dòng")
    assert page.source == "Một dòng"
    assert page.notes == ("nesting deeper than 512 elements was flattened",)
    listed = vnclean.read_html("<select>" + "<OPTION value=1>a</option>" * 20_000 + "</select><p>Một dòng")
    assert listed.notes == ("options beyond 2000 were joined",)
    assert listed.source.count("a") == 20_000
    assert listed.source.endswith("Một dòng")
    wide = vnclean.read_html("<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">Một dòng")
    assert (wide.source, wide.notes) == ("Một dòng", ("attributes beyond 500 of one tag were cut",))


def test_the_guard_leaves_ordinary_pages_alone(html_case: object) -> None:
    markup = html_case.source.decode()  # type: ignore[attr-defined]
    assert guard(markup.encode()) == (markup.encode(), ())
    many = markup * 40  # so many tags that the guard scans the whole markup
    assert guard(many.encode()) == (many.encode(), ())
