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

    An item of class ``dict`` gets all fields, another item those that its class declares; the URL field is not changed.
    Three settings exist. ``VNCLEAN_FIELD`` is the field with the page (default "html"), ``VNCLEAN_URL_FIELD`` the field
    with its URL (default "url"), ``VNCLEAN_PIPELINE`` a ``vnclean.Pipeline`` (default ``NEWS``). An item whose page
    fails is dropped with the reason; an item without a page is passed on unchanged. The statistics count pages as
    ``vnclean/page_type/…`` and ``vnclean/failed``.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Read the settings, and keep the statistics, of a crawler."""
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
