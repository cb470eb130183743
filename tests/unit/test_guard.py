"""The guard before the parser: it counts what the parser opens, and takes out what would be too much."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from support.hostile import HOSTILE
from vnclean.read import limits as guarding
from vnclean.read.limits import guard
from vnclean.read.nesting import Nesting

TAGS = (
    "p|b a=#|i c=#|a|font x=#|div|span|td|tr|table|li|ul|dl|dt|dd|svg|g|desc|title|math|mi|button|object|template|select|option|h1|h2|nobr|u|"
    "form|caption|foreignObject|style|textarea|x|center|pre|ruby|rt|body|html|script|annotation-xml encoding=text/html|noscript|iframe|"
    "input|br|marquee|section|big|tt|th|tbody"
).split("|")
TEXTS = [
    "x",
    " ",
    "<!-->",
    "<!--",
    "-->",
    '"',
    "'",
    "=",
    "<!x>",
    "<![CDATA[",
    "]]>",
    "</",
    '<b a=">',
    '<b " x=">',
    "/>",
]
units = st.lists(
    st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag.split()[0]}>" for tag in TAGS), *TEXTS]),
    min_size=1,
    max_size=8,
).map("".join)


@given(units)
@example("<p>x<b a=#>")
@example("'<b a=#><table>")
@example("<form><ruby>'\"<b a=#><p>=")
@example("<dd></<noscript><i c=#>")
@example("<select><dd><i c=#></ul></span>=</")
@example("'<ul><body><p>x<b a=#></pre>")
@example("<svg><desc><p></svg></p></desc><style><b a=#></style><p>x")
def test_what_the_parser_opens_is_counted(unit: str) -> None:
    """No fewer elements are counted than there are, but for those that a table or a paragraph adds of itself."""
    markup = "".join(unit.replace("#", str(number)) for number in range(2000 // len(unit)))
    counted: list[Nesting] = []

    class Counting(Nesting):
        def __init__(self) -> None:
            super().__init__()
            counted.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guarding, "Nesting", Counting)
        patch.setattr(guarding, "_FEW_REOPENED", 1_000_000)
        text, _ = guarding._limited(markup) or pytest.fail("beyond a million")  # noqa: SLF001 (small pages are not looked at else)
    elements = len(LexborHTMLParser(text).css("*"))
    assert elements <= 3 * len(re.findall("</?[a-zA-Z]", text)) + 2 * counted[0].reopened + 50


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
    few = ("<p><b>" + "<p>một dòng" * 5000).encode()  # an old page with one that was forgotten
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
