"""Tests of ``vnclean.output.serialize``."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

import vnclean
from support.pages import SENTENCES
from vnclean import Article
from vnclean.model.page import Link
from vnclean.output.serialize import has_type


def test_json_round_trip(article: Article) -> None:
    data = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    assert Article.from_dict(data) == article
    assert data["text"] == article.text
    assert data["url"] == "https://example.vn/1"
    assert [row["kept"] for row in data["blocks"]] == [d.label in article.keep for d in article.decisions]


def test_a_date_without_a_time_stays_a_date(story: dict[str, str]) -> None:
    article = vnclean.extract("\n".join([story["title"], "Ngày đăng: 24/09/2018", story["1"], story["2"]]))
    assert article.published == date(2018, 9, 24)
    assert Article.from_dict(article.to_dict()) == article


def _changed(data: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(data))
    *above, last = path
    at: Any = changed
    for step in above:
        at = at[step]
    at[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("section",), 5), (("title",), ["x"]), (("tags",), [1]), (("tags",), "ab"), (("url",), 5), (("pipeline",), None),
        (("sources",), {"title": 1}), (("page", "url"), 5), (("page", "notes"), [1]), (("page", "encoding"), None),
        (("blocks", 1, "path"), None), (("blocks", 1, "tag"), 3), (("blocks", 0, "start"), False),
        (("blocks", 1, "because"), 7), (("blocks", 1, "links"), [[0, 9999, "x"]]), (("blocks", 1, "links"), [[0, 1, 2]]),
        (("changes",), [{"block": 99, "normalizers": [], "because": []}]), (("page", "claims"), [{"field": 1}]),
    ],
)  # fmt: skip
def test_an_article_of_other_types_is_refused(path: tuple[Any, ...], value: object) -> None:
    html = (
        f"<title>Mưa lớn</title><h1>Mưa lớn ở vùng cao suốt đêm</h1><p><a href=/x>Mưa</a> {SENTENCES} {SENTENCES}</p>"
    )
    data = vnclean.extract(html, url="https://bao.example/1").to_dict()
    assert Article.from_dict(json.loads(json.dumps(data))).to_dict() == data
    with pytest.raises((ValueError, KeyError)):
        Article.from_dict(_changed(data, path, value))


@pytest.mark.parametrize(
    ("value", "hint", "fits"),
    [
        (1, int, True),
        (True, int, False),
        ("a", int | None, False),
        (None, int | None, True),
        (frozenset({"a"}), frozenset[str], True),
        (frozenset({1}), frozenset[str], False),
        (["a"], Sequence[str], True),
        (["a", 1], Sequence[str], False),
        ({"a": 1}, Mapping[str, int], True),
        ({1: 1}, Mapping[str, int], False),
        (Link(0, 1, "/"), Link, True),
        (Link(0, "1", "/"), Link, False),  # type: ignore[arg-type]
    ],
)
def test_a_value_has_its_type_with_all_that_it_holds(value: object, hint: object, *, fits: bool) -> None:
    assert has_type(value, hint) is fits
