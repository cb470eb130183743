"""Tests of ``vnclean.read.front_matter``."""

import pytest

import vnclean
from vnclean import read_markdown
from vnclean.read.front_matter import split_front


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "§title"\nauthor: Lò Thị Mai\ndate: 2026-03-07\nurl: https://bao.example/1\n---\n',
        "Title: §title\n\nURL Source: https://bao.example/1\n\nPublished Time: 2026-03-07\n\nAuthor: Lò Thị Mai\n\nMarkdown Content:\n",
    ],
)
def test_fields_before_the_page_are_claims(front: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        read_markdown(front.replace("§title", story["title"]) + "\n\n".join([story["1"], story["2"]]))
    )
    assert article.text == story["1"] + "\n\n" + story["2"]
    assert (article.title, article.author, article.url) == (story["title"], "Lò Thị Mai", "https://bao.example/1")
    assert str(article.published) == "2026-03-07"


@pytest.mark.parametrize(
    ("front", "claims"),
    [
        ("---\ntags:\n  - mưa\n  - lũ\nlayout: post\n---", [("tags", "mưa"), ("tags", "lũ")]),
        ('---\ntags: ["mưa", "lũ, bão"]\n---', [("tags", "mưa"), ("tags", "lũ, bão")]),
        ('---\nauthor:\n  - "[[Lò Thị Mai]]"\n---', [("author", "Lò Thị Mai")]),
        (
            "---\ndate: 2025-10-23 08:30:00\nupdated: 2025-10-24\n---",
            [("published", "2025-10-23 08:30:00"), ("modified", "2025-10-24")],
        ),
        (
            '+++\ntitle = "Mưa"\ndate = 2026-02-11T06:30:00+07:00\n[cover]\nimage = "a.jpg"\n+++',
            [("title", "Mưa"), ("published", "2026-02-11T06:30:00+07:00")],
        ),
        ("+++\nno TOML\n+++", []),
        (
            "% Mưa lớn\n% Lò Thị Mai\n% 23 tháng 10, 2025",
            [("title", "Mưa lớn"), ("author", "Lò Thị Mai"), ("published", "23 tháng 10, 2025")],
        ),
        ("---\n\n# Tin\n\nGiờ mở cửa: từ 8 giờ\n\n---", []),  # a line of text between horizontal rules
    ],
)
def test_the_forms_of_front_matter(front: str, claims: list[tuple[str, str]]) -> None:
    found, rest = split_front([*front.split("\n"), "Một dòng."])
    assert [(claim.field, claim.value) for claim in found] == claims
    assert rest == (["Một dòng."] if claims else [*front.split("\n"), "Một dòng."])
