"""Scrapy: an item pipeline that cleans pages (extra ``scrapy``).

Enable it with ``ITEM_PIPELINES = {"vnclean.corpus.adapters.scrapy.VncleanPipeline": 300}``.
"""

from typing import Any

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from vnclean.corpus.records import rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


class VncleanPipeline:
    """A Scrapy item pipeline that cleans the page of each item and adds the result fields to the item.

    There are three settings:

    - ``VNCLEAN_FIELD``: the item field that holds the page (default "html").
    - ``VNCLEAN_URL_FIELD``: the item field that holds the page's URL (default "url"). This field is not changed.
    - ``VNCLEAN_PIPELINE``: a ``vnclean.Pipeline`` (default ``NEWS``).

    A ``dict`` item gets all result fields. An item of any other class gets only the result fields that its class
    declares. An item whose page fails is dropped with the reason. An item without a page is passed on unchanged. The
    crawler's statistics count pages as ``vnclean/page_type/…`` and ``vnclean/failed``.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Read the crawler's settings, and store its statistics collector."""
        self.field = crawler.settings.get("VNCLEAN_FIELD", "html")
        self.url = crawler.settings.get("VNCLEAN_URL_FIELD", "url")
        self.pipeline: Pipeline = crawler.settings.get("VNCLEAN_PIPELINE", NEWS)
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "VncleanPipeline":
        """Return the pipeline for a crawler; Scrapy calls this."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:  # noqa: ANN401 (an item may be of any class)
        """Return the item with the result fields added, or unchanged if it has no page.

        Raises ``DropItem`` if the page fails.
        """
        adapter = ItemAdapter(item)
        if adapter.get(self.field) is None:
            return item
        (row,) = rows([adapter[self.field]], [adapter.get(self.url)], pipeline=self.pipeline)
        if row["error"]:
            self.stats.inc_value("vnclean/failed")
            raise DropItem(row["error"])
        self.stats.inc_value(f"vnclean/page_type/{row['page_type']}")
        known = adapter.field_names() if not adapter.is_item_class(dict) and not isinstance(item, dict) else row
        adapter.update({name: value for name, value in row.items() if name in known and name != self.url})
        return item
