"""Conditions that a regular expression cannot express: functions for ``PatternFilter.accept``.

Each function gets the draft of a page and the index of a block, and returns whether the filter may label the block.
"""

from functools import partial
from typing import Final

from vnclean.analysis.bylines import signature
from vnclean.analysis.draft import PROSE, Draft
from vnclean.filters.patterns import compiled, is_below_lead
from vnclean.model.decision import Label
from vnclean.text.dates import is_time
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address, is_headline, line_features
from vnclean.text.memo import memoized

_READER: Final = lazy_regex(r"\s*(?:Ông|Bà|Anh|Chị|Bạn|Em|Cháu|Cô|Chú|Bác) \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)+\W")
"""The start of a question to the outlet, with the name of the person who asks: "Bà Ngân Thị Thêu, địa chỉ: …"."""
POINTING: Final = (
    r"\((?:[^()]{0,30}\b)?(?:bên |ngoài cùng |hàng |thứ (?:\w+|\d+),? (?:từ )?|từ |bìa |đứng |ngồi |áo "
    r"|ở )(?:trái|phải|giữa|trước|sau|trên|dưới|đầu|cùng"
    r"|trắng|đen|đỏ|xanh|vàng|phía trước|thứ|cạnh)\b[^()]{0,60}\)|\((?:giữa|trái|phải)\)"
    r"|\([^()]{0,40}trong (?:hình|ảnh)\)"
)
_DEICTIC: Final = lazy_regex(POINTING)
_MOST_SENTENCES: Final = 2
_MOST_CAPTIONS: Final = 3
_LAST: Final = 2
_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".mp4", ".flv")
_FEWEST_FIGURES: Final = 3
_FILE_NAME: Final = lazy_regex(r"[^\s]*[._][^\s]*")
DATED: Final = (
    r"(?P<after>.{12,}\(\d{1,2}(?:[/.]\d{1,2}|[/.-]\d{1,2}[/.-]\d{2,4})\)\s*)"  # not the score "(0-1)"
    r"|(?P<before>(?:\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?)[\s.:|–-]*(?=\p{Lu}).{15,})"
)
_SEPARATOR: Final = lazy_regex(r"(?<!\s)\s++(?:[>›»/|•·]|::|--+)++\s++|(?:(?<!\s)\s++)?+[›»]\s*+")
BARS: Final = (
    r"(?P<hotline>(?:HOTLINE|Hotline|ĐƯỜNG DÂY NÓNG)\b.*\d{3}.*)"
    r"|(?P<pages>(?:(?:Trang|trang|Page)\s)?(?:\d{1,3}[\s|.…]+){2,}\d{0,3}(?:\s*(?:[>»›]+|Sau|sau|Tiếp|Cuối))*"
    r"|(?:Trang|trang)\s\d{1,3}\s?/\s?\d{1,3})"
)
_FEWEST_ITEMS: Final = 3
_ITEM_WORDS: Final = 6
_MOST_CREDIT_WORDS: Final = 14
_MOST_HEADING_WORDS: Final = 6
_WHO: Final = (
    r"(?:(?:các|những|một số|nhiều|đông đảo|hai|ba)\s)?(?:quang cảnh|toàn cảnh|khung cảnh|một góc|hình ảnh|không khí"
    r"|hiện trường|ban tổ chức|ban giám khảo|hành khách|cử tri|bạn trẻ|vận động viên|đội trưởng|dân (?:bản|làng|quân)"
    r"|(?:phó )?(?:chủ tịch|bí thư|giám đốc)|(?:phó )?tổng giám đốc|thủ tướng|bộ trưởng|đại biểu|lãnh đạo"
    r"|đồng chí|cán bộ|chiến s[ĩỹ]|lực lượng|đoàn|thanh niên|học sinh|sinh viên|thí sinh|em|cô|thầy|giáo viên|người dân"
    r"|bà con|nông dân|ngư dân|công nhân|du khách|khán giả|cầu thủ|ca s[ĩỹ]|diễn viên|nghệ s[ĩỹ]|ông|bà|anh|chị"
    r"|đối tượng|bị cáo|nghi phạm|bộ đội|nhóm|đội|phụ nữ|trẻ em|các cháu|công an|học viên|xã viên|thợ|trai làng"
    r"|bác s[ĩỹ]|bệnh nhân|phiên chợ|gian hàng|mô hình|cánh đồng|vườn)\b"
)
SCENES: Final = (
    "tại|trong|bên|cùng|trao|tặng|tham quan|kiểm tra|chụp|phát biểu|chăm sóc|thu hoạch|tham gia|đang|giúp|trước|thăm"
    "|cắt băng|khánh thành|dâng hương|ký kết|chứng kiến|động viên|bắt tay|vây quanh|xếp hàng"
    "|chia sẻ|biểu diễn|giới thiệu|trên|với|hướng dẫn|giữa|nhìn từ|dự|tuần tra|bằng"
).split("|")
_ASKING: Final = lazy_regex(r"\b(?:gì|ai|sao|nào|đâu|mấy|bao (?:nhiêu|giờ|lâu)|có (?:nên|phải)|không)\b(?:\W|$)")
SCENE: Final = (
    rf"{_WHO}.*\s(?P<scene>{'|'.join(SCENES)})\s.*[\p{{L}}\d)]"
    r"|(?P<view>(?:toàn cảnh|quang cảnh|khung cảnh|hiện trường|một góc(?! nhìn))\s.+[\p{L}\d)])"
)
"""Two forms of caption: who or what is seen, with a word for place or action (``SCENES``); or a view ("toàn cảnh") and
its subject. Measured on the lines without a full stop in 78 labelled texts and 28 saved pages: 20 captions have one of
these forms, and no heading or paragraph has."""


