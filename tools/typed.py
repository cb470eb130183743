"""``python tools/typed.py``: check that every public symbol has a known type, except in adapters.

The engines of the adapters are not installed for checks, and most have no types.
"""

import json
import subprocess
import sys

EXCEPT = "vnclean.corpus.adapters."


def main() -> int:
    """Print the symbols whose type is not known; return 1 if there are any."""
    command = [sys.executable, "-m", "pyright", "--verifytypes", "vnclean", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    symbols = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    exported = [symbol for symbol in symbols if symbol["isExported"]]
    unknown = [each for each in exported if not each["isTypeKnown"] and not each["name"].startswith(EXCEPT)]
    for symbol in unknown:
        print(
            symbol["name"], *(found["message"].partition("\n")[0] for found in symbol.get("diagnostics", [])), sep=": "
        )
    print(f"{len(exported)} public symbols, {len(unknown)} without a known type")
    return bool(unknown) or not exported  # none at all: pyright did not find the package


if __name__ == "__main__":
    sys.exit(main())
