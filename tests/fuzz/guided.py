"""One target under Atheris, with libFuzzer's own arguments: ``python -m tests.fuzz.guided TARGET …``."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from random import Random

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

with atheris.instrument_imports(include=["vnclean"]):
    import vnclean

    for module in walk_packages(vnclean.__path__, "vnclean."):  # they are imported when they are first asked for
        if not module.name.startswith(("vnclean.adapters", "vnclean.__main__")):
            import_module(module.name)
    from fuzz.targets import TARGETS

from fuzz.mutate import mutate
from fuzz.seeds import seeds


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    name, *rest = sys.argv[1:]
    begin = seeds(name)

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        random = Random(seed)
        if seed % 3 == 0:
            found: bytes = atheris.Mutate(data, longest)
            return found
        return mutate(data, begin, random)[:longest]

    atheris.Setup([sys.argv[0], *rest], TARGETS[name], custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
