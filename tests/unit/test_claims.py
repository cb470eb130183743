"""Metadata from markup: JSON-LD, meta tags, microdata, agreed with what the page prints."""

import json
from typing import Any

import pytest

import vnclean

LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "§title",
    "datePublished": "2026-03-07T01:06:00Z",
    "dateModified": "2026-03-07T09:00:00+07:00",
    "author": {"@type": "Person", "name": "Lò Thị Mai"},
    "publisher": {"@type": "Organization", "name": "Báo Vùng Cao"},
    "articleSection": "Xã hội",
    "keywords": ["cầu treo", "Nà Khoang"],
    "image": {"@type": "ImageObject", "url": "https://bao.example/1.jpg"},
    "mainEntityOfPage": {"@id": "https://bao.example/1.html"},
}


def page(story: dict[str, str], head: str, body: str = "") -> str:
    html = f"<html><head>{head}</head><body>{body}<div id=nd><p>§1</p><p>§2</p><p>§3</p></div></body></html>"
    for name, text in story.items():
        html = html.replace(f"§{name}", text)
    return html


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        script(LINKED),
        script([{"@type": "BreadcrumbList"}, LINKED]),
        script(
            {"@graph": [{"@type": "WebSite", "name": "x"}, {**LINKED, "@type": ["ReportageNewsArticle", "Article"]}]}
        ),
        script({"@type": "WebPage", "mainEntity": LINKED}),
        script(
            {**LINKED, "author": ["Lò Thị Mai"], "publisher": "Báo Vùng Cao", "image": ["https://bao.example/1.jpg"]}
        ),
        script(LINKED).replace(", ", ",\n\t ").replace("}}<", "},}<"),
        script(LINKED).replace(">{", "><!--{").replace("}</", "}--></"),
        '<script type="application/ld+json">//<![CDATA[\n'
        + json.dumps(LINKED, ensure_ascii=False)
        + "\n//]]></script>",
    ],
)
def test_json_ld_in_all_its_forms(head: str, story: dict[str, str]) -> None:
    article = vnclean.extract(page(story, head))
    assert article.title == story["title"]
    assert article.author == "Lò Thị Mai"
    assert str(article.published) == "2026-03-07 08:06:00+07:00"
    assert str(article.modified) == "2026-03-07 09:00:00+07:00"
    assert (article.outlet, article.section, article.tags) == ("Báo Vùng Cao", "Xã hội", ("cầu treo", "Nà Khoang"))
    assert (article.url, article.image) == ("https://bao.example/1.html", "https://bao.example/1.jpg")
    assert article.sources["title"] == "JSON-LD headline"


@pytest.mark.parametrize(
    "broken", ["{", "[1, 2", '{"@type": "NewsArticle", "author": {"@id": [', "null", "7", '"x"', "[[[]]]", "{" * 5000]
)
def test_broken_json_ld_does_no_harm(broken: str, story: dict[str, str]) -> None:
    article = vnclean.extract(page(story, f'<script type="application/ld+json">{broken}</script><title>§title</title>'))
    assert article.title == story["title"]
    assert article.author is None


def test_the_plain_properties_of_json_that_is_broken_for_good(story: dict[str, str]) -> None:
    broken = script(LINKED).replace('"articleSection"', '"description": "nói "to" thế", "articleSection"')
    article = vnclean.extract(page(story, broken))
    assert (article.title, article.author, article.section) == (story["title"], "Lò Thị Mai", "Xã hội")
    assert str(article.published) == "2026-03-07 08:06:00+07:00"


def test_meta_tags(story: dict[str, str]) -> None:
    head = """<title>§title - Xã hội - Báo Vùng Cao</title><meta property="og:title" content="§title">
    <meta property="og:site_name" content="Báo Vùng Cao"><meta property="og:url" content="https://bao.example/1.html">
    <meta property="og:image" content="/1.jpg"><meta name="author" content="Lò Thị Mai">
    <meta property="article:published_time" content="2026-03-07T08:06:00+07:00">
    <meta property="article:section" content="Thời sự, Xã hội"><meta property="article:tag" content="cầu treo">
    <meta property="article:tag" content="Nà Khoang"><link rel="canonical" href="https://bao.example/1.html">"""
    article = vnclean.extract(page(story, head), url="https://bao.example/amp/1.html")
    assert (article.title, article.author, article.outlet) == (story["title"], "Lò Thị Mai", "Báo Vùng Cao")
    assert (article.section, article.tags) == ("Xã hội", ("cầu treo", "Nà Khoang"))
    assert (article.url, article.image) == ("https://bao.example/1.html", "https://bao.example/1.jpg")
    assert "as in" not in article.sources["published"]


def test_microdata_and_time(story: dict[str, str]) -> None:
    body = """<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">§title</h1>
    <span itemprop="author" itemscope><b itemprop="name">Lò Thị Mai</b></span>
    <time itemprop="datePublished" datetime="2026-03-07T08:06">hôm qua</time></div>
    <div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Người lạ</span></div>"""
    article = vnclean.extract(page(story, "", body))
    assert (article.title, article.author) == (story["title"], "Lò Thị Mai")
    assert str(article.published) == "2026-03-07 08:06:00+07:00"


