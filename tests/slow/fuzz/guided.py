"""One target under Atheris, with libFuzzer's own arguments: ``python -m tests.slow.fuzz.guided TARGET …``."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from random import Random

_BY_BYTES = 3
"""One input in this many is mutated by libFuzzer itself, byte by byte, without knowledge of pages."""


def main() -> None:
    """Run libFuzzer on the target; libFuzzer ends the process, so this never returns."""
    import atheris  # noqa: PLC0415 (an extra)

    with atheris.instrument_imports(include=["vnclean"]):
        vnclean = import_module("vnclean")
        for module in walk_packages(vnclean.__path__, "vnclean."):  # modules are imported lazily otherwise
            if not module.name.startswith(("vnclean.corpus.adapters", "vnclean.__main__")):
                import_module(module.name)
        targets = import_module("support.targets").TARGETS
    mutate = import_module("fuzz.mutate").mutate
    name, *rest = sys.argv[1:]
    begin = import_module("fuzz.seeds").seeds(name)

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        if seed % _BY_BYTES == 0:
            found: bytes = atheris.Mutate(data, longest)
            return found
        new: bytes = mutate(data, begin, Random(seed))
        return new[:longest]

    atheris.Setup([sys.argv[0], *rest], targets[name], custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
    main()
