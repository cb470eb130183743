"""Vietnamese news from Common Crawl: rows of its index in, JSON lines of articles out.

The index says where each page is and in which languages it is written. In DuckDB, for one crawl::

    COPY (SELECT warc_filename, warc_record_offset, warc_record_length
          FROM read_parquet('s3://commoncrawl/cc-index/table/cc-main/warc/crawl=CC-MAIN-2025-43/subset=warc/*.parquet')
          WHERE content_languages LIKE 'vie%' AND url_host_tld = 'vn' AND fetch_status = 200) TO 'rows.csv';

Then ``python common_crawl.py rows.csv > articles.jsonl``. Each row is one request for some 20 kB; records that cannot
be fetched or read are counted and skipped. For whole archives of a site, use the command:
``vnclean --page-type article --min-vietnamese 0.5 --out articles.jsonl crawl.warc.gz``.
"""

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import Request, urlopen

from vnclean import Failure, extract_many
from vnclean.corpus.adapters.warc import pages
from vnclean.corpus.records import row

BASE = os.environ.get("COMMON_CRAWL", "https://data.commoncrawl.org/")
MIN_VIETNAMESE = 0.5


def record(place: dict[str, str]) -> bytes:
    """Return one record of an archive: a gzip member of its own, so that a range of bytes is enough."""
    first, length = int(place["warc_record_offset"]), int(place["warc_record_length"])
    asked = {"Range": f"bytes={first}-{first + length - 1}"}
    request = Request(BASE + place["warc_filename"], headers=asked)  # noqa: S310 (``BASE`` is the program's own)
    with urlopen(request, timeout=60) as answer:  # noqa: S310 (as above)
        return bytes(answer.read())


def articles(rows: Path, counts: Counter[str]) -> Iterator[dict[str, object]]:
    """Yield the Vietnamese articles among the records that the rows point to."""
    with TemporaryDirectory() as folder, rows.open(encoding="utf-8", newline="") as file:
        archive = Path(folder) / "records.warc.gz"
        for place in csv.DictReader(file):
            try:
                archive.write_bytes(record(place))
            except URLError as error:
                counts[f"not fetched: {error}"] += 1
                continue
            for result in extract_many(pages(archive), on_error="record"):
                if isinstance(result, Failure):
                    counts[f"failed: {result.error}"] += 1
                    continue
                counts[str(result.page_type)] += 1
                if result.page_type == "article" and result.vietnamese >= MIN_VIETNAMESE:
                    yield row(result)


if __name__ == "__main__":
    counts = Counter[str]()
    for article in articles(Path(sys.argv[1]), counts):
        print(json.dumps(article, ensure_ascii=False, default=str))
    print(dict(counts), file=sys.stderr)
