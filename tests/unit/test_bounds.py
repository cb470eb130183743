"""What tells a match from a near miss where only its length or its place differs, well on either side of the number."""

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


@pytest.mark.parametrize(("length", "goes"), [(100, True), (600, False)])
def test_a_panel_is_short(length: int, story: dict[str, str], *, goes: bool) -> None:
    text = "Văn bản " + "a" * (length - len("Văn bản ") - len("Tải về"))
    paragraphs = [f"<p>{story[number]}</p>" for number in BODY]
    paragraphs.insert(3, f"<section><p>{text}</p><button>Tải về</button></section>")
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    assert (told(page)[text[:20]] == "widget.panel") is goes


@pytest.mark.parametrize(("above", "goes"), [("Bà con bản Khoang", True), ("Bà con", False)])
def test_a_caption_of_two_lines_is_no_heading_and_its_credit(above: str, story: dict[str, str], *, goes: bool) -> None:
    lines = [story["title"], story["1"], story["2"], above, "dựng cầu qua suối (ảnh: An)", story["3"], story["4"]]
    found = told(vnclean.read_text("\n".join(lines)))
    assert found["dựng cầu qua suối (ả"] == "caption.credit"
    assert (found[above] == "caption.credit") is goes


@pytest.mark.parametrize(("length", "goes"), [(150, True), (400, False)])
def test_a_caption_that_points_is_no_long_paragraph(length: int, story: dict[str, str], *, goes: bool) -> None:
    end = " (thứ hai từ trái) trao quà cho bà con"
    line = "Ông Inh " + "a" * (length - len("Ông Inh ") - len(end)) + end
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "caption.pointing") is goes


@pytest.mark.parametrize(("length", "goes"), [(150, True), (400, False)])
def test_a_phrase_that_begins_a_long_paragraph_of_the_story_is_prose(
    length: int, story: dict[str, str], *, goes: bool
) -> None:
    line = "Đọc thêm: " + "bản " * 80
    line = line[: length - 1] + "a"
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "listing.phrase") is goes


def test_of_two_marks_the_one_that_makes_a_word() -> None:
    assert vnclean.normalize("ru\u031bo\u031b\u0323\u0301u") == "rượu"


@pytest.mark.parametrize(("words", "goes"), [(8, True), (3, False)])
def test_a_teaser_is_more_than_a_few_words(words: int, story: dict[str, str], *, goes: bool) -> None:
    cut = " ".join(story["3"].split()[:words]) + "..."
    lines = [story["title"], story["1"], story["2"], story["3"], story["4"], story["5"], cut]
    assert (told(vnclean.read_text("\n".join(lines)))[cut[:20]] == "duplicate.teaser") is goes


@pytest.mark.parametrize(("words", "goes"), [(8, True), (3, False)])
def test_a_title_with_counters_is_more_than_a_few_words(words: int, story: dict[str, str], *, goes: bool) -> None:
    title = " ".join(story["title"].split()[:words])
    page = f"<title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{story[number]}</p>" for number in BODY)
    again = f"{title} 10 7"
    found = vnclean.extract(vnclean.read_html(page + f"<p>{again}</p>")).decisions
    (decision,) = (decision for decision in found if decision.block.text == again)
    assert (decision.filter == "duplicate.title") is goes


@pytest.mark.parametrize(("at", "goes"), [(1, True), (5, False)])
def test_a_recipe_says_how_soon(at: int, story: dict[str, str], *, goes: bool) -> None:
    steps = [story[number] for number in BODY]
    steps.insert(at, "Các bước làm như sau thì cá sẽ thơm và chắc thịt, ai ăn một lần cũng nhớ mãi.")
    needed = ["Nguyên liệu", "Một con cá suối", "Hai củ riềng"]
    found = told(vnclean.read_text("\n".join([*needed, *steps])))
    assert (found["Nguyên liệu"] == "body.ingredients") is goes


@pytest.mark.parametrize("between", ["Tin liên quan", "17/11/2026"])
def test_what_a_recipe_needs_holds_no_furniture(between: str, story: dict[str, str]) -> None:
    lines = ["Nguyên liệu", "Một con cá suối", between, "Cách làm", *(story[number] for number in BODY)]
    assert told(vnclean.read_text("\n".join(lines)))["Nguyên liệu"] != "body.ingredients"


