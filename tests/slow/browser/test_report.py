"""The page report and the score page in a browser: blocks are shown and hidden as set, and nothing of a page runs.

``pip install -e '.[browser]'`` and a Chromium (``playwright install chromium``, or the system's own) are needed.
``SCREENSHOTS=folder`` keeps the screenshots that the tests take.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.chromium import started
from support.material import HERE
from vnclean import NEWS
from vnclean.corpus.evaluate import score
from vnclean.corpus.labelled import read_cases
from vnclean.corpus.score_report import score_page

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the extra `browser` is not installed")

CASES = HERE / "cases"
PROSE = "Từ đó, học sinh phải nghỉ học mỗi khi nước suối dâng cao, cả bản đi vòng hơn hai mươi cây số để tới chợ."
HOSTILE = f"""<!doctype html><title>"><script>window.caught = 1</script></title>
<meta property="og:title" content="&quot;><script>window.caught=1</script>">
<h1><img src=x onerror="window.caught=1">&lt;script>window.caught=1&lt;/script> &quot; onmouseover=&quot;window.caught=1</h1>
<p>{PROSE} &lt;img src=x onerror=window.caught=1&gt; &lt;/style&gt;&lt;script&gt;window.caught=1&lt;/script&gt;</p>
<p>{PROSE} Tỉnh uỷ&nbsp;&lt;svg onload=window.caught=1&gt; &#x202e;lạ&#x9b;31m</p>
<p>&lt;/span&gt;&lt;/li&gt;&lt;/ol&gt;&lt;iframe srcdoc="&lt;script&gt;parent.caught=1&lt;/script&gt;"&gt;</p>
<p>Tin liên quan</p><p><a href="javascript:window.caught=1">&lt;/style&gt;&lt;base href=//x.example&gt; Tin khác của bản</a></p>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium."""
    yield from started()


@pytest.fixture(params=["laichau", "wordpress", "hostile"])
def article(request: pytest.FixtureRequest) -> vnclean.Article:
    """The article of a page of text, of a page of HTML, and of a page that tries to inject markup."""
    if request.param == "hostile":
        return vnclean.extract(HOSTILE.encode())
    (source,) = (CASES / request.param).glob("source.*")
    return vnclean.extract(source.read_bytes())


@pytest.fixture
def text_article() -> vnclean.Article:
    """The article of a page of text, with blocks of most labels and with repaired words."""
    return vnclean.extract((CASES / "laichau" / "source.txt").read_bytes())


def opened(browser: Any, html: str, tmp_path: Path, **settings: Any) -> Any:
    """Open a report in a new tab; the tab's ``requests`` and ``messages`` record requests and console messages."""
    path = tmp_path / "report.html"
    path.write_text(html, encoding="utf-8")
    tab = browser.new_context(**settings).new_page()
    tab.requests, tab.messages = [], []
    tab.on("request", lambda request: tab.requests.append(request.url))
    tab.on("console", lambda message: tab.messages.append(message.text))
    tab.on("pageerror", lambda error: tab.messages.append(str(error)))
    tab.goto(path.as_uri())
    return tab


def assert_readable(browser: Any, html: str, tmp_path: Path, look: tuple[int, str], name: str) -> None:
    """Assert that axe finds no violation and nothing is wider than the window; save a screenshot if one is wanted."""
    width, scheme = look
    size = {"width": width, "height": 900}
    tab = opened(browser, html, tmp_path, color_scheme=scheme, viewport=size, bypass_csp=True)
    violations = axe.Axe().run(tab).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"], found["nodes"][0]["failureSummary"]) for found in violations] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    if folder := os.environ.get("SCREENSHOTS"):
        tab.screenshot(path=Path(folder, f"{name}-{width}-{scheme}.png"))


@pytest.mark.parametrize("look", [(1200, "light"), (1200, "dark"), (360, "light"), (360, "dark")], ids=str)
def test_it_is_readable(
    browser: Any, article: vnclean.Article, tmp_path: Path, look: tuple[int, str], request: pytest.FixtureRequest
) -> None:
    assert_readable(browser, article.report(), tmp_path, look, request.node.callspec.params["article"])


def test_nothing_is_fetched_and_nothing_runs(browser: Any, article: vnclean.Article, tmp_path: Path) -> None:
    tab = opened(browser, article.report(), tmp_path)
    assert len(tab.requests) == 1
    assert tab.messages == []
    assert tab.evaluate("window.caught") is None
    assert tab.locator("script").count() == 1
    assert tab.locator("img, iframe, svg, base, a:not(.skip), [onerror], [onmouseover]").count() == 0
    assert tab.locator(".blocks > li").count() == len(article.decisions)


def test_the_style_sheet_is_allowed(browser: Any, article: vnclean.Article, tmp_path: Path) -> None:
    tab = opened(browser, article.report(), tmp_path)
    assert tab.evaluate("getComputedStyle(document.querySelector('.blocks')).listStyleType") == "none"


