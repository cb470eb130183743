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
    """An item pipeline that adds to an item with a page those fields of a row that the item's class declares.

    A ``dict`` gets all fields. Settings: ``VNCLEAN_FIELD`` (the field of the page; "html"), ``VNCLEAN_URL_FIELD`` (of
    its URL; "url"), ``VNCLEAN_PIPELINE`` (a ``vnclean.Pipeline``; NEWS). An item whose page fails is dropped with the
    reason; one without a page continues unchanged. The statistics have counts as ``vnclean/page_type/…`` and
    ``vnclean/failed``.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Read the settings of a crawler."""
        self.field = crawler.settings.get("VNCLEAN_FIELD", "html")
        self.url = crawler.settings.get("VNCLEAN_URL_FIELD", "url")
        self.pipeline: Pipeline = crawler.settings.get("VNCLEAN_PIPELINE", NEWS)
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "VncleanPipeline":
        """Return the pipeline for a crawler; Scrapy calls this."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:  # noqa: ANN401 (an item may be of any class)
        """Return the item with the fields added. Raises ``DropItem`` if its page fails."""
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
