"""Ray Data: pages cleaned by the tasks of a cluster, here on this machine only (extra ``ray``)."""

from pathlib import Path

import ray
import ray.data

from vnclean.corpus.adapters.ray import clean_dataset

PAGE = Path("page.html").read_text(encoding="utf-8")
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200 * 2**20)
pages = ray.data.from_items([{"url": f"https://bao.example/{n}", "html": PAGE} for n in range(4)])
for row in clean_dataset(pages, url="url").take_all():
    print(row["url"], row["page_type"], row["text"][:60])
ray.shutdown()
