"""A pandas frame of pages (extra ``pandas``)."""

from pathlib import Path

import pandas as pd

from vnclean.corpus.adapters.pandas import clean_frame

PAGE = Path("page.html").read_text(encoding="utf-8")
frame = pd.DataFrame({"html": [PAGE, "Đăng nhập"]})
print(clean_frame(frame)[["text", "page_type"]])
