"""Tests of ``vnclean.article``."""

from dataclasses import fields

import vnclean
from vnclean import NEWS


def test_the_article_has_every_field_of_the_metadata() -> None:
    article = vnclean.extract("<title>Mưa lớn</title><p>Mưa lớn kéo dài suốt đêm qua.")
    assert all(getattr(article, each.name) == getattr(article.metadata, each.name) for each in fields(vnclean.Metadata))


def test_an_article_and_a_pipeline_are_shown_in_one_short_line(story: dict[str, str]) -> None:
    page = "\n".join(["Một tin rất dài " * 40, *story.values()])
    for shown in (
        repr(vnclean.extract(page)),
        repr(vnclean.extract("")),
        repr(NEWS),
        repr(NEWS.keeping(*vnclean.Label)),
    ):
        assert len(shown) <= 200
        assert "\n" not in shown
    assert repr(NEWS).startswith("<Pipeline of ")
    assert f"{len(vnclean.extract(page).kept)} of 8 blocks kept" in repr(vnclean.extract(page))
