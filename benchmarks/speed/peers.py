"""The peers, each with its best call, and the floors: the work that every tool must do."""

import sys
import unicodedata
import warnings
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from selectolax.lexbor import LexborHTMLParser

Module = Any
"""A peer's package: it may be missing, and most have no types."""

Text = Callable[[str], object]
Html = Callable[[bytes], object]

_TEXT: dict[str, tuple[str, Callable[[Module], Text]]] = {
    "ftfy": ("ftfy", lambda ftfy: ftfy.fix_text),
    "clean-text": ("cleantext", lambda module: partial(module.clean, to_ascii=False, lower=False)),
    "underthesea": ("underthesea", lambda module: partial(module.text_normalize, tokenizer="space")),
    "viet-text-tools": ("viet_text_tools", lambda module: module.normalize_diacritics),
}
_HTML: dict[str, tuple[str, Callable[[Module], Html]]] = {
    "resiliparse, main content": ("resiliparse.extract.html2text", lambda module: partial(_resiliparse, module)),
    "trafilatura, fast": ("trafilatura", lambda module: partial(module.extract, fast=True)),
    "trafilatura": ("trafilatura", lambda module: module.extract),
    "jusText": ("justext", lambda module: partial(_justext, module)),
    "readability-lxml": ("readability", lambda module: lambda page: module.Document(_decoded(page)).summary()),
    "newspaper4k": ("newspaper", lambda module: partial(_newspaper, module)),
    "goose3": ("goose3", lambda module: partial(_goose, module)),
}


def text_peers() -> dict[str, Text]:
    """Return the installed normalisers of text, by name; print those that are missing."""
    return _installed(_TEXT)


def html_peers() -> dict[str, Html]:
    """Return the installed extractors of a page's main text, by name; print those that are missing."""
    warnings.simplefilter("ignore")
    return _installed(_HTML)


def text_floor(text: str) -> object:
    """Return the floor for text: splitting a text into lines, and checking whether it is in NFC."""
    return text.splitlines(), unicodedata.is_normalized("NFC", text)


def html_floor(page: bytes) -> object:
    """Return the floor for HTML: parsing a page, with the parser that vnclean uses."""
    return LexborHTMLParser(page)


def _installed(table: dict[str, tuple[str, Callable[[Module], Any]]]) -> dict[str, Any]:
    found = {}
    for name, (package, call) in table.items():
        try:
            found[name] = call(import_module(package))
        except (ImportError, AttributeError) as error:
            print(f"missing: {name} ({error}); pip install '.[bench]'", file=sys.stderr)
    return found


def _decoded(page: bytes) -> str:
    return page.decode("utf-8", "replace")


def _resiliparse(module: Module, page: bytes) -> object:
    return module.extract_plain_text(_decoded(page), main_content=True)


def _justext(module: Module, page: bytes) -> object:
    return module.justext(page, module.get_stoplist("Vietnamese"))


def _newspaper(module: Module, page: bytes) -> object:
    article = module.Article("https://example.vn/", language="vi", fetch_images=False)
    article.download(input_html=_decoded(page))
    return article.parse()


def _goose(module: Module, page: bytes) -> object:
    return module.Goose({"target_language": "vi", "use_meta_language": False}).extract(raw_html=_decoded(page))
