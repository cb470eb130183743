"""A pandas frame of pages (extra ``pandas``)."""

import pandas as pd

from vnclean.corpus.adapters.pandas import clean_frame

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
frame = pd.DataFrame({"html": [f"<p>{TEXT.format(number)}</p>" for number in (1, 2)]})
print(clean_frame(frame)[["text", "page_type"]])