def is_one_sentence(draft: Draft, index: int) -> bool:
    """Return whether a block has no end of a sentence before its last character."""
    return draft.analysis.features[index].stops < 1


def is_no_signature(draft: Draft, index: int) -> bool:
    """Return whether a line may be part of a masthead: the outlet's editors, address and licence.

    The result is ``False`` for these lines:

    - a byline;
    - a line between the lead and the content;
    - a sentence directly below the content with a telephone number, if another sentence is below;
    - the start of a question with the name of the person who asks ("Bà Ngân Thị Thêu, địa chỉ: …").
    """
    if _names_person(draft.page.blocks[index].text) or is_below_lead(draft, index):
        return False
    return not (index == draft.span.stop and all(map(partial(_is_sentence, draft), (index, index + 1))))


@memoized
def _names_person(text: str) -> bool:
    """Return whether a line is a byline, or the start of a question with the name of the person who asks."""
    return signature(text) is not None or _READER.match(text) is not None


def _is_sentence(draft: Draft, index: int) -> bool:
    """Return whether an unlabelled block is a sentence without a colon, a web address or a mail address."""
    if index >= len(draft.decisions) or draft.decisions[index] is not None:
        return False
    text = draft.page.blocks[index].text
    return draft.analysis.prose[index] and not any(mark in text for mark in ":@©") and "www." not in text


def is_unfinished_or_points(draft: Draft, index: int) -> bool:
    """Return whether a line may be a caption: an unfinished line, or one or two sentences that point into a picture.

    A line points into a picture by words like "(bên trái)".
    """
    seen = draft.analysis.features[index]
    if seen.sentences > _MOST_SENTENCES:
        return False
    return not seen.ended or _DEICTIC.search(draft.analysis.forms[index]) is not None


def is_between_paragraphs(draft: Draft, index: int) -> bool:
    """Return whether a line of a page without markup may be a caption between two paragraphs.

    The result is ``False`` in these cases:

    - The line is before the content span, or more than three lines after its end; or the page has no content span.
    - The line ends like a sentence, is a list item, or has a question word.
    - One of the two lines before it is a time.
    """
    seen = draft.analysis.features[index]
    near = draft.span.start <= index < draft.span.stop + _MOST_CAPTIONS
    if draft.analysis.tags or seen.item or seen.ended or not (draft.span and near):
        return False
    if any(is_time(block.text) for block in draft.page.blocks[max(0, index - 2) : index]):
        return False  # the headline of an entry of a live page
    if _ASKING.search(draft.analysis.forms[index]):
        return False  # a subheading: "Người dân trong vùng trũng cần chuẩn bị gì"
    return all(_is_paragraph_beyond(draft, index, step) for step in (-1, 1))


def is_beside_or_last(draft: Draft, index: int) -> bool:
    """Return whether a block is one of the last two of the content span, or ``is_beside_paragraphs`` is true for it."""
    return index in draft.span[-_LAST:] or is_beside_paragraphs(draft, index)


def is_beside_paragraphs(draft: Draft, index: int) -> bool:
    """Return whether a block is not among the article's paragraphs.

    The result is ``False`` if the page has no content span. Otherwise, one of these must hold:

    - The block is outside the content span.
    - The page has a usable element tree, and the block is in another element than the paragraphs.
    - The page has a usable element tree, and at least half of the block is links.
    """
    if index not in draft.span:
        return bool(draft.span)
    return bool(draft.container) and not draft.is_among(index)


def _is_paragraph_beyond(draft: Draft, index: int, step: int) -> bool:
    """Return whether the nearest block above (``step`` -1) or below (1) a line is a paragraph or the title.

    Captions and adverts between the two are passed over.
    """
    features, forms, scene = draft.analysis.features, draft.analysis.forms, compiled(SCENE)
    for _ in range(_MOST_CAPTIONS):
        index = draft.past_pictures(index + step, step)
        if draft.label(index) in (*PROSE, Label.TITLE):
            return True
        if index >= len(features) or draft.decisions[index] is not None or features[index].item:
            return False
        if features[index].ended:
            return True
        if not scene.fullmatch(forms[index]):
            return False  # a run of headlines
    return False


