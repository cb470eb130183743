"""The page of the fixture ``article``."""

ARTICLE_LINES = [
    "Trang chủ",
    "§title",
    "Lò Thị Mai",
    "07/03/2026 08:06 GMT+7",
    "(Bản Tin) - §lead",
    "§1",
    "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An",
    "§2",
    "Tin liên quan",
]
