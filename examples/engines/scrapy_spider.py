"""Scrapy: each item's page is cleaned as it is scraped, here from a local server (extra ``scrapy``)."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

PAGE = Path("page.html").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Serves one page."""

    def do_GET(self) -> None:
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()


class Spider(scrapy.Spider):
    """Scrapes the page."""

    name = "news"
    start_urls = (f"http://127.0.0.1:{server.server_port}/",)

    def parse(self, response: scrapy.http.Response) -> object:
        """Return an item with the page; the pipeline adds the text."""
        yield {"url": response.url, "html": response.body}

    def closed(self, reason: str) -> None:
        """Print the statistics."""
        stats = self.crawler.stats.get_stats()
        print(reason, {name: count for name, count in stats.items() if name.startswith("vnclean")})


process = CrawlerProcess(
    {
        "ITEM_PIPELINES": {"vnclean.corpus.adapters.scrapy.VncleanPipeline": 300},
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
)
process.crawl(Spider)
process.start()