def test_every_block_shows_its_text(browser: Any, article: vnclean.Article, tmp_path: Path) -> None:
    tab = opened(browser, article.report(), tmp_path)
    shown = tab.locator(".blocks > li .text").evaluate_all(
        "all => all.map(one => { one = one.cloneNode(true);"
        "one.querySelectorAll('del, .before').forEach(gone => gone.remove()); return one.textContent; })"
    )
    for text, decision, repaired in zip(shown, article.decisions, article.texts, strict=True):
        wanted = repaired if decision.label in article.keep else decision.block.text
        assert "".join(text.replace("·", "").split()) == "".join(
            char for char in wanted if char.isprintable() and not char.isspace() and char != "·"
        )


def test_reasons_stand_under_each_block_or_where_the_pointer_or_the_focus_is(
    browser: Any, text_article: vnclean.Article, tmp_path: Path
) -> None:
    tab = opened(browser, text_article.report(), tmp_path)
    block = tab.locator(".blocks > .gone").first
    why = block.locator(".why")
    assert why.bounding_box()["width"] > 100
    tab.locator("#show-reasons").uncheck()
    tab.mouse.move(0, 0)
    assert why.bounding_box()["width"] <= 1
    block.hover()
    assert why.bounding_box()["width"] > 100
    tab.mouse.move(0, 0)
    assert why.bounding_box()["width"] <= 1
    block.focus()
    assert why.bounding_box()["width"] > 100
    assert text_article.removed[0].reason in why.inner_text()


def test_the_keyboard_reaches_every_box_and_every_removed_block(
    browser: Any, text_article: vnclean.Article, tmp_path: Path
) -> None:
    tab = opened(browser, text_article.report(), tmp_path)
    reached = []
    for _ in range(tab.locator("a, input, summary, [tabindex]").count()):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.id || document.activeElement.className"))
    assert reached[0] == "skip"
    assert len([name for name in reached if name.endswith(" gone")]) == len(text_article.removed)
    assert {f"show-{decision.label}" for decision in text_article.decisions} <= set(reached)


def test_the_legend_turns_labels_and_marks_off_and_on(
    browser: Any, text_article: vnclean.Article, tmp_path: Path
) -> None:
    tab = opened(browser, text_article.report(), tmp_path)
    listing = tab.locator(".blocks > .listing").first
    assert listing.is_visible()
    tab.locator("#show-listing").focus()
    tab.keyboard.press("Space")
    assert not listing.is_visible()
    assert tab.locator(".blocks > .body").first.is_visible()
    tab.keyboard.press("Space")
    assert listing.is_visible()
    mark = tab.locator("del").first
    assert mark.is_visible()
    tab.locator("#show-marks").uncheck()
    assert not mark.is_visible()


def test_the_search_shows_the_blocks_with_the_words(
    browser: Any, text_article: vnclean.Article, tmp_path: Path
) -> None:
    tab = opened(browser, text_article.report(), tmp_path)
    tab.locator("#find").fill("TINH UY")
    shown = [block.inner_text() for block in tab.locator(".blocks > li").all() if block.is_visible()]
    assert 0 < len(shown) < len(text_article.decisions)
    assert all("Tỉnh" in text for text in shown)
    tab.locator("#find").fill("")
    assert all(block.is_visible() for block in tab.locator(".blocks > li").all())


def test_a_screen_reader_is_told_of_label_reason_and_marks(
    browser: Any, text_article: vnclean.Article, tmp_path: Path
) -> None:
    tab = opened(browser, text_article.report(), tmp_path)
    snapshot = tab.locator("main").aria_snapshot()
    assert 'heading "Blocks" [level=2]' in snapshot
    assert "removed as timestamp by" in snapshot
    assert "deleted: uỷ" in snapshot
    assert "inserted: ủy" in snapshot


def test_a_notebook_frames_it(browser: Any, article: vnclean.Article, tmp_path: Path) -> None:
    tab = opened(browser, f"<!doctype html><title>notebook</title>{article._repr_html_()}", tmp_path)
    inside = tab.frames[1]
    assert inside.locator(".blocks > li").count() == len(article.decisions)
    assert inside.evaluate("getComputedStyle(document.querySelector('.blocks')).listStyleType") == "none"
    assert tab.messages == []


@pytest.mark.parametrize("look", [(1200, "light"), (360, "dark")], ids=str)
def test_a_score_is_readable(browser: Any, tmp_path: Path, look: tuple[int, str]) -> None:
    without = NEWS.without("caption.credit")
    scores = {name: score(read_cases(CASES), each) for name, each in (("NEWS", NEWS), ("without", without))}
    html = score_page(scores, worst=20)
    assert_readable(browser, html, tmp_path, look, "score")
    tab = opened(browser, html, tmp_path)
    assert len(tab.requests) == 1
    assert tab.messages == []
    assert tab.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
