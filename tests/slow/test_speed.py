"""Speed: operations are counted, since counts are the same on every machine; times are compared as ratios only."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from benchmarks.speed.clock import take_turns
from benchmarks.speed.peers import html_floor, text_floor
from support.material import read_html_cases
from vnclean import NEWS
from vnclean.extraction import extract
from vnclean.filters.slugs import RepeatedSlug
from vnclean.model.normalizer import Normalizer
from vnclean.normalizers import NORMALIZERS
from vnclean.normalizers.apply import CHARACTERS, is_plain
from vnclean.normalizers.lookalikes import LookAlikes
from vnclean.read.limits import guard
from vnclean.text.memo import MemoTable, clear_memos

CASES = [case.source for case in read_html_cases()]
LEAVES_PLAIN = [each for each in NORMALIZERS if getattr(each, "leaves_plain", False)]
"""The normalizers that declare (``leaves_plain``) that they never change plain text."""


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> Counter[str]:  # noqa: ANN401 (a class)
    """Count the calls of a method from now on; return the counter."""
    calls: Counter[str] = Counter()
    method: Callable[..., Any] = getattr(owner, name)

    def counting(*arguments: Any) -> Any:  # noqa: ANN401 (the method's own)
        calls[name] += 1
        return method(*arguments)

    monkeypatch.setattr(owner, name, counting)
    return calls


@pytest.mark.parametrize("normalizer", LEAVES_PLAIN, ids=lambda each: str(each.name))
@given(text=st.text(alphabet=CHARACTERS, max_size=60))
def test_plain_text_is_left_by_those_that_say_so(normalizer: Normalizer, text: str) -> None:
    text = " ".join(text.split())
    if is_plain(text):
        assert normalizer(text) == text


def test_most_normalizers_pass_over_plain_text() -> None:
    assert {each.name for each in NORMALIZERS} - {each.name for each in LEAVES_PLAIN} == {"horn", "tones", "stamp"}


def test_no_look_alike_is_plain() -> None:
    assert all(LookAlikes()(f"Nh{char}ng {char}") == f"Nh{char}ng {char}" for char in CHARACTERS)


def test_a_line_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    extract(CASES[0])  # the lexicon is read, and its phrases folded, before the first page
    clear_memos()
    calls = counted(monkeypatch, MemoTable, "__missing__")
    first = extract(CASES[0])
    assert calls["__missing__"] <= 40 * len(first.page.blocks)  # 28 measured: one of each kind per line
    calls.clear()
    assert extract(CASES[0]) == first
    assert calls["__missing__"] == 0


def test_filters_look_at_few_of_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    page = vnclean.read_html(CASES[0])
    given: list[int] = []
    for name in ("open", "outside", "holding", "printing", "beginning"):
        method: Callable[..., Any] = getattr(vnclean.Draft, name)

        def counting(*arguments: Any, method: Callable[..., Any] = method) -> Any:  # noqa: ANN401 (the method's own)
            blocks = method(*arguments)
            given.append(len(blocks))
            return blocks

        monkeypatch.setattr(vnclean.Draft, name, counting)
    NEWS.decide(page)
    assert sum(given) <= 12 * len(page.blocks)  # 7 measured; it would be 70 if each filter examined each line


def test_what_it_costs_beside_the_floors() -> None:
    """Ratios of times within one run; the limits are several times the measured ratios (``docs/performance.md``)."""
    right = vnclean.normalize("\n".join(vnclean.clean(page) for page in CASES))
    texts = take_turns({"floor": lambda: text_floor(right), "own": lambda: vnclean.normalize(right)}, 5)
    pages = take_turns(
        {
            "floor": lambda: [html_floor(page) for page in CASES],
            "own": lambda: [vnclean.extract(page) for page in CASES],
        },
        5,
    )
    assert texts["own"].over(texts["floor"]) < 40
    assert pages["own"].over(pages["floor"]) < 300


def test_harmless_markup_is_not_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnclean.read.limits.Nesting", lambda: pytest.fail("looked at closely"))
    markup = "<div><p class='a'>Một đoạn.</p></div>" * 700 + "<img data-x='" + "x" * 9000 + "'>"
    assert guard(markup.encode()) == (markup.encode(), ())


def test_importing_the_package_imports_no_filter() -> None:
    code = "import sys, vnclean; print([name for name in sys.modules if name.startswith('vnclean.')])"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert shown.strip() == "[]"


def test_slugs_are_told_in_time_that_grows_with_a_line_of_spaces() -> None:
    drafts = {str(n): vnclean.Draft.of(vnclean.read_text("x" + " " * n + "à")) for n in (500_000, 1_000_000)}
    times = take_turns({name: partial(_decide, draft) for name, draft in drafts.items()}, 7)
    assert times["1000000"].over(times["500000"]) < 3  # quadratic time, which a pattern once took, gives 4


def _decide(draft: vnclean.Draft) -> None:
    assert list(RepeatedSlug()(draft)) == []
