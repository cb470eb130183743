"""Tests of ``vnclean.normalizers.apply``."""

import vnclean
from support.material import PROSE, read_mends
from vnclean import NEWS
from vnclean.normalizers.apply import is_plain


def test_what_was_found_is_told() -> None:
    page = "\n".join(  # noqa: FLY002 (a line each)
        [
            "Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy vµ tÆng quµ cho c¸c ch¸u thiÕu nhi.",
            "Kinh tÕ",
            "Tin tá»©c má»›i nháº¥t vá» giÃ¡ vÃ ng",
            "Nɦữnց ngƣời ở đây",
            "H&agrave; N&#7897;i",
            r"Vi\u1ec7t Nam",
        ]
    )
    reasons = {
        (change.index, name): reason
        for change in vnclean.extract(vnclean.read_text(page)).changes
        for name, reason in zip(change.normalizers, change.reasons, strict=True)
    }
    assert reasons[0, "tcvn3"].startswith("TCVN3 (ABC): 16 of 16 words with diacritics are syllables, ")
    assert reasons[1, "tcvn3"] == "TCVN3 (ABC), as other blocks of the page"
    assert reasons[2, "mojibake"] == "UTF-8 that was read as windows-1252 or Latin-1, once"
    assert reasons[3, "lookalikes"] == "look-alikes ɦ ց ƣ"
    assert reasons[4, "entities"] == "left-over entities &agrave; &#7897;"
    assert reasons[5, "escapes"] == r"1 escapes, \u1ec7"
    table = vnclean.extract(vnclean.read_text(page)).explain()
    assert "Những người ở đây" in table
    assert "repaired: line 4: lookalikes, look-alikes ɦ ց ƣ" in table


def test_normalizers_are_recorded_only_where_they_changed_something(story: dict[str, str]) -> None:
    article = vnclean.extract("\n".join([story["1"], "Tỉnh uỷ\u00a0họp sáng nay. Nhiều việc được bàn.", story["2"]]))
    assert [(change.index, change.normalizers) for change in article.changes] == [(1, ("spaces", "tones"))]


def test_plain_text_is_left_by_the_normalizers_that_say_so() -> None:
    leaving = [each for each in NEWS.normalizers if each.leaves_plain]
    lines = [*PROSE.values(), *(row.expected for row in read_mends())]
    plain = [line for line in lines if is_plain(line)]
    assert len(leaving) > 5 < len(plain)
    assert all(each(line) == line for each in leaving for line in plain)
