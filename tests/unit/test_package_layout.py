"""Tests of the modules: docstrings, names, sizes, and the packages that each package may import."""

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import vnclean


def test_every_module_class_and_public_function_says_what_it_is() -> None:
    missing = []
    for info in pkgutil.walk_packages(vnclean.__path__, "vnclean."):
        if info.name == "vnclean.__main__" or info.name.startswith("vnclean.corpus.adapters."):
            continue  # adapters need optional packages
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


ROOT = Path(vnclean.__file__).parent


ORDER = [
    {"text"},
    {"model"},
    {"read", "analysis", "normalizers"},
    {"filters", "metadata"},
    {"pipeline", "output"},
    {"presets"},
    {"article"},
    {"extraction"},
    {"corpus"},
    {"_public"},
    {"cli"},
]
"""Packages in layers. A package imports itself and earlier layers only, not another package of its own layer."""


NONDESCRIPT = {"utils", "util", "core", "common", "base", "helpers", "settings", "misc"}


LONGEST = 400


KNOWN: set[str] = set()
"""Imports that break ``ORDER``. Entries may be removed, not added."""


def modules() -> list[Path]:
    """Return the paths of all modules except ``vnclean/__init__.py`` and ``__main__.py``."""
    return [path for path in sorted(ROOT.rglob("*.py")) if path.name != "__main__.py" and path != ROOT / "__init__.py"]


def package(path: Path) -> str:
    """Return the package of a module, or the module's own name at the top level."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def place(name: str) -> int:
    """Return the index of a package's layer in ``ORDER``."""
    return next(number for number, names in enumerate(ORDER) if name in names)


def test_every_module_has_a_package() -> None:
    assert {package(path) for path in modules()} == set().union(*ORDER)
    assert len([path for path in ROOT.iterdir() if path.is_file()]) <= 8


def test_imports_follow_the_order() -> None:
    wrong = set()
    for path in modules():
        for name in imported(path.read_text(encoding="utf-8")):
            parts = name.split(".")
            other = parts[1] if len(parts) > 1 else ""
            if other and other != package(path) and place(other) >= place(package(path)):
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
        "import vnclean.model.page",
        "from vnclean.model.page import Page",
        "from vnclean import Page",
        "def f():\n    from vnclean.model.page import Page",
        "if TYPE_CHECKING:\n    from vnclean.model.page import Page",
        "class A:\n    async def f(self):\n        if self:\n            import vnclean.model.page as other",
        "importlib.import_module('vnclean.model.page')",
        "import_module(name='vnclean.model.page')",
    ],
)
def test_every_import_is_seen(code: str) -> None:
    assert list(imported(code)) == ["vnclean.model.page"]


def test_other_imports_are_left_alone() -> None:
    assert list(imported("import os\nfrom vncleaner import x\nimport_module(name)\nload('vnclean.model.page')")) == []


def imported(code: str) -> list[str]:
    """Return the modules of the package that the code imports, also inside functions and conditions."""
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
    """Return the module of each public name."""
    public = ast.parse((ROOT / "_public.py").read_text(encoding="utf-8"))
    return {node.names[0].name: node.module or "" for node in public.body if isinstance(node, ast.ImportFrom)}
