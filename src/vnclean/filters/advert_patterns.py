"""Regular expressions for calls to the reader: to follow the outlet, to buy, to subscribe. They match folded lines."""

from typing import Final

FOLLOW: Final = (
    r"(?:(?:mời|quý|các|bạn|độc giả|bạn đọc|vui lòng|hãy|nhấn|bấm)\s)*+(?:theo dõi|đăng ký|like|tham gia|kết nối)"
    r"\s.{0,80}?(?:facebook|fanpage|zalo|youtube|google news|tiktok|telegram|viber|spotify)\b.{0,40}"
    r"(?:để (?:nhận|cập nhật|xem|đọc|không bỏ lỡ|biết)\b.{0,60}|(?:tại|ở) đây\W*)"
)
"""A call to follow the outlet: a verb, a social network, and a purpose or "tại đây"."""
INVITATION: Final = (
    r"(?:>+\s?)?(?P<call>(?:kính |xin |trân trọng )?mời (?:quý )?(?:độc giả|bạn đọc|khán giả|quý vị|các bạn)"
    r"(?: và các bạn)? (?:bấm|đón|xem|đọc|vào (?:chuyên mục|trang)|theo dõi|tham gia"
    r"|click|nhấn|gửi|cùng (?:đọc|xem|đón|theo dõi))\b.+)"
    r"|(?P<offer>(?:mọi |quý )?(?:bạn đọc|độc giả|bạn) (?:có|cần|muốn)\s.{0,90}"
    r"(?:vui lòng|hãy|xin|mời|có thể)\s.{0,20}(?:gửi|liên hệ|gọi|đăng ký)\b"
    r"(?! (?:(?:tới|đến|với|về) )?(?:em|anh|chị|ông|bà|cháu|gia đình|trung tâm|ủy ban|phòng|sở|trạm|bệnh viện)\b)"
    r".{0,120})"
)
"""An invitation to read or take part, or an offer to the reader, but not of help to a person or from an authority."""
WELCOME: Final = (
    r"(?:hân hạnh |trân trọng |nhiệt liệt )?chào (?:đón|mừng) (?:quý |các )?"
    r"(?:độc giả|bạn đọc|quý khách|quý vị|bạn|vị)\b(?: và các bạn)? (?:ghé thăm"
    r"|(?:đã )?(?:đến|tới|ghé)(?: với| thăm)? (?:trang|website|blog|diễn đàn|báo|cổng))\b.*"
)
"""A greeting to the visitors of a site."""
APP: Final = (
    r"(?:(?:quét (?:mã )?qr|tải (?:ngay )?ứng dụng|bật thông báo|cài (?:đặt )?ứng dụng)\b.{0,60}"
    r"\bđể (?:(?:tải|cài)(?: đặt)? ứng dụng|đọc|xem tin|nghe|nhận (?:tin|thông báo)|không bỏ lỡ)\b.{0,60}"
    r"|.{0,90}\bgửi (?:thẳng )?(?:vào|đến|tới) (?:hộp thư|email)(?: của)? (?:bạn|quý vị)\b.{0,20}"
    r"|.{0,40}\b(?:bản tin|câu chuyện|tin tức|tin nóng)\b.{0,60}\bgửi (?:thẳng )?(?:vào|đến|tới) hộp thư\b.{0,20}"
    r"|(?:đăng ký )?nhận bản tin\b.{0,40})"
)
"""A call to use the outlet's application, or to subscribe to its newsletter."""
OFFER: Final = (
    r".{0,80}\{n\}\s?(?:đ|₫|vnđ|đồng)(?:/\w+)?\W{0,3}(?:mua|đặt|xem) (?:ngay|phòng|tour|hàng|giá)\b.{0,20}"
    r"|(?:mua|đặt)(?: hàng)? ngay (?:với )?(?:giá|chỉ)\b.{0,12}\{n\}\s?(?:đ|₫|vnđ|đồng)"
    r"|so sánh giá (?:tại|ở|từ) \{n\} (?:cửa hàng|nơi bán)"
    r"|(?:bạn|quý khách) (?:có|cần|muốn|đang)\b[^.?!]{2,50}\?\s(?:hãy )?(?:chat|liên hệ ngay|đặt (?:lịch|khám)|nhắn tin"
    r"|gọi (?:ngay )?(?:hotline|tổng đài)|để lại (?:số|thông tin|email))\b[^.?!]{0,50}"
)
"""A price with a call to buy, or a question to the reader with a call to ask."""
EMBED: Final = (
    r"xem bài viết này trên (?:instagram|facebook|tiktok|threads|x)|(?:một )?bài (?:viết|đăng) do .{2,60} chia sẻ"
    r"|@\S+ ♬.*|đăng bởi .{2,60} vào (?:thứ|ngày|chủ nhật)\b.*"
)
"""The lines that a post of a social network leaves where it is embedded."""
_TO_READ: Final = r"(?:đăng nhập|đăng ký|đăng kí|mua gói|chọn gói|nâng cấp|trở thành)"
_WHOLE: Final = "để (?:đọc|xem) (?:toàn bộ|tiếp|trọn vẹn|trọn bài|đầy đủ|hết)"
PAYWALL: Final = (
    r"(?:bài viết|nội dung)(?: chuyên sâu)?(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:các )?"
    r"(?:thuê bao|bạn đọc|độc giả|hội viên|thành viên)"
    rf"(?: (?:đã )?(?:đăng ký|đăng nhập|vip|trả phí|dài hạn)(?: vip)?)?(?:\W+.{{0,20}}{_TO_READ}.{{0,100}}"
    r"|(?: \w+){1,4}"
    r"|\W+(?:bạn|quý vị) còn \d+ (?:lượt|bài).{0,60})?"
    rf"|(?:bạn|quý vị) còn \d+/\d+ (?:lượt|bài)(?: viết)? miễn phí\b.{{0,40}}(?:\W.{{0,30}}{_TO_READ}.{{0,90}})?"
    rf"|(?:ủng hộ báo chí\b.{{0,40}}\W)?{_TO_READ}\b.{{0,40}}\bđể đọc (?:(?:báo|tin) )?"
    r"không (?:quảng cáo|giới hạn).{0,60}"
    rf"|(?:bạn )?đã là (?:thuê bao|hội viên|thành viên)\W+đăng nhập.{{0,20}}"
    rf"|(?:bạn|quý vị|quý độc giả) đã (?:đọc|xem) hết (?:\S{{1,9}} )?(?:lượt|bài)"
    rf".{{0,60}}?(?:\W.{{0,30}}{_TO_READ}.{{0,80}})?"
    rf"|{_WHOLE}\b.{{0,40}}?(?:vui lòng|mời|hãy|xin|bạn cần)\b.{{0,20}}{_TO_READ}.{{0,100}}"
    rf"|(?:vui lòng|mời bạn|hãy|xin) {_TO_READ}\b.{{0,60}}{_WHOLE}\b.{{0,60}}"
    r"|(?:bạn |quý vị )?đang (?:đọc|xem) (?:bản|phần|bài|nội dung) "
    r"(?:rút gọn|xem trước|miễn phí|dành (?:riêng )?cho (?:hội viên|thuê bao|thành viên))\b.{0,80}"
    rf"|(?:nâng cấp|mua gói|đăng ký (?:tài khoản|hội viên|thành viên))\b.{{0,60}}\b{_WHOLE}\b.{{0,80}}"
    r"|(?:(?:nâng cấp|đăng ký|mua gói)(?: ngay)? )?(?:tôi )?đã (?:có tài khoản|là (?:thành|hội) viên)\W*(?:đăng nhập)?"
    r"|đọc (?:báo )?không giới hạn (?:cùng|với)\b.{0,40}"
)
"""A paywall's request to log in or subscribe, as a pattern for the folded line."""
