"""Tests of ``vnclean.normalizers.stamp``."""

import vnclean


def test_the_stamp_goes_from_leads_only(story: dict[str, str]) -> None:
    page = "\n".join([story["title"], "(Bản Tin) - " + story["1"], "(Bản Tin) - " + story["2"], story["3"]])
    article = vnclean.extract(page)
    assert article.outlet == "Bản Tin"
    assert article.lead == story["1"]
    assert "(Bản Tin) - Ông Lò" in article.text
