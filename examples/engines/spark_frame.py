"""PySpark: pages cleaned by the executors, here on this machine only (extra ``spark``; Java is needed)."""

from pathlib import Path

from pyspark.sql import SparkSession

from vnclean.corpus.adapters.spark import clean_frame

PAGE = Path("page.html").read_text(encoding="utf-8")
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
rows = [(f"https://bao.example/{number}", PAGE) for number in range(4)]
pages = session.createDataFrame(rows, "url string, html string")
clean_frame(pages, url="url").select("url", "text", "page_type").show(truncate=60)
session.stop()
