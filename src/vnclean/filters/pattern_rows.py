"""The pattern filters: one row of data defines each filter.

To add a filter:

- add a row to ``_ROWS``;
- add the new filter, ``PATTERNS["its name"]``, to ``FILTERS`` in ``filters/__init__.py``;
- add a fixture (a short input with labels).
"""

from itertools import product
from typing import Final

from vnclean.analysis.bylines import CREDIT_PATTERN, SOURCE_PATTERN
from vnclean.filters.advert_patterns import APP, EMBED, FOLLOW, INVITATION, OFFER, PAYWALL, WELCOME
from vnclean.filters.pattern_conditions import (
    BARS,
    DATED,
    POINTING,
    SCENE,
    SCENES,
    are_short_items,
    is_beside_or_last,
    is_between_paragraphs,
    is_credit_in_place,
    is_dated_headline,
    is_headline_with_arrow,
    is_linked_after_label,
    is_no_figure_of_text,
    is_no_signature,
    is_one_sentence,
    is_short_heading,
    is_unannounced_address,
    is_unfinished_or_points,
)
from vnclean.filters.patterns import PatternFilter, remember
from vnclean.model.decision import Label

_MEDIUM: Final = (
    r"trong ảnh\s?:\s.+|(?:hàng [^:,]{2,20}, )?từ (?:trái|phải)(?: (?:sang|qua))?(?: (?:phải|trái))?\s?:\s.+"
    r"|(?:video|clip|ảnh|hình ảnh|hình)\s?(?:\d+\s?)?"
    r"(?::\s.+|vụ\s.+|do\s.+|trong bài\s?.*|chụp\s.+|minh họa.*|cắt từ.+)"
)
_PLACEHOLDER: Final = r"\{\{?\s?[\w.]+\s?\}?\}"
_TEMPLATE: Final = (
    rf"(?:{_PLACEHOLDER}|\[\[?\s?[\w.]+\s?\]?\]|<%.{{1,40}}%>|%\w+%)(?:[\s,:|()–-]*(?:{_PLACEHOLDER}))*[\s.,:|–-]*"
)
_FILE: Final = r"(?P<file>(?i:\[?[\w\-() .%+]{1,120}\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?\]?))"
_JOINED: Final = (
    r"(?P<joined>(?=(?:[^\s_]*+_){3}|(?i:img|dsc|pxl|screenshot|photo|image)_\d{4})(?=[^\sA-Za-z]*+[A-Za-z])"
    r"[\w.\-]{8,120})"
    r"|(?P<numbered>[A-Za-z0-9 ]{6,}?\bhinh anh \d{1,3})"
)
"""A file name without a suffix: "hoi_thi_ti_dak_lak", "IMG_2041" or "le hoi den hinh anh 3"."""
_FIGURES: Final = r"(?P<digits>[\d\s_.\-/]+)"
_COMMENTS: Final = (
    r"(?:các )?(?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của )?(?:bạn đọc|độc giả|của bạn|bài viết"
    r"|này))*\s?(?:\(\s?(?:\{n\})?\s?\)?)?|\{n\} (?:bình luận|ý kiến|phản hồi|nhận xét)"
    r"|(?:xem|đọc) (?:thêm )?(?:\{n\} |tất cả )?(?:bình luận|ý kiến)"
    r"|(?:gửi|viết|thêm|đăng|để lại) (?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của bạn|mới|ngay))?"
    r"|(?:thảo luận|comments?)(?: \(\{n\}\))?"
)
_MASTHEAD: Final = (
    r"(?P<masthead>^(?:©|®|\(c\)|copyright|bản quyền|giấy phép(?! (?:mới|cũ|này|đó|lái|được|phải|sẽ|đã|không)\b)"
    r"|(?:quyền )?(?:phó )?tổng biên tập|tòa soạn|trụ sở"
    r"|cơ quan (?:chủ quản|ngôn luận|của)|báo điện tử của"
    r"|chịu trách nhiệm|thư ký tòa soạn|tổng (?:tkts|thư ký)|văn phòng|ghi rõ nguồn|cấm sao chép"
    r"|mọi hình thức sao chép|phụ trách nội dung))"
    r"|(?P<contact>(?<![\w-])(?:điện thoại|đt|tel|fax|hotline|email|e-mail|website|địa chỉ|đường dây nóng|hỗ trợ"
    r"|liên hệ)[^.]{0,30}?\s?:|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+|(?:\+84"
    r"|\(?0\d{1,3}\)?)[\s.-]?\d{2,4}[\s.-]?\d{3,4}(?:[\s.-]?\d{2,4})?(?!\d))|(?P<licence>\d/gp-\p{L})"
)
_DISCLAIMER: Final = (
    r"(?P<outlet>(?:trang (?:thông tin|tin)|báo(?! chí)|tạp chí|website|cổng)\b.{0,60}"
    r"\bhoạt động theo giấy phép (?:số|thiết lập)\b.{0,250})"
    r"|(?P<view>(?!.*, [^,]{2,40} (?:nêu|nói|cho biết|cho hay|khẳng định)$)"
    r"(?:(?:bài viết|nội dung)(?: này)?(?: chỉ)? (?:thể hiện|phản ánh) (?:quan điểm|góc nhìn|ý kiến)\b.{0,120}"
    r"|(?:nghiêm )?cấm (?:mọi (?:hành vi|hình thức) )?sao chép\b.{0,120}"
    r"|mọi (?:hành vi|hình thức|sự) (?:sao chép|sử dụng lại|trích dẫn|phát hành lại)\b.{0,90}"
    r"\b(?:phải (?:được|ghi|có)|cần (?:được|có)|nếu không|khi chưa|không được|đồng ý|chấp thuận)\b.{0,90}"
    r"|(?:©\s?)?nội dung thuộc bản quyền\b.{0,150}"
    r"|thông tin (?:trong bài(?: viết)? |này )?không thay thế\b.{0,120}))|"
    r"(?P<reference>(?:mọi |các |những )?(?:thông tin|nội dung|bài viết|tài liệu|dữ liệu)\b.{0,80}"
    r"\bchỉ (?:mang tính|có tính|có giá trị|để)"
    r"(?: chất)? tham khảo\b.{0,150})"
    r"|(?P<cookies>(?:trang(?: web| tin)?(?: này)?|website(?: này)?|chúng tôi) (?:có )?(?:sử dụng|dùng) "
    r"(?:các )?cookies? (?:để|nhằm) (?:cải thiện|nâng cao|tối ưu|cá nhân|cung cấp|mang|phân tích|ghi nhớ)\b.{0,120})"
    r"|(?P<liability>(?:ban biên tập|ban quản trị|tòa soạn|chúng tôi|website|trang (?:web|tin)|báo)\b.{0,60}"
    r"\bkhông chịu trách nhiệm\b.{0,150})"
)
_VOTES: Final = (
    r"\(?\{n\} (?:bình chọn|đánh giá|phiếu(?: bầu)?|votes?|sao)\b.{0,40}|\(?\{n\}\s?/\s?\{n\} (?:điểm"
    r"|sao)\b.{0,30}|(?:xếp hạng|đánh giá|điểm(?: trung bình)?|rating)\s?:?\s?\(?\{n\}"
    r"(?:\s?/\s?\{n\})?.{0,40}|[★☆⭐\s]{3,}.{0,20}"
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
_CONTROL: Final = (
    r"(?:toàn màn hình|thu nhỏ|phóng to|ảnh (?:trước|sau|tiếp(?: theo)?)|trình chiếu(?: tự động)?"
    r"|đóng(?: lại)?|tạm dừng|phát(?: lại)?"
    r"|tắt tiếng|bật tiếng"
    r"|tốc độ|chất lượng|tự động|phụ đề|xem toàn bộ|tải (?:ảnh|xuống)|\{n\}x|\{n\}p|\{n\}\s?/\s?\{n\}"
    r"|\{time\}(?:\s?/\s?\{time\})?)"
)
_CONTROLS: Final = rf"(?P<controls>{_CONTROL}(?:[\s|·•,/‹›«»<>-]+{_CONTROL}){{2,}}[\s‹›«»<>]*)"
_READOUT_OPENINGS: Final = (
    *"×✕✖x",
    *("a" + "".join(signs) for signs in product(" +-", " +-a")),
    *"usd eur gbp jpy aud sgd cny thb krw hkd cad chf vnd sjc vn-i vni hnx upc vn30".split(),
)
_ROWS: Final = (
    PatternFilter(
        "caption.pointing",
        Label.CAPTION,
        'A sentence that points into a picture ("(thứ hai từ trái)", "(Từ trái sang)") or a line that names a video.',
        rf"(?P<position>{POINTING})|(?P<medium>^(?:{_MEDIUM})$)",
        search=True,
        begins=("video", "clip", "ảnh", "hình", "trong ảnh", "hàng ", "từ "),
        holds=("(",),
        accept=is_unfinished_or_points,
    ),
    PatternFilter(
        "caption.scene",
        Label.CAPTION,
        'An unfinished line between paragraphs of raw text that says who is seen where: "Đại biểu tham quan …".',
        SCENE,
        max_chars=180,
        begins=("toàn cảnh", "quang cảnh", "khung cảnh", "hiện trường", "một góc"),
        holds=tuple(f" {word} " for word in SCENES),
        accept=is_between_paragraphs,
    ),
    PatternFilter(
        "share.follow",
        Label.SHARE,
        'A sentence that asks to follow the outlet elsewhere: "Theo dõi … trên Facebook để nhận tin …".',
        FOLLOW,
        max_chars=180,
        holds=("theo dõi", "đăng ký", "like", "tham gia", "kết nối"),
    ),
    PatternFilter(
        "advert.invitation",
        Label.ADVERT,
        'One sentence that invites: "Mời độc giả đón đọc …", "Bạn đọc có thắc mắc … vui lòng gửi về …".',
        INVITATION,
        max_chars=220,
        holds=("mời ", "bạn ", "độc giả "),
        accept=is_one_sentence,
    ),
    PatternFilter(
        "navigation.welcome",
        Label.NAVIGATION,
        'A greeting to the visitors of the site: "Chào mừng bạn đến với website …".',
        WELCOME,
        max_chars=700,
        holds=("chào đón ", "chào mừng "),
    ),
    PatternFilter(
        "advert.app",
        Label.ADVERT,
        "A call to use the outlet's application or newsletter: “Quét mã QR để tải ứng dụng”, “… gửi vào hộp thư”.",
        APP,
        max_chars=160,
        holds=("quét ", "ứng dụng", "thông báo", "hộp thư", "email", "bản tin"),
        accept=is_one_sentence,
    ),
    PatternFilter(
        "advert.offer",
        Label.ADVERT,
        'A price with a call to buy: "Nồi nấu 5 lít 389.000đ Mua ngay"; or a question and a call to ask: "Bạn cần '
        'tư vấn? Chat ngay".',
        OFFER,
        form="general",
        max_chars=120,
        holds=("mua ", "đặt ", "xem giá", "so sánh giá", "bạn ", "quý khách"),
    ),
    PatternFilter(
        "widget.embed",
        Label.WIDGET,
        'What an embedded post of a social network leaves: "Xem bài viết này trên Instagram".',
        EMBED,
        max_chars=160,
        holds=("bài viết này", "chia sẻ", "♬", "đăng bởi "),
    ),
    PatternFilter(
        "advert.paywall",
        Label.ADVERT,
        'One or two sentences that ask to log in or subscribe for the rest: "Bài viết dành cho thuê bao. Đăng nhập …".',
        PAYWALL,
        max_chars=200,
        holds=("dành ", "để đọc ", "đã đọc hết", "đăng nhập", "đăng ký", "đang ", "nâng cấp", "đã ", "đọc "),
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
        accept=is_no_figure_of_text,
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
        accept=is_credit_in_place,
    ),
    PatternFilter(
        "listing.arrow",
        Label.LISTING,
        'A link to another article set off by an arrow: ">> …", "=> …".',
        r"(?:>>+|=>+|»|►|▶|👉|→|☞|>\s)\s*[^\s>].{8,}",
        form="text",
        prints=(">", "»", "►", "▶", "👉", "→", "☞"),
        accept=is_headline_with_arrow,
    ),
    PatternFilter(
        "listing.label",
        Label.LISTING,
        'A headline after a label that announces it: "Liên quan: …", "(Xem thêm: …)"; in markup it is a link.',
        r"[(\[>»\s]*(?:(?:các |những )?(?:tin|bài)(?: viết)? )?"
        r"(?:liên quan|(?:nên|đáng) đọc|tham khảo thêm"
        r"|(?:mời (?:(?:bạn|quý vị|độc giả)(?: đọc)? )?)?(?:xem|đọc)(?: ngay| thêm| lại| tiếp)?)"
        r"(?: (?:tin|bài)(?: viết)?)?"
        r"\s?:\s\S.{8,}",
        max_chars=250,
        holds=("liên quan", "xem", "đọc", "tham khảo"),
        accept=is_linked_after_label,
    ),
    PatternFilter(
        "listing.dated",
        Label.LISTING,
        'A headline that bears a date: "Tiêu đề (26/12)", "22-07-2018 Tiêu đề". Inside the content two in a row.',
        DATED,
        form="text",
        max_chars=4000,
        holds=("{",),
        reason="a headline with its date",
        accept=is_dated_headline,
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
        accept=is_unannounced_address,
    ),
    PatternFilter(
        "widget.controls",
        Label.WIDGET,
        'The controls of a gallery or a player on one line: "Toàn màn hình 1/12 Ảnh trước".',
        _CONTROLS,
        form="general",
        max_chars=120,
        holds=("toàn màn hình", "ảnh ", "tốc độ", "chất lượng", "tiếng", "phát", "tạm dừng", "{n}", "{time}", "tải "),
    ),
    PatternFilter(
        "legal.disclaimer",
        Label.LEGAL,
        "A site's disclaimer, outside the content, at its end, or in an element beside its paragraphs.",
        _DISCLAIMER,
        max_chars=300,
        holds=tuple(
            "cookie|tham khảo|không chịu|thể hiện|phản ánh|sao chép|sử dụng lại|bản quyền|thay thế|giấy phép".split("|")
        ),
        accept=is_beside_or_last,
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
        accept=is_short_heading,
    ),
    PatternFilter(
        "navigation.crumbs",
        Label.NAVIGATION,
        'Short items on one line parted by ">", "›", "/", "|" (breadcrumbs, menu bars), hotline bars and page numbers, '
        "outside the content: tables and scores use bars, too.",
        rf"{BARS}|(?P<items>.+)",
        form="text",
        max_chars=400,
        outside=True,
        holds=("hotline", "đường dây nóng", "{"),
        prints=(">", "›", "»", "/", "|", "•", "·", "::", "--"),
        accept=are_short_items,
    ),
    PatternFilter(
        "legal.masthead",
        Label.LEGAL,
        "A line outside the content that begins with a masthead's words, or gives a telephone number, a mail address "
        "or the number of a press licence.",
        _MASTHEAD,
        max_chars=500,
        search=True,
        outside=True,
        begins=tuple(
            "©|®|(c)|copyright|bản quyền|giấy phép|tổng |phó tổng|quyền |tòa soạn|trụ sở|cơ quan|báo điện tử|chịu"
            "|thư ký|văn phòng|ghi rõ|cấm|mọi hình|phụ trách".split("|")
        ),
        holds=(":", "@", "{"),
        accept=is_no_signature,
    ),
)  # fmt: skip
PATTERNS: Final = {row.name: remember(row) for row in _ROWS}
"""The pattern filters by name."""
