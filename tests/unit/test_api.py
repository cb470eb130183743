"""The front door: exactly the public names, each documented, all typed."""

import inspect
import pkgutil
from importlib import import_module
from importlib.metadata import requires, version
from importlib.resources import files

import pytest

import vnclean

PUBLIC = {
    "NEWS", "Article", "Block", "Change", "Claim", "Decision", "Draft", "Failure", "Filter", "Image", "Kind", "Label",
    "Link", "Normalizer", "Page", "Pipeline", "Syllable", "Tally", "Verdict", "WorkerLost", "__version__", "bare",
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
        if info.name == "vnclean.__main__" or info.name.startswith("vnclean.adapters."):
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
    assert str(inspect.signature(vnclean.clean)) == "(page: str | bytes | vnclean.page.Page) -> str"
    assert list(inspect.signature(vnclean.extract).parameters) == ["page", "url", "pipeline", "longest"]
    assert list(inspect.signature(vnclean.read_html).parameters) == ["html", "url", "encoding"]
    assert list(inspect.signature(vnclean.read_markdown).parameters) == ["markdown", "url"]
    assert list(inspect.signature(vnclean.normalize).parameters) == ["text", "tones"]


@pytest.mark.parametrize("page", ["a" * 11, b"a" * 11, vnclean.read_text("a" * 11)])
def test_a_page_longer_than_asked_for_is_refused_with_a_sentence(page: str | bytes | vnclean.Page) -> None:
    with pytest.raises(ValueError, match="a length of 11, and longest is 10"):
        vnclean.extract(page, longest=10)
    assert vnclean.extract(page, longest=11) == vnclean.extract(page)
