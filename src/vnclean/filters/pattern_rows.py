"""The pattern filters, one data row each.

To add one, add a row to ``_ROWS``, its ``PATTERNS`` entry to ``filters.FILTERS``, and a fixture.
"""

from itertools import product
from typing import Final

from vnclean.analysis.bylines import CREDIT_PATTERN, SOURCE_PATTERN, signature
from vnclean.analysis.draft import PROSE, Draft
from vnclean.filters.patterns import PatternFilter, compiled
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address, line_features

# Functions for ``accept``: conditions that a regular expression cannot express.


def _is_one_sentence(draft: Draft, index: int) -> bool:
    return draft.analysis.features[index].stops < 1


_READER: Final = lazy_regex(r"\s*(?:Ông|Bà|Anh|Chị|Bạn|Em|Cháu|Cô|Chú|Bác) \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)+\W")
"""The start of a question, with the name of the reader who asks: "Bà Ngân Thị Thêu, địa chỉ: …"."""


def _is_no_signature(draft: Draft, index: int) -> bool:
    """Return whether a line neither is a byline nor begins with the name of a reader who asks a question."""
    text = draft.page.blocks[index].text
    return signature(text) is None and _READER.match(text) is None


def _is_unfinished_or_points(draft: Draft, index: int) -> bool:
    """Return whether a line of at most two sentences does not end as one, or points into a picture ("bên trái")."""
    seen = draft.analysis.features[index]
    if seen.sentences > _MOST_SENTENCES:
        return False
    return not seen.ended or _DEICTIC.search(draft.analysis.forms[index]) is not None


def _is_beside_paragraph(draft: Draft, index: int) -> bool:
    """Return whether an unfinished line of a page without markup is next to a paragraph of the content."""
    seen = draft.analysis.features[index]
    if draft.analysis.tags or seen.item or seen.ended or not draft.span:
        return False
    if not draft.span.start <= index <= draft.span.stop:
        return False
    return any(draft.label(draft.past_pictures(index + step, step)) in PROSE for step in (-1, 1))


def _is_unannounced_address(draft: Draft, index: int) -> bool:
    """Return whether a line is a web or mail address; inside the content, not below a line that ends in a colon."""
    blocks = draft.page.blocks
    above = blocks[index - 1].text.rstrip() if index else ""
    return is_address(blocks[index].text) and not (index in draft.span and above.endswith(":"))


def _is_no_figure_of_text(draft: Draft, index: int) -> bool:
    """Return whether a line is a file name, or is inside the content and has three numbers or more."""
    text = draft.page.blocks[index].text.strip()
    if text.lower().endswith(_ENDINGS) or "?" in text or any(map(str.isalpha, text)):
        return True
    return index in draft.span and len(text.split()) >= _FEWEST_FIGURES


def _is_headline_with_arrow(draft: Draft, index: int) -> bool:
    return not draft.page.blocks[index].text.rstrip().endswith((".", ":"))


def _is_dated_headline(draft: Draft, index: int) -> bool:
    """Return whether a dated line is not prose; inside the content, a neighbour must be a dated headline, too."""
    if draft.analysis.prose[index]:
        return False
    return index not in draft.span or any(_is_dated(draft, each) for each in (index - 1, index + 1))


def _is_dated(draft: Draft, index: int) -> bool:
    blocks = draft.page.blocks
    if not 0 <= index < len(blocks) or draft.decisions[index] is not None or draft.analysis.prose[index]:
        return False
    return compiled(_DATED).fullmatch(blocks[index].text.strip()) is not None


def _are_short_items(draft: Draft, index: int) -> bool:
    """Return whether a line is a bar of short items, a hotline or page numbers."""
    text = draft.page.blocks[index].text.strip()
    items = [item for item in _SEPARATOR.split(text) if item and item.strip()]
    short = len(items) >= _FEWEST_ITEMS and all(line_features(item).words <= _ITEM_WORDS for item in items)
    return short or compiled(_BARS).fullmatch(text) is not None


def _is_credit_in_place(draft: Draft, index: int) -> bool:
    """Return whether a credit is outside the content, or in its second half, not a sentence, and half capitalised."""
    seen = draft.analysis.features[index]
    if seen.words > _MOST_CREDIT_WORDS:
        return False
    if not draft.is_inside(index):
        return True
    middle = (draft.span.start + draft.span.stop) // 2
    bracketed = draft.page.blocks[index].text.rstrip().endswith(")")
    return index >= middle and (not seen.ended or bracketed) and seen.capitals >= seen.words / 2


def _is_short_heading(draft: Draft, index: int) -> bool:
    return draft.analysis.features[index].words <= _MOST_HEADING_WORDS


