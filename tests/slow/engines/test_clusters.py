"""Ray Data and PySpark give the same rows as one process, and the same templates, learned in parts."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from vnclean.corpus.templates import Templates, learn

pytestmark = pytest.mark.filterwarnings("default")  # engines raise warnings of their own


def learned_whole(pages: list[str], urls: list[str]) -> Templates:
    return learn(zip(urls, pages, strict=True))


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Ray on two processors, without a dashboard."""
    engine = pytest.importorskip("ray")
    engine.init(
        num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200 * 2**20,
        _node_ip_address="127.0.0.1",
    )  # fmt: skip
    yield engine
    engine.shutdown()


def test_ray(ray: Any, pages: list[str], texts: list[str], urls: list[str]) -> None:
    import ray.data

    from vnclean.corpus.adapters.ray import clean_dataset

    given = ray.data.from_items([{"url": url, "html": page} for url, page in zip(urls, pages, strict=True)])
    found = {row["url"]: row["text"] for row in clean_dataset(given, url="url").take_all()}
    assert [found[url] for url in urls] == texts

    @ray.remote
    def part(rows: list[tuple[str, str]]) -> str:
        return learn(rows).to_json()

    rows = list(zip(urls, pages, strict=True))
    parts = ray.get([part.remote(rows[::2]), part.remote(rows[1::2])])
    assert Templates().merge(*map(Templates.from_json, parts)) == learned_whole(pages, urls)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark in local mode, on two threads."""
    pytest.importorskip("pyspark")
    os.environ.update(PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").appName("vnclean")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "1g",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark(spark: Any, pages: list[str], texts: list[str], urls: list[str]) -> None:
    from vnclean.corpus.adapters.spark import clean_frame

    rows = list(zip(urls, pages, strict=True))
    frame = spark.createDataFrame(rows, "url string, html string")
    found = {row.url: row.text for row in clean_frame(frame, url="url").collect()}
    assert [found[url] for url in urls] == texts
    parts = spark.sparkContext.parallelize(rows, 3).mapPartitions(lambda part: [learn(part).to_json()]).collect()
    assert Templates().merge(*map(Templates.from_json, parts)) == learned_whole(pages, urls)
