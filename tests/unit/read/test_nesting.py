"""Tests of ``vnclean.read.nesting``."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from vnclean.read import limits as guarding
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
    """The tree has at most 3 elements per tag, 2 per counted reopening, and 50 more.

    A tag may add elements of its own, such as those around a table cell, or the one for a stray ``</p>``.
    """
    markup = "".join(unit.replace("#", str(number)) for number in range(2000 // len(unit)))
    counted: list[Nesting] = []

    class Counting(Nesting):
        def __init__(self) -> None:
            super().__init__()
            counted.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guarding, "Nesting", Counting)
        patch.setattr(guarding, "_FEW_REOPENED", 1_000_000)
        text, _ = guarding._limited(markup) or pytest.fail("beyond a million")  # noqa: SLF001 (guard skips small pages)
    elements = len(LexborHTMLParser(text).css("*"))
    assert elements <= 3 * len(re.findall("</?[a-zA-Z]", text)) + 2 * counted[0].reopened + 50