def is_unannounced_address(draft: Draft, index: int) -> bool:
    """Return whether a line is a single web or mail address that the line above does not announce.

    An address in the content span is announced if the line above ends in a colon.
    """
    blocks = draft.page.blocks
    above = blocks[index - 1].text.rstrip() if index else ""
    return is_address(blocks[index].text) and not (index in draft.span and above.endswith(":"))


def is_no_figure_of_text(draft: Draft, index: int) -> bool:
    """Return whether a line (a file name or a row of numbers) is not part of the article's text.

    One of these must hold:

    - The line contains "?" or ends like the name of a picture or video file.
    - The line has letters, and no line of the content introduces it. An introducing line ends in a colon; only file
      names may be between the two lines.
    - The line has no letters, is in the content span and has at least three numbers.
    """
    blocks, above = draft.page.blocks, index - 1
    text = blocks[index].text.strip()
    if text.lower().rstrip("]").endswith(_ENDINGS) or "?" in text:
        return True
    if any(map(str.isalpha, text)):
        while above in draft.span and _FILE_NAME.fullmatch(blocks[above].text.strip()):
            above -= 1
        return above not in draft.span or not blocks[above].text.rstrip().endswith(":")
    return index in draft.span and len(text.split()) >= _FEWEST_FIGURES


def is_headline_with_arrow(draft: Draft, index: int) -> bool:
    """Return whether a line with an arrow ends like a headline: neither in a full stop nor in a colon."""
    return not draft.page.blocks[index].text.rstrip().endswith((".", ":"))


def is_linked_after_label(draft: Draft, index: int) -> bool:
    """Return whether the text after the first colon of a line is a link or a headline.

    On a page with markup, the text must not be empty, and the line must have enough characters in links: at
    least as many as the text has. Closing brackets and full stops at the ends of the text are not counted.

    On a page without markup, the text must have the form of a headline, and the line must not end like a
    sentence.
    """
    text = draft.page.blocks[index].text
    if not draft.analysis.tags:
        return not draft.analysis.features[index].ended and is_headline(text.partition(":")[2].strip(" )]"))
    rest = text.partition(":")[2].strip(" \u00a0)].")
    return draft.analysis.linked_chars[index] >= len(rest) > 0


def is_dated_headline(draft: Draft, index: int) -> bool:
    """Return whether a line in the form of a dated headline ("Tiêu đề (26/12)") is a headline and not prose.

    Inside the content span, one of the two neighbouring lines must be an unlabelled dated headline, too.
    """
    if draft.analysis.prose[index]:
        return False
    return index not in draft.span or any(_is_dated(draft, each) for each in (index - 1, index + 1))


def _is_dated(draft: Draft, index: int) -> bool:
    blocks = draft.page.blocks
    if not 0 <= index < len(blocks) or draft.decisions[index] is not None or draft.analysis.prose[index]:
        return False
    return compiled(DATED).fullmatch(blocks[index].text.strip()) is not None


def are_short_items(draft: Draft, index: int) -> bool:
    """Return whether a line is a bar of short items, a hotline, or a row of page numbers.

    A bar has three or more items of at most six words each: "Trang chủ | Thể thao | Kinh tế".
    """
    return _is_bar(draft.page.blocks[index].text)


@memoized
def _is_bar(text: str) -> bool:
    text = text.strip()
    items = [item for item in _SEPARATOR.split(text) if item and item.strip()]
    short = len(items) >= _FEWEST_ITEMS and all(line_features(item).words <= _ITEM_WORDS for item in items)
    return short or compiled(BARS).fullmatch(text) is not None


def is_credit_in_place(draft: Draft, index: int) -> bool:
    """Return whether a line that credits an author or a source is where credits are expected.

    The line must have at most 14 words. In addition, it must be outside the content, or meet all these conditions:

    - It is in the second half of the content.
    - It does not end like a sentence, or it ends with ")".
    - At least half of its words begin with a capital, or it is the last line of the content and begins with "tác giả".
    """
    seen = draft.analysis.features[index]
    if seen.words > _MOST_CREDIT_WORDS:
        return False
    if not draft.is_inside(index):
        return True
    forms = draft.analysis.forms
    middle = (draft.span.start + draft.span.stop) // 2
    bracketed = draft.page.blocks[index].text.rstrip().endswith(")")
    named = seen.capitals >= seen.words / 2 or (index == draft.span[-1] and forms[index].startswith("tác giả"))
    return index >= middle and (not seen.ended or bracketed) and named


def is_short_heading(draft: Draft, index: int) -> bool:
    """Return whether a line is short enough for a heading: at most six words."""
    return draft.analysis.features[index].words <= _MOST_HEADING_WORDS