_FOLLOW: Final = (
    r"(?:(?:mời|quý|các|bạn|độc giả|bạn đọc|vui lòng|hãy|nhấn|bấm)\s)*+(?:theo dõi|đăng ký|like|tham gia|kết nối)"
    r"\s.{0,80}?(?:facebook|fanpage|zalo|youtube|google news|tiktok|telegram|viber|spotify)\b.{0,40}"
    r"(?:để (?:nhận|cập nhật|xem|đọc|không bỏ lỡ|biết)\b.{0,60}|(?:tại|ở) đây\W*)"
)
"""A call to follow the outlet: a verb, a social network, and a purpose or "tại đây"."""
_INVITATION: Final = (
    r"(?:>+\s?)?(?P<call>(?:kính |xin |trân trọng )?mời (?:quý )?(?:độc giả|bạn đọc|khán giả|quý vị|các bạn)"
    r"(?: và các bạn)? (?:bấm|đón|xem|đọc|theo dõi|tham gia|click|nhấn|gửi|cùng (?:đọc|xem|đón|theo dõi))\b.+)"
    r"|(?P<offer>(?:mọi |quý )?(?:bạn đọc|độc giả|bạn) (?:có|cần|muốn)\s.{0,90}"
    r"(?:vui lòng|hãy|xin|mời|có thể)\s.{0,20}(?:gửi|liên hệ|gọi|đăng ký)\b.{0,120})"
)
_TO_READ: Final = r"(?:đăng nhập|đăng ký|đăng kí|mua gói|nâng cấp|trở thành)"
_WHOLE: Final = "để (?:đọc|xem) (?:toàn bộ|tiếp|trọn vẹn|đầy đủ|hết)"
_PAYWALL: Final = (
    r"(?:bài viết|nội dung)(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:các )?"
    r"(?:thuê bao|bạn đọc|độc giả|hội viên|thành viên)"
    rf"(?: (?:đã )?(?:đăng ký|đăng nhập|vip|trả phí|dài hạn)(?: vip)?)?(?:\W+.{{0,20}}{_TO_READ}.{{0,100}})?"
    rf"|(?:bạn|quý vị|quý độc giả) đã (?:đọc|xem) hết (?:\S{{1,9}} )?(?:lượt|bài)"
    rf".{{0,60}}?(?:\W.{{0,30}}{_TO_READ}.{{0,80}})?"
    rf"|{_WHOLE}\b.{{0,40}}?(?:vui lòng|mời|hãy|xin|bạn cần)\b.{{0,20}}{_TO_READ}.{{0,100}}"
    rf"|(?:vui lòng|mời bạn|hãy|xin) {_TO_READ}\b.{{0,60}}{_WHOLE}\b.{{0,60}}"
)
"""The text of a paywall or login wall. On the folded line."""
_POINTING: Final = (
    r"\((?:[^()]{0,30}\b)?(?:bên |ngoài cùng |hàng |thứ (?:\w+|\d+),? (?:từ )?|từ |bìa |đứng |ngồi |áo "
    r"|ở )(?:trái|phải|giữa|trước|sau|trên|dưới|đầu|cùng"
    r"|trắng|đen|đỏ|xanh|vàng|phía trước|thứ|cạnh)\b[^()]{0,60}\)|\((?:giữa|trái|phải)\)"
    r"|\([^()]{0,40}trong (?:hình|ảnh)\)"
)
_DEICTIC: Final = lazy_regex(_POINTING)
_MEDIUM: Final = (
    r"(?:video|clip|ảnh|hình ảnh|hình)\s?(?:\d+\s?)?(?::\s.+|vụ\s.+|do\s.+|trong bài\s?.*|chụp\s.+|minh họa.*|cắt từ.+)"
)
_MOST_SENTENCES: Final = 2
_PLACEHOLDER: Final = r"\{\{?\s?[\w.]+\s?\}?\}"
_TEMPLATE: Final = (
    rf"(?:{_PLACEHOLDER}|\[\[?\s?[\w.]+\s?\]?\]|<%.{{1,40}}%>|%\w+%)(?:[\s,:|()–-]*(?:{_PLACEHOLDER}))*[\s.,:|–-]*"
)
_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".mp4", ".flv")
_FILE: Final = r"(?P<file>(?i:[\w\-() .%+]{1,120}\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?))"
_JOINED: Final = (
    r"(?P<joined>(?=[^\s_]*+_[^\s_]*+_)(?=[^\sA-Za-z]*+[A-Za-z])[\w.\-]{8,120})"
    r"|(?P<numbered>[a-z0-9 ]{6,}?\bhinh anh \d{1,3})"
)
"""A file name in one piece, joined by underscores; a name without diacritics that ends in "hinh anh 3"."""
_FIGURES: Final = r"(?P<digits>[\d\s_.\-/]+)"
_FEWEST_FIGURES: Final = 3
_DATED: Final = (
    r"(?P<after>.{12,}\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)\s*)"
    r"|(?P<before>(?:\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?)[\s.:|–-]*(?=\p{L}).{15,})"
)
_SEPARATOR: Final = lazy_regex(r"(?<!\s)\s++(?:[>›»/|•·]|::|--+)++\s++|(?:(?<!\s)\s++)?+[›»]\s*+")
_BARS: Final = (
    r"(?P<hotline>(?:HOTLINE|Hotline|ĐƯỜNG DÂY NÓNG)\b.*\d{3}.*)"
    r"|(?P<pages>(?:(?:Trang|trang|Page)\s)?(?:\d{1,3}[\s|.…]+){2,}\d{0,3}(?:\s*(?:[>»›]+|Sau|sau|Tiếp|Cuối))*"
    r"|(?:Trang|trang)\s\d{1,3}\s?/\s?\d{1,3})"
)
_FEWEST_ITEMS: Final = 3
_ITEM_WORDS: Final = 6
_MOST_CREDIT_WORDS: Final = 14
_MOST_HEADING_WORDS: Final = 6
_COMMENTS: Final = (
    r"(?:các )?(?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của )?(?:bạn đọc|độc giả|của bạn|bài viết"
    r"|này))*\s?(?:\(\s?(?:\{n\})?\s?\)?)?|\{n\} (?:bình luận|ý kiến|phản hồi|nhận xét)"
    r"|(?:xem|đọc) (?:thêm )?(?:\{n\} |tất cả )?(?:bình luận|ý kiến)"
    r"|(?:gửi|viết|thêm|đăng|để lại) (?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của bạn|mới|ngay))?"
    r"|(?:thảo luận|comments?)(?: \(\{n\}\))?"
)
_MASTHEAD: Final = (
    r"(?P<masthead>^(?:©|®|\(c\)|copyright|bản quyền|giấy phép|tổng biên tập|phó tổng biên tập|tòa soạn|trụ sở"
    r"|cơ quan (?:chủ quản|ngôn luận|của)|báo điện tử của"
    r"|chịu trách nhiệm|thư ký tòa soạn|tổng (?:tkts|thư ký)|văn phòng|ghi rõ nguồn|cấm sao chép"
    r"|mọi hình thức sao chép|phụ trách nội dung))"
    r"|(?P<contact>(?:điện thoại|đt|tel|fax|hotline|email|e-mail|website|địa chỉ|đường dây nóng|hỗ trợ"
    r"|liên hệ)[^.]{0,30}?\s?:|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+|(?:\+84"
    r"|\(?0\d{1,3}\)?)[\s.-]?\d{2,4}[\s.-]?\d{3,4}(?:[\s.-]?\d{2,4})?(?!\d))"
)
_VOTES: Final = (
    r"\(?\{n\} (?:bình chọn|đánh giá|phiếu(?: bầu)?|votes?|sao)\b.{0,40}|\(?\{n\}\s?/\s?\{n\} (?:điểm"
    r"|sao)\b.{0,30}|(?:xếp hạng|đánh giá|điểm|rating)\s?:?\s?\{n\}(?:\s?/\s?\{n\})?.{0,40}|[★☆⭐\s]{3,}.{0,20}"
)
_COUNT: Final = (
    r"(?:\(?\{n\}\)?[\s|,·-]*)+(?:(?:người|lượt|lần|likes?|views?|thích|xem|đọc|chia sẻ|k|tr)\s?)*"
    r"|(?:lượt (?:xem|đọc|truy cập|thích)|đã xem|views?)\s?:?\s?\{n\}.{0,20}"
)
_PLAYER: Final = (
    r"(?P<player>(?:\{time\}|\d?\d:\d\d|\{n\}:\{n\})\s?/\s?(?:\{time\}|\{n\}:\{n\})|(?:\{n\}x\s?)+|[×✕✖xX]"
    r"|a[ +-]+a(?:[ +-]+a)?[ +-]*)"
)
_WEATHER: Final = r"(?P<weather>.{0,30}?\{n\}\s?°\s?c?(?:\s?[-–/]\s?\{n\}\s?°\s?c?)?.{0,30})"
_CODES: Final = "usd|eur|gbp|jpy|aud|sgd|cny|thb|krw|hkd|cad|chf|vnd|sjc|vn-?index|hnx(?:-index)?|upcom|vn30"
_RATE: Final = rf"(?P<rate>(?:{_CODES})\b[\s:|]*(?:[{{n}}%+\-–▲▼.,()|\s]|mua|bán)+)"

