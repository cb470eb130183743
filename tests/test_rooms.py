"""The rooms: imports point only to rooms above, modules are small, no room has a nondescript name."""

import ast
from pathlib import Path

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
LONGEST = 210


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
    wrong = []
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for name in _imported(node):
                parts = name.split(".")
                other = parts[1] if len(parts) > 1 else ""
                if other and other != room(path) and ROOMS.index(other) > ROOMS.index(room(path)):
                    wrong.append(f"{path.name} imports {name}")
    assert wrong == []


def test_names_say_what_a_module_is_for() -> None:
    assert NONDESCRIPT.isdisjoint(path.stem for path in modules())


def test_modules_are_small() -> None:
    assert [path.name for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


def _imported(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name.startswith("vnclean")]
    if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("vnclean"):
        if node.module == "vnclean":
            return [f"vnclean.{alias.name}" for alias in node.names]
        return [node.module]
    return []
