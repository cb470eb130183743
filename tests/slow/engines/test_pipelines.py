"""The adapters for datatrove, Scrapy, LangChain and WARC work with the engines themselves."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.archive import record

pytestmark = pytest.mark.filterwarnings("default")  # engines raise warnings of their own


def test_datatrove(pages: list[str], texts: list[str], urls: list[str], tmp_path: Path) -> None:
    pytest.importorskip("datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from vnclean.corpus.adapters.datatrove import VncleanExtractor, VncleanFormatter

    (tmp_path / "in").mkdir()
    lines = [
        json.dumps({"id": url, "text": page, "metadata": {"url": url}}) for url, page in zip(urls, pages, strict=True)
    ]
    (tmp_path / "in" / "pages.jsonl").write_text("\n".join([*lines, json.dumps({"id": "x", "text": "Trang chủ"})]))
    steps = [
        JsonlReader(str(tmp_path / "in")),
        VncleanExtractor(),
        VncleanFormatter(),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    stats = LocalPipelineExecutor(pipeline=steps, tasks=1, logging_dir=str(tmp_path / "logs")).run()
    written = (tmp_path / "out" / "00000.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in written] == texts
    counted = stats.stats[1].stats
    assert counted["forwarded"].total == len(pages)
    assert counted["dropped"].total == counted["page_type_stub"].total == 1
    assert counted["characters_body"].total > 0


SCRAPY = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import scrapy
from scrapy.crawler import CrawlerProcess
pages = json.load(open(sys.argv[1]))
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = pages[int(self.path[1:])].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *arguments):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
class Spider(scrapy.Spider):
    name = "pages"
    start_urls = [f"http://127.0.0.1:{server.server_port}/{number}" for number in range(len(pages))]
    def parse(self, response):
        yield {"url": response.url, "html": response.body}
process = CrawlerProcess({
    "ITEM_PIPELINES": {"vnclean.corpus.adapters.scrapy.VncleanPipeline": 300}, "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0,
})
items = []
crawler = process.create_crawler(Spider)
crawler.signals.connect(lambda item: items.append(item), signal=scrapy.signals.item_scraped, weak=False)
process.crawl(crawler)
process.start()
texts = {item["url"].rpartition("/")[2]: item["text"] for item in items}
stats = {name: value for name, value in crawler.stats.get_stats().items() if name.startswith("vnclean")}
print(json.dumps([texts, stats]))
"""


def test_scrapy(pages: list[str], texts: list[str], tmp_path: Path) -> None:
    pytest.importorskip("scrapy")
    given = tmp_path / "pages.json"
    given.write_text(json.dumps([*pages[:3], "%PDF-1.7"]))
    done = subprocess.run([sys.executable, "-c", SCRAPY, str(given)], capture_output=True, text=True, check=True)
    found, stats = json.loads(done.stdout.splitlines()[-1])
    assert [found[str(number)] for number in range(3)] == texts[:3]
    assert "3" not in found
    assert stats == {"vnclean/page_type/article": 3, "vnclean/failed": 1}


def test_langchain(pages: list[str], texts: list[str], urls: list[str]) -> None:
    documents = pytest.importorskip("langchain_core.documents")
    from vnclean.corpus.adapters.langchain import VncleanTransformer

    given = [
        documents.Document(page_content=page, metadata={"source": url}) for url, page in zip(urls, pages, strict=True)
    ]
    empty = documents.Document(page_content="Trang chủ")
    found = VncleanTransformer().transform_documents([*given, empty])
    assert [each.page_content for each in found] == texts
    assert [each.metadata["source"] for each in found] == urls
    assert found[0].metadata["page_type"] == "article"
    assert "page_type" not in given[0].metadata
    assert len(VncleanTransformer(keep_empty=True).transform_documents([empty])) == 1


def test_warc(pages: list[str], texts: list[str], urls: list[str], tmp_path: Path) -> None:
    from vnclean import clean_many
    from vnclean.corpus.adapters.warc import pages as pages_of

    plain, packed = (page.encode() for page in pages[:2])
    archive = io.BytesIO()
    archive.write(record(urls[0], "Content-Type: text/html; charset=utf-8", plain))
    archive.write(record(urls[1], "Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(packed)))
    archive.write(record(urls[2], "Content-Type: image/png", b"\x89PNG"))
    both = gzip.compress(pages[2].encode())
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(both[at : at + 99]), both[at : at + 99]) for at in range(0, len(both), 99)
    )
    head = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    archive.write(record(urls[2], head, chunked + b"0\r\n\r\n"))
    archive.write(record(urls[3], head, pages[3].encode()))  # neither compressed nor chunked, though the head says so
    archive.write(record(urls[4], "Content-Type: text/html\r\nContent-Encoding: br", b"\x0b"))
    archive.write(record(urls[5], 'Content-Type: text/html; charset="utf-8"', pages[5].encode()))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(archive.getvalue())
    found = list(pages_of(path))
    assert isinstance(found[4], ValueError)
    del found[4]
    assert [each["url"] for each in found] == [*urls[:4], urls[5]]
    assert list(clean_many(found)) == [*texts[:4], texts[5]]
