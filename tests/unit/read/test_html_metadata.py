"""Tests of ``vnclean.read.html_metadata``."""

import vnclean
from support.claims import page_with


def test_meta_tags(story: dict[str, str]) -> None:
    head = """<title>§title - Xã hội - Báo Vùng Cao</title><meta property="og:title" content="§title">
    <meta property="og:site_name" content="Báo Vùng Cao"><meta property="og:url" content="https://bao.example/1.html">
    <meta property="og:image" content="/1.jpg"><meta name="author" content="Lò Thị Mai">
    <meta property="article:published_time" content="2026-03-07T08:06:00+07:00">
    <meta property="article:section" content="Thời sự, Xã hội"><meta property="article:tag" content="cầu treo">
    <meta property="article:tag" content="Nà Khoang"><link rel="canonical" href="https://bao.example/1.html">"""
    article = vnclean.extract(page_with(story, head), url="https://bao.example/amp/1.html")
    assert (article.title, article.author, article.outlet) == (story["title"], "Lò Thị Mai", "Báo Vùng Cao")
    assert (article.section, article.tags) == ("Xã hội", ("cầu treo", "Nà Khoang"))
    assert (article.url, article.image) == ("https://bao.example/1.html", "https://bao.example/1.jpg")
    assert "as in" not in article.sources["published"]


def test_microdata_and_time(story: dict[str, str]) -> None:
    body = """<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">§title</h1>
    <span itemprop="author" itemscope><b itemprop="name">Lò Thị Mai</b></span>
    <time itemprop="datePublished" datetime="2026-03-07T08:06">hôm qua</time></div>
    <div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Người lạ</span></div>"""
    article = vnclean.extract(page_with(story, "", body))
    assert (article.title, article.author) == (story["title"], "Lò Thị Mai")
    assert str(article.published) == "2026-03-07 08:06:00+07:00"
