"""Near-duplicates by MinHash: agency texts under the boilerplate of several sites, before and after cleaning."""

from itertools import combinations

from datasketch import MinHash, MinHashLSH

import vnclean

STORIES = {
    "Hồ chứa đóng cửa sau trận mưa đêm": (
        "Mưa lớn kéo dài suốt đêm khiến hồ chứa của xã phải đóng cửa. Nước sông dâng nhanh, dân phải chạy lũ ngay.",
        "Ông Lò Văn Inh, người trông hồ mười hai năm, nói chưa năm nào nước lên sớm như năm nay. Ông ghi từng vạch.",
    ),
    "Trường bán trú có bếp ăn mới": (
        "Sáng nay, trường bán trú Nà Khoang khánh thành bếp ăn cho hai trăm học sinh. Bếp được dựng trong bốn tháng.",
        "Cô hiệu trưởng kể trước đây các em tự mang cơm từ nhà. Nay mỗi em có ba bữa nóng, bà con góp rau theo tuần.",
    ),
    "Tuyến buýt vùng cao chạy lại": (
        "Sau ba năm dừng, tuyến buýt nối chợ huyện với bảy bản chạy lại từ thứ hai. Mỗi ngày có bốn chuyến đi và về.",
        "Vé một lượt giá mười nghìn đồng, người già được miễn. Tài xế là thanh niên trong bản, học lái xe từ mùa xuân.",
    ),
}
SITES = ("Báo Ven Sông", "Vùng Cao Online", "Cửa Biển 24h", "Đồi Chè")


def page(title: str, site: int) -> str:
    """Return a site's page with an article: the text is the same on all sites, menus and related articles differ."""
    menu = [f"Mục {site}{number} của {SITES[site]}" for number in range(8)]
    related = [f"Tin riêng số {number} mà {SITES[site]} đăng trong tuần thứ {site + number}" for number in range(12)]
    return "\n".join([*menu, title, *STORIES[title], "Tin liên quan", *related])


def pairs(texts: list[str], threshold: float = 0.7) -> set[tuple[int, int]]:
    """Return the pairs of texts that share at least ``threshold`` of their runs of five words."""
    index = MinHashLSH(threshold=threshold, num_perm=128)
    found = set()
    for number, text in enumerate(texts):
        words, signature = vnclean.fold(text).split(), MinHash(num_perm=128)
        for start in range(len(words) - 4):
            signature.update(" ".join(words[start : start + 5]).encode())
        found |= {(other, number) for other in index.query(signature)}
        index.insert(number, signature)
    return found


if __name__ == "__main__":
    places = [(title, site) for title in STORIES for site in range(len(SITES))]
    pages = [page(*place) for place in places]
    copies = {pair for pair in combinations(range(len(places)), 2) if places[pair[0]][0] == places[pair[1]][0]}
    for name, texts in (("as crawled", pages), ("cleaned", list(vnclean.clean_many(pages)))):
        found = pairs(texts)
        print(f"{name}: {len(found & copies)} of {len(copies)} copies found, {len(found - copies)} pairs are none")
    print(vnclean.clean(pages[0]))
