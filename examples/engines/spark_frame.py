"""PySpark: pages cleaned by the executors, here of this machine alone (extra ``spark``; Java is needed)."""

from pyspark.sql import SparkSession

from vnclean.corpus.adapters.spark import clean_frame

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
rows = [(f"https://bao.example/{number}", f"<p>{TEXT.format(number)}</p>") for number in range(4)]
pages = session.createDataFrame(rows, "url string, html string")
clean_frame(pages, url="url").select("url", "text", "page_type").show(truncate=False)
session.stop()
