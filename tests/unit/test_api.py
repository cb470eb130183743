"""The front door: exactly the public names, each documented, all typed."""

import inspect
import pkgutil
import warnings
from dataclasses import fields
from importlib import import_module
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path

import pytest

import vnclean

PUBLIC = {
    "NEWS", "Article", "Attributes", "Block", "Change", "Claim", "Decision", "Draft", "Element", "Elements", "Failure", "Filter", "Finding", "Image", "PageType", "Label",
    "Link", "Metadata", "Normalizer", "Page", "PathLikeTextWarning", "Pipeline", "Syllable", "Tally", "WorkerLostError", "__version__", "bare",
    "clean", "clean_many", "extract", "extract_many", "fold", "is_syllable", "normalize", "read_html", "read_markdown",
    "read_text", "split_syllable",
}  # fmt: skip


def test_the_public_names_are_exact() -> None:
    assert set(vnclean.__all__) == PUBLIC
    assert len(vnclean.__all__) == len(PUBLIC)
    assert all(hasattr(vnclean, name) for name in PUBLIC)


def test_the_version_stands_in_one_place() -> None:
    assert vnclean.__version__ == version("vnclean")


def test_the_package_is_typed() -> None:
    assert files("vnclean").joinpath("py.typed").is_file()


def test_runtime_dependencies_are_the_three() -> None:
    needed = [line for line in requires("vnclean") or [] if "extra ==" not in line]
    assert sorted(line.split(">=")[0].lower() for line in needed) == ["regex", "selectolax", "unidecode"]


def test_every_module_class_and_public_function_says_what_it_is() -> None:
    missing = []
    for info in pkgutil.walk_packages(vnclean.__path__, "vnclean."):
        if info.name == "vnclean.__main__" or info.name.startswith("vnclean.corpus.adapters."):
            continue  # adapters need their engines
        module = import_module(info.name)
        if not module.__doc__:
            missing.append(info.name)
        for name, member in vars(module).items():
            if (
                not name.startswith("_")
                and inspect.getmodule(member) is module
                and callable(member)
                and not member.__doc__
            ):
                missing.append(f"{info.name}.{name}")
    assert missing == []


def test_signatures() -> None:
    assert list(inspect.signature(vnclean.clean).parameters) == ["page", "url", "pipeline", "max_size"]
    assert list(inspect.signature(vnclean.extract).parameters) == ["page", "url", "pipeline", "max_size"]
    assert list(inspect.signature(vnclean.read_html).parameters) == ["html", "url", "encoding"]
    assert list(inspect.signature(vnclean.read_markdown).parameters) == ["markdown", "url"]
    assert list(inspect.signature(vnclean.normalize).parameters) == ["text", "tones"]


@pytest.mark.parametrize("page", ["a" * 11, b"a" * 11, vnclean.read_text("a" * 11)])
def test_a_page_longer_than_asked_for_is_refused_with_a_sentence(page: str | bytes | vnclean.Page) -> None:
    with pytest.raises(ValueError, match="the page has 11 characters or bytes; max_size is 10"):
        vnclean.extract(page, max_size=10)
    assert vnclean.extract(page, max_size=11) == vnclean.extract(page)


@pytest.mark.parametrize(
    "name", ["https://bao.example/tin-1.html", "//bao.example", "www.bao.example", "a.HTML", " x/y.txt\n", "z.md"]
)
def test_text_that_looks_like_a_path_is_cleaned_and_warned_of(name: str) -> None:
    for act in (vnclean.clean, vnclean.extract):
        with pytest.warns(vnclean.PathLikeTextWarning, match="cleaned as text") as caught:
            result = act(name)
        assert caught[0].filename == __file__
    assert isinstance(result, vnclean.Article)
    assert "cleaned as text" in result.notes[-1]
    assert "note: " in result.explain()
    assert vnclean.Article.from_dict(result.to_dict()).notes == result.notes


@pytest.mark.parametrize("text", ["", "Tin", "Xem bao.html", "bao.example.vn", ".html nằm ở đâu?", "<a.html>"])
def test_other_text_is_not_warned_of(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert vnclean.extract(text).notes == ()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.", encoding="utf-8")
    pipeline = vnclean.NEWS.without("tones")
    assert vnclean.clean(path, url="https://bao.example/1", pipeline=pipeline) == vnclean.clean(path.read_bytes())
    assert vnclean.extract(path, url="https://bao.example/1").page.url == "https://bao.example/1"
    with pytest.raises(ValueError, match="max_size"):
        vnclean.clean(path, max_size=10)
    with pytest.raises(FileNotFoundError):
        vnclean.clean(tmp_path / "none.html")


def test_the_article_has_every_field_of_the_metadata() -> None:
    article = vnclean.extract("<title>Mưa lớn</title><p>Mưa lớn kéo dài suốt đêm qua.")
    assert all(getattr(article, each.name) == getattr(article.metadata, each.name) for each in fields(vnclean.Metadata))
