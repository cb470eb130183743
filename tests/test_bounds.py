"""Where a rule begins and ends: the last page on its side of a number, and the first beyond."""

import pytest

import vnclean

BODY = ("1", "2", "3", "4", "5")


def told(page: vnclean.Page) -> dict[str, str]:
    """Which filter spoke for each block, by how it starts."""
    return {decision.block.text[:20]: decision.filter for decision in vnclean.extract(page).decisions}


def test_a_heading_that_is_the_first_of_all_lines(story: dict[str, str]) -> None:
    paragraphs = "".join(f"<p>{story[number]}</p>" for number in BODY)
    page = vnclean.read_html(f"<div><h2>Những ngày dựng cầu</h2>{paragraphs}</div>")
    assert told(page)["Những ngày dựng cầu"] == "body.sibling"


@pytest.mark.parametrize(("length", "goes"), [(300, True), (301, False)])
def test_a_panel_has_300_characters_at_most(length: int, story: dict[str, str], *, goes: bool) -> None:
    text = "Văn bản " + "a" * (length - len("Văn bản ") - len("Tải về"))
    paragraphs = [f"<p>{story[number]}</p>" for number in BODY]
    paragraphs.insert(3, f"<section><p>{text}</p><button>Tải về</button></section>")
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    assert (told(page)[text[:20]] == "widget.panel") is goes


@pytest.mark.parametrize(("above", "goes"), [("Bà con bản", True), ("Bà con", False)])
def test_a_caption_of_two_lines_has_three_words_in_the_first(above: str, story: dict[str, str], *, goes: bool) -> None:
    lines = [story["title"], story["1"], story["2"], above, "dựng cầu qua suối (ảnh: An)", story["3"], story["4"]]
    found = told(vnclean.read_text("\n".join(lines)))
    assert found["dựng cầu qua suối (ả"] == "caption.credit"
    assert (found[above] == "caption.credit") is goes


@pytest.mark.parametrize(("length", "goes"), [(250, True), (251, False)])
def test_a_caption_that_points_has_250_characters_at_most(length: int, story: dict[str, str], *, goes: bool) -> None:
    end = " (thứ hai từ trái) trao quà cho bà con"
    line = "Ông Inh " + "a" * (length - len("Ông Inh ") - len(end)) + end
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "caption.pointing") is goes


@pytest.mark.parametrize(("length", "goes"), [(250, True), (251, False)])
def test_a_phrase_that_begins_a_line_of_the_story_has_250_characters_at_most(
    length: int, story: dict[str, str], *, goes: bool
) -> None:
    line = "Đọc thêm: " + "bản " * 80
    line = line[: length - 1] + "a"
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "listing.phrase") is goes


def test_an_arrow_is_shown_by_three_of_its_characters(story: dict[str, str]) -> None:
    lines = [story["title"], story["1"], ">>>> Huyện vùng cao xin thêm vốn làm đường", story["2"], story["3"]]
    (decision,) = (each for each in vnclean.extract("\n".join(lines)).decisions if each.filter == "listing.arrow")
    assert decision.because == "begins with “>>>”"


def test_a_masthead_is_shown_by_forty_of_its_characters(story: dict[str, str]) -> None:
    line = "Thư điện tử: toasoandientubantinvungcaonamphansuoinampan@bantinvungcao.example"
    lines = [story["title"], story["1"], story["2"], story["3"], line]
    (decision,) = (each for each in vnclean.extract("\n".join(lines)).decisions if each.filter == "legal.masthead")
    assert len(decision.because) == len("“”") + 40


def test_of_two_marks_the_one_that_makes_a_word() -> None:
    assert vnclean.normalize("ru\u031bo\u031b\u0323\u0301u") == "rượu"