@pytest.mark.parametrize(("words", "goes"), [(4, True), (12, False)])
def test_a_button_beside_each_paragraph_has_few_words(words: int, story: dict[str, str], *, goes: bool) -> None:
    line = " ".join(["Đang", *("theo dõi tin của bản trong những ngày dựng cầu".split())][:words])
    lines = [story["title"], story["1"], line, story["2"], line, story["3"], line, story["4"], story["5"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "widget.repeated") is goes


@pytest.mark.parametrize("odd", ["\x1f", "\x20", "\x7e"])
def test_entities_of_controls_stay(odd: str) -> None:
    text = f"Hà Nội&#{ord(odd)};mùa thu"
    assert vnclean.normalize(text) == (text if odd < " " else f"Hà Nội{odd}mùa thu")


def test_a_word_beside_a_wrong_one_keeps_its_style() -> None:
    assert vnclean.normalize("thuỷ-tóan, hoà-kế-họach", tones="keep") == "thuỷ-toán, hoà-kế-hoạch"


def test_a_link_that_stands_in_a_list_without_an_item(story: dict[str, str]) -> None:
    paragraphs = [f"<p>{story[number]}</p>" for number in BODY]
    paragraphs.insert(3, '<ul><a href="/1">Huyện vùng cao xin thêm vốn làm đường</a></ul>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text.startswith("Huyện vùng"))
    assert (decision.block.tag, decision.filter) == ("ul", "listing.linked")
    assert decision.reason == "all of it is a link"


@pytest.mark.parametrize(("capitals", "goes"), [(4, True), (15, False)])
def test_a_caption_between_paragraphs_is_no_line_of_names(capitals: int, story: dict[str, str], *, goes: bool) -> None:
    words = "những người phụ nữ trong bản thức dậy từ tinh mơ để nấu cơm cho".split()
    line = " ".join([*(word.capitalize() for word in words[:capitals]), *words[capitals:], "đội"])
    twin = "Lớp học của trẻ em bản Nà Khoang trong mùa mưa"
    lines = [story["title"], story["1"], twin, twin, story["2"], line, story["3"], story["4"], story["5"]]
    assert (told(vnclean.read_text("\n".join(lines)))[line[:20]] == "caption.between") is goes


@pytest.mark.parametrize(("words", "goes"), [(4, True), (1, False)])
def test_an_alternative_text_is_more_than_a_word(words: int, story: dict[str, str], *, goes: bool) -> None:
    text = " ".join("Bà con dựng cầu".split()[:words])
    paragraphs = [f"<p>{story[number]}</p>" for number in BODY]
    paragraphs.insert(2, f'<img src="/a.jpg" alt="{text}"><p>{text}</p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert (decision.reason == "a picture's alternative text") is goes


@pytest.mark.parametrize(("length", "goes"), [(120, True), (400, False)])
def test_a_long_paragraph_in_italics_under_a_picture_is_prose(
    length: int, story: dict[str, str], *, goes: bool
) -> None:
    text = ("bà con dựng cầu " * 20)[: length - 2].ljust(length - 1, "u") + "."
    paragraphs = [f"<p>{story[number]}</p>" for number in BODY]
    paragraphs.insert(2, f'<p><img src="/a.jpg"></p><p><em>{text}</em></p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert decision.reason.startswith("in italics") is goes


@pytest.mark.parametrize(("paragraphs", "goes"), [(("1", "2"), False), (("1 2", "3 4"), True)])
def test_headlines_after_a_short_story_may_be_its_own(
    paragraphs: tuple[str, ...], story: dict[str, str], *, goes: bool
) -> None:
    own = [" ".join(story[number] for number in each.split()) for each in paragraphs]
    headlines = ["Huyện vùng biên khánh thành ba điểm trường mới", "Mưa lũ cô lập bốn xã miền núi suốt hai ngày"]
    found = vnclean.extract(vnclean.read_text("\n".join([story["title"], *own, *headlines]))).decisions
    assert (found[-1].reason == "after the content: 2 headlines in a row") is goes