@pytest.mark.parametrize(
    ("claims", "printed", "title"),
    [
        ("<title>§title | Báo Vùng Cao</title>", "", "§title"),
        ("<title>Báo Vùng Cao - §title</title><meta property=og:title content='§title'>", "", "§title"),
        ("<title>§title - Báo Vùng Cao</title>", "<h1>§title</h1>", "§title"),
        ("<title>Tin tức 24 giờ</title>", "<h1>§title</h1>", "§title"),
        (
            "<title>Chi tiết bài viết</title>",
            "<div class=x><a href=/>Trang chủ</a></div><h1>Cầu mới về bản</h1>",
            "Cầu mới về bản",
        ),
        (
            "<title>Trang chủ - Báo Vùng Cao</title><meta property=og:title content='§title'>",
            "<h2>§title</h2>",
            "§title",
        ),
    ],
)
def test_the_title_is_what_the_page_prints_and_its_markup_states(
    claims: str, printed: str, title: str, story: dict[str, str]
) -> None:
    article = vnclean.extract(page(story, claims, printed))
    assert article.title == title.replace("§title", story["title"])
    assert ("printed in line" in article.sources["title"]) == bool(printed)


@pytest.mark.parametrize(
    ("claim", "printed", "author"),
    [
        ("Báo Vùng Cao", "Lò Thị Mai", "Lò Thị Mai"),
        ("https://facebook.com/lothimai", "", None),
        ("admin", "", None),
        ("vungcao.example", "", None),
        ("Lò Thị Mai", "Lò Thị Mai (tổng hợp)", "Lò Thị Mai (tổng hợp)"),
        ("Lò Thị Mai", "LÒ THỊ MAI", "Lò Thị Mai"),
        ("Hà An", "Lò Thị Mai", "Lò Thị Mai"),
        ("Lò Thị Mai", "Mai Lò thực hiện", "Mai Lò"),
    ],
)
def test_the_author_is_as_printed_unless_only_markup_tells(
    claim: str, printed: str, author: str | None, story: dict[str, str]
) -> None:
    head = f"<meta name=author content='{claim}'><meta property=og:site_name content='Báo Vùng Cao'>"
    html = page(story, head).replace("</div>", f"</div><p class=tacgia>{printed}</p>")
    assert vnclean.extract(html).author == author


@pytest.mark.parametrize(
    ("claim", "printed", "published"),
    [
        ("2026-03-07T08:06:00+07:00", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07T08:06:00", "07/03/2026", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07T08:06:00Z", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),  # a wrong zone: as printed
        ("2026-03-07T01:06:00Z", "", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07", "", "2026-03-07"),
        ("2026-03-07T08:06:00.1234567+0700", "", "2026-03-07T08:06:00.123456+07:00"),
        ("07/03/2026 08:06", "", "2026-03-07T08:06:00+07:00"),
        ("2020-01-01T08:00:00+07:00", "07/03/2026 08:06", "2020-01-01T08:00:00+07:00"),
        ("never", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),
        ("0001-01-01T00:00:00", "", None),
        ("99999999999", "", None),
    ],
)
def test_the_time_is_as_printed_unless_markup_states_another_day(
    claim: str, printed: str, published: str | None, story: dict[str, str]
) -> None:
    head = f"<meta property='article:published_time' content='{claim}'>"
    article = vnclean.extract(page(story, head, f"<h1>§title</h1><div class=d>{printed}</div>"))
    assert (article.published and article.published.isoformat()) == published


def test_tags_and_section_as_printed(story: dict[str, str]) -> None:
    html = page(
        story,
        "<meta name=keywords content='tin, báo'>",
        "<ol class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/xh>Xã hội</a></ol>",
    )
    html = html.replace(
        "</body>", "<div class=tags>Từ khóa: <a href=/t1>cầu treo</a>, <a href=/t2>#Nà Khoang</a></div>"
    )
    article = vnclean.extract(html)
    assert (article.section, article.tags) == ("Xã hội", ("cầu treo", "Nà Khoang"))
    assert vnclean.extract(page(story, "<meta name=keywords content='tin, báo, tin'>")).tags == ("tin", "báo")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/1.html", "http://[", "ftp://x.example/1", ""])
def test_only_absolute_web_addresses_are_addresses(address: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        page(story, f'<link rel=canonical href="{address}"><meta property=og:image content="{address}">')
    )
    assert (article.url, article.image) == (None, None)


def test_everything_stands_in_the_table_and_in_json(story: dict[str, str]) -> None:
    article = vnclean.extract(page(story, script(LINKED)))
    table = article.explain()
    for line in (
        "container: div:1#nd",
        f"title: {story['title']} (JSON-LD headline)",
        "tags: cầu treo, Nà Khoang (JSON-LD keywords)",
    ):
        assert line in table.splitlines()
    data: dict[str, Any] = json.loads(json.dumps(article.to_dict()))
    assert vnclean.Article.from_dict(data) == article
    assert data["sources"]["author"] == "JSON-LD author"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("§title | Thời sự | Báo Vùng Cao", "§title"),
        ("§title - Thời sự - Báo Vùng Cao", "§title"),
        ("Báo Vùng Cao: §title", "§title"),
        ("[Vùng Cao] §title", "§title"),
        ("Báo Anh: Xã vùng cao dựng lại cây cầu", "Báo Anh: Xã vùng cao dựng lại cây cầu"),
        ("§title - Kỳ cuối - Báo Vùng Cao", "§title - Kỳ cuối"),
    ],
)
def test_a_title_is_stated_with_outlet_and_section(stated: str, title: str, story: dict[str, str]) -> None:
    head = f'<title>{stated}</title><meta property="og:site_name" content="Báo Vùng Cao">'
    assert vnclean.extract(page(story, head)).title == title.replace("§title", story["title"])


def test_an_address_is_stated_without_fragment_and_tracking(story: dict[str, str]) -> None:
    head = '<link rel="canonical" href="https://bao.example/1.html?utm_source=z&amp;id=3&amp;fbclid=x#top">'
    assert vnclean.extract(page(story, head)).url == "https://bao.example/1.html?id=3"
    given = "https://bao.example/1.html?utm_source=z#top"
    assert vnclean.extract(page(story, ""), url=given).url == given
