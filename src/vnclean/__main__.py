"""``python -m vnclean``: the command."""

import sys

from vnclean.cli import main

if __name__ == "__main__":
    sys.exit(main())
