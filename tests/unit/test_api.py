"""Tests of the public names, their signatures, the version and the dependencies."""

import inspect
from importlib.metadata import requires, version
from importlib.resources import files

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


def test_signatures() -> None:
    assert list(inspect.signature(vnclean.clean).parameters) == ["page", "url", "pipeline", "max_size"]
    assert list(inspect.signature(vnclean.extract).parameters) == ["page", "url", "pipeline", "max_size"]
    assert list(inspect.signature(vnclean.read_html).parameters) == ["html", "url", "encoding"]
    assert list(inspect.signature(vnclean.read_markdown).parameters) == ["markdown", "url"]
    assert list(inspect.signature(vnclean.normalize).parameters) == ["text", "tones"]
