r"""vnclean: from a crawled Vietnamese news page to the clean article, with a reason for every line that went.

>>> import vnclean
>>> page = "Trang chủ\nMưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.\nTin liên quan"
>>> vnclean.clean(page)
'Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.'
"""

from importlib.metadata import version

from vnclean.article import Article, Change
from vnclean.extract import clean, extract, normalize
from vnclean.filter import Decision, Draft, Filter
from vnclean.fold import bare, fold
from vnclean.label import Label
from vnclean.news import NEWS
from vnclean.normalizer import Normalizer
from vnclean.page import Block, Claim, Image, Link, Page
from vnclean.pipeline import Pipeline
from vnclean.read import read_html, read_markdown, read_text
from vnclean.syllable import Syllable, is_syllable, split_syllable

__version__ = version("vnclean")

__all__ = [
    "NEWS",
    "Article",
    "Block",
    "Change",
    "Claim",
    "Decision",
    "Draft",
    "Filter",
    "Image",
    "Label",
    "Link",
    "Normalizer",
    "Page",
    "Pipeline",
    "Syllable",
    "__version__",
    "bare",
    "clean",
    "extract",
    "fold",
    "is_syllable",
    "normalize",
    "read_html",
    "read_markdown",
    "read_text",
    "split_syllable",
]
