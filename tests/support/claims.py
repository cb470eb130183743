"""Pages whose markup states metadata (claims)."""

import json

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


def page_with(article: dict[str, str], head: str, body: str = "") -> str:
    html = f"<html><head>{head}</head><body>{body}<div id=nd><p>§1</p><p>§2</p><p>§3</p></div></body></html>"
    for name, text in article.items():
        html = html.replace(f"§{name}", text)
    return html


def ld_json(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
