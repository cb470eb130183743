"""The systems that the benchmark compares: each returns the main text of a page's bytes, and some its metadata."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.news.gold import decoded

NODE: Final = Path(__file__).with_name("node")
"""The folder of the two systems that run on Node.js; ``npm install`` in it installs them."""


class Output(NamedTuple):
    """The output of a system for a page: the text, and the metadata (``None`` for a field that it does not return)."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None


class System(NamedTuple):
    """A system: its name, what must be installed for it, and the function that runs it on a page's bytes."""

    name: str
    needs: str
    run: Callable[[bytes], Output]


def installed() -> list[System]:
    """Return the systems whose package, or Node.js module, is installed."""
    return [system for system in SYSTEMS if _is_installed(system.needs)]


def _is_installed(needs: str) -> bool:
    if needs.startswith("node:"):
        return shutil.which("node") is not None and (NODE / "node_modules" / needs.removeprefix("node:")).is_dir()
    return find_spec(needs) is not None


def _vnclean(data: bytes) -> Output:
    import vnclean  # noqa: PLC0415 (imported when it is run, like the other systems)

    article = vnclean.extract(data)
    published = article.published.isoformat() if article.published else None
    return Output(article.text, article.title, article.author, published)


def _trafilatura(**options: bool) -> Callable[[bytes], Output]:
    def run(data: bytes) -> Output:
        trafilatura = import_module("trafilatura")
        found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True, **options)
        if found is None:
            return Output("")
        values: Mapping[str, Any] = found if isinstance(found, dict) else found.as_dict()
        return Output(values.get("text") or "", values.get("title"), values.get("author"), values.get("date"))

    return run


def _readability(data: bytes) -> Output:
    document = import_module("readability").Document(decoded(data))
    text = "\n".join(import_module("lxml.html").fromstring(document.summary()).itertext())
    return Output(text, document.short_title())


def _newspaper(data: bytes) -> Output:
    article = import_module("newspaper").Article("https://example.vn/", language="vi", fetch_images=False)
    article.download(input_html=decoded(data))
    article.parse()
    published = article.publish_date.isoformat() if article.publish_date else None
    return Output(article.text, article.title, ", ".join(article.authors) or None, published)


def _justext(data: bytes) -> Output:
    justext = import_module("justext")
    paragraphs = justext.justext(data, justext.get_stoplist("Vietnamese"))
    return Output("\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate))


def _goose(data: bytes) -> Output:
    goose = import_module("goose3").Goose({"target_language": "vi", "use_meta_language": False})
    article = goose.extract(raw_html=decoded(data))
    return Output(article.cleaned_text, article.title, ", ".join(article.authors) or None, article.publish_date)


def _resiliparse(data: bytes) -> Output:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return Output(str(extract(decoded(data), main_content=True)))


def _magic_html(data: bytes) -> Output:
    found = import_module("magic_html").GeneralExtractor().extract(decoded(data), base_url="https://example.vn/")
    return Output("\n".join(import_module("lxml.html").fromstring(found["html"]).itertext()), found.get("title"))


def _boilerpy(data: bytes) -> Output:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return Output(extractor.get_content(decoded(data)))


def _rs_trafilatura(data: bytes) -> Output:
    found = import_module("rs_trafilatura").extract(decoded(data))
    return Output(found.main_content, found.title, found.author, found.date)


def _on_node(name: str) -> Callable[[bytes], Output]:
    def run(data: bytes) -> Output:
        command = ["node", str(NODE / "extract.mjs"), name]
        done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=NODE)
        return Output(**json.loads(done.stdout))

    return run


SYSTEMS: Final = (
    System("vnclean", "vnclean", _vnclean),
    System("trafilatura", "trafilatura", _trafilatura()),
    System("trafilatura, precision", "trafilatura", _trafilatura(favor_precision=True)),
    System("trafilatura, recall", "trafilatura", _trafilatura(favor_recall=True)),
    System("readability-lxml", "readability", _readability),
    System("newspaper4k", "newspaper", _newspaper),
    System("jusText, Vietnamese", "justext", _justext),
    System("goose3", "goose3", _goose),
    System("resiliparse", "resiliparse", _resiliparse),
    System("magic-html", "magic_html", _magic_html),
    System("boilerpy3", "boilerpy3", _boilerpy),
    System("rs-trafilatura", "rs_trafilatura", _rs_trafilatura),
    System("Mozilla Readability", "node:@mozilla/readability", _on_node("readability")),
    System("Defuddle", "node:defuddle", _on_node("defuddle")),
)
