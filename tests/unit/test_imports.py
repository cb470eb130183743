"""The rooms: imports point only to rooms above, modules are small, no room has a nondescript name."""

import ast
from pathlib import Path

import pytest

import vnclean

ROOT = Path(vnclean.__file__).parent
ROOMS = [
    "page", "label", "pattern", "inert", "remember", "fold", "table", "syllable", "attested", "words", "codepage",
    "charset", "plain", "dates", "stamp", "lexicon", "shape", "tree", "names", "cards", "zone", "kin", "headline",
    "kinds", "weigh", "anchor", "extent", "story", "lines", "filter", "normalizer", "mend", "pipeline", "decipher",
    "article", "read", "filters", "normalizers", "news", "metadata", "path", "corpus", "templates", "render",
    "adapters", "command",
]  # fmt: skip
NONDESCRIPT = {"utils", "util", "core", "common", "base", "helpers", "settings", "misc"}
LONGEST = 400
KNOWN = {
    "article.py -> vnclean.corpus.verdict",
    "article.py -> vnclean.render.explain",
    "article.py -> vnclean.render.html",
    "article.py -> vnclean.render.markdown",
    "article.py -> vnclean.render.record",
    "article.py -> vnclean.render.report",
}
"""Imports that point down, all of them inside functions or for type checkers. The list may only shrink."""


def modules() -> list[Path]:
    """All modules of the package but its two doors."""
    return [path for path in sorted(ROOT.rglob("*.py")) if path.name != "__main__.py" and path != ROOT / "__init__.py"]


def room(path: Path) -> str:
    """The room that a module stands in."""
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def test_every_module_has_a_room() -> None:
    assert {room(path) for path in modules()} == set(ROOMS)


def test_imports_point_only_to_rooms_above() -> None:
    wrong = set()
    for path in modules():
        for name in imported(path.read_text(encoding="utf-8")):
            parts = name.split(".")
            other = parts[1] if len(parts) > 1 else ""
            if other and other not in (room(path), "__version__") and ROOMS.index(other) > ROOMS.index(room(path)):
                wrong.add(f"{path.relative_to(ROOT).as_posix()} -> {name}")
    assert wrong == KNOWN


def test_no_import_is_relative() -> None:
    assert [path.name for path in modules() if "from ." in path.read_text(encoding="utf-8")] == []


def test_names_say_what_a_module_is_for() -> None:
    assert NONDESCRIPT.isdisjoint(path.stem for path in modules())


def test_modules_are_small() -> None:
    assert [path.name for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


@pytest.mark.parametrize(
    "code",
    [
        "import vnclean.page",
        "from vnclean.page import Page",
        "from vnclean import page",
        "from vnclean import Page",
        "def f():\n    from vnclean.page import Page",
        "if TYPE_CHECKING:\n    from vnclean.page import Page",
        "class A:\n    async def f(self):\n        if self:\n            import vnclean.page as other",
        "importlib.import_module('vnclean.page')",
        "import_module(name='vnclean.page')",
    ],
)
def test_every_import_is_seen(code: str) -> None:
    assert list(imported(code)) == ["vnclean.page"]


def test_other_imports_are_left_alone() -> None:
    assert list(imported("import os\nfrom vncleaner import x\nimport_module(name)\nload('vnclean.page')")) == []


def imported(code: str) -> list[str]:
    """Return the modules of the package that a module imports, wherever in its code."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "vnclean":
            found += [_homes().get(alias.name, f"vnclean.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            given = [*node.args, *(each.value for each in node.keywords)]
            found += [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [name for name in found if name.partition(".")[0] == "vnclean"]


def _homes() -> dict[str, str]:
    """Return the module of each public name, which the package's front door imports late."""
    return {**vars(vnclean)["_HOMES"], "bare": "vnclean.fold", "fold": "vnclean.fold"}