_READOUT_OPENINGS: Final = (
    *"×✕✖x",
    *("a" + "".join(signs) for signs in product(" +-", " +-a")),
    *"usd eur gbp jpy aud sgd cny thb krw hkd cad chf vnd sjc vn-i vni hnx upc vn30".split(),
)

_WHO: Final = (
    r"(?:(?:các|những|một số|nhiều|đông đảo|hai|ba)\s)?(?:quang cảnh|toàn cảnh|khung cảnh|một góc|hình ảnh|không khí"
    r"|hiện trường|(?:phó )?(?:chủ tịch|bí thư|giám đốc)|(?:phó )?tổng giám đốc|thủ tướng|bộ trưởng|đại biểu|lãnh đạo"
    r"|đồng chí|cán bộ|chiến s[ĩỹ]|lực lượng|đoàn|thanh niên|học sinh|sinh viên|thí sinh|em|cô|thầy|giáo viên|người dân"
    r"|bà con|nông dân|ngư dân|công nhân|du khách|khán giả|cầu thủ|ca s[ĩỹ]|diễn viên|nghệ s[ĩỹ]|ông|bà|anh|chị"
    r"|đối tượng|bị cáo|nghi phạm|bác s[ĩỹ]|bệnh nhân|phiên chợ|gian hàng|mô hình|cánh đồng|vườn)\b"
)
_SCENES: Final = (
    "tại|trong|bên|cùng|trao|tặng|tham quan|kiểm tra|chụp|phát biểu|chăm sóc|thu hoạch|tham gia|đang|giúp|trước|thăm"
    "|chia sẻ|biểu diễn|giới thiệu|trên|với"
).split("|")
_SCENE: Final = rf"{_WHO}.*\s(?P<scene>{'|'.join(_SCENES)})\s.*[\p{{L}}\d)]"
"""Who or what a picture shows, and a word for where or what they do. In 78 labelled texts and 28 saved pages 20
captions have this form and no full stop, and no heading or paragraph."""
_ROWS: Final = (
    PatternFilter(
        "caption.pointing",
        Label.CAPTION,
        'A sentence that points into a picture ("(thứ hai từ trái)", "(Từ trái sang)") or a line that names a video.',
        rf"(?P<position>{_POINTING})|(?P<medium>^{_MEDIUM}$)",
        search=True,
        begins=("video", "clip", "ảnh", "hình"),
        holds=("(",),
        accept=_is_unfinished_or_points,
    ),
    PatternFilter(
        "caption.scene",
        Label.CAPTION,
        'An unfinished line beside a paragraph of raw text that says who is seen where: "Đại biểu tham quan …".',
        _SCENE,
        max_chars=180,
        holds=tuple(f" {word} " for word in _SCENES),
        accept=_is_beside_paragraph,
    ),
    PatternFilter(
        "share.follow",
        Label.SHARE,
        'A sentence that asks to follow the outlet elsewhere: "Theo dõi … trên Facebook để nhận tin …".',
        _FOLLOW,
        max_chars=180,
        holds=("theo dõi", "đăng ký", "like", "tham gia", "kết nối"),
    ),
    PatternFilter(
        "advert.invitation",
        Label.ADVERT,
        'One sentence that invites: "Mời độc giả đón đọc …", "Bạn đọc có thắc mắc … vui lòng gửi về …".',
        _INVITATION,
        max_chars=220,
        holds=("mời ", "bạn ", "độc giả "),
        accept=_is_one_sentence,
    ),
    PatternFilter(
        "advert.paywall",
        Label.ADVERT,
        'One or two sentences that ask to log in or subscribe for the rest: "Bài viết dành cho thuê bao. Đăng nhập …".',
        _PAYWALL,
        max_chars=200,
        holds=("dành ", "để đọc ", "đã đọc hết", "đăng nhập", "đăng ký"),
    ),
    PatternFilter(
        "comment.template",
        Label.COMMENT,
        'A line of place-holders that no script filled in: "{name} - {time}", "{body}".',
        _TEMPLATE,
        form="text",
        max_chars=120,
        prints=("{", "[", "<%", "%"),
    ),
    PatternFilter(
        "slug.file",
        Label.SLUG,
        'A file name alone on a line ("img_2041.jpg", "hoi_thi_ti_dak", "… hinh anh 3"), or inside the content nothing '
        'but digits ("4 3 15").',
        f"{_FILE}|{_JOINED}|{_FIGURES}",
        form="text",
        holds=(".jp", ".png", ".gif", ".webp", ".bmp", ".mp", ".flv", "{", "_"),
        accept=_is_no_figure_of_text,
    ),
    PatternFilter(
        "byline.credit",
        Label.BYLINE,
        'A short line that names its author or source by a word: "Tin, ảnh: …", "Tác giả bài viết: …", "Theo VOV". '
        "Inside the content only an unfinished line after its middle: a quoted “Theo …” or the “Tổng hợp: …” of a "
        "recipe is before.",
        f"(?P<credit>{CREDIT_PATTERN})|(?P<source>{SOURCE_PATTERN})".replace("?P<who>", "?:"),
        max_chars=90,
        holds=(":", "theo", "nguồn", "(", "["),
        accept=_is_credit_in_place,
    ),
    PatternFilter(
        "listing.arrow",
        Label.LISTING,
        'A link to another article set off by an arrow: ">> …", "=> …".',
        r"(?:>>+|=>+|»|►|▶|👉|→|☞|>\s)\s*[^\s>].{8,}",
        form="text",
        prints=(">", "»", "►", "▶", "👉", "→", "☞"),
        accept=_is_headline_with_arrow,
    ),
    PatternFilter(
        "listing.dated",
        Label.LISTING,
        'A headline that bears a date: "Tiêu đề (26/12)", "22-07-2018 Tiêu đề". Inside the content two in a row.',
        _DATED,
        form="text",
        max_chars=4000,
        holds=("{",),
        reason="a headline with its date",
        accept=_is_dated_headline,
    ),
    PatternFilter(
        "share.address",
        Label.SHARE,
        "A web or mail address alone on a line; between paragraphs only where no colon above announces it.",
        r"\S.*",
        form="text",
        max_chars=4000,
        holds=("http", "www.", "@"),
        reason="an address alone on its line",
        accept=_is_unannounced_address,
    ),
    PatternFilter(
        "widget.readout",
        Label.WIDGET,
        "What a player, a thermometer or a board of rates shows, outside the content.",
        f"{_PLAYER}|{_WEATHER}|{_RATE}",
        form="general",
        max_chars=60,
        outside=True,
        begins=_READOUT_OPENINGS,
        holds=("{n}", "{time}"),
    ),
    PatternFilter(
        "rating.votes",
        Label.RATING,
        'A count of votes or a mark out of so many, outside the content: "(6816 bình chọn, 9/10 điểm)".',
        _VOTES,
        form="general",
        max_chars=80,
        outside=True,
        holds=("{n}", "★", "☆", "⭐"),
    ),
    PatternFilter(
        "counter.number",
        Label.COUNTER,
        'A bare number, or numbers with "lượt xem", "người" and the like, outside the content.',
        _COUNT,
        form="general",
        max_chars=40,
        outside=True,
        holds=("{n}", "{time}"),
    ),
    PatternFilter(
        "comment.head",
        Label.COMMENT,
        'A heading of comments ("Bình luận (12)", "Gửi ý kiến của bạn"), outside the content.',
        _COMMENTS,
        form="general",
        outside=True,
        holds=("bình luận", "ý kiến", "phản hồi", "nhận xét", "thảo luận", "comment"),
        accept=_is_short_heading,
    ),
    PatternFilter(
        "navigation.crumbs",
        Label.NAVIGATION,
        'Short items on one line parted by ">", "›", "/", "|" (breadcrumbs, menu bars), hotline bars and page numbers, '
        "outside the content: tables and scores use bars, too.",
        rf"{_BARS}|(?P<items>.+)",
        form="text",
        max_chars=400,
        outside=True,
        holds=("hotline", "đường dây nóng", "{"),
        prints=(">", "›", "»", "/", "|", "•", "·", "::", "--"),
        accept=_are_short_items,
    ),
    PatternFilter(
        "legal.masthead",
        Label.LEGAL,
        "A line outside the content that begins with a masthead's words, or gives a telephone number or mail address.",
        _MASTHEAD,
        max_chars=500,
        search=True,
        outside=True,
        begins=tuple(
            "©|®|(c)|copyright|bản quyền|giấy phép|tổng |phó tổng|tòa soạn|trụ sở|cơ quan|báo điện tử|chịu|thư ký"
            "|văn phòng|ghi rõ|cấm|mọi hình|phụ trách".split("|")
        ),
        holds=(":", "@", "{"),
        accept=_is_no_signature,
    ),
)  # fmt: skip
PATTERNS: Final = {row.name: row for row in _ROWS}
"""The pattern filters by name."""
