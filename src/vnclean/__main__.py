"""``python -m vnclean``: run the command-line interface."""

import sys

from vnclean.cli import main

if __name__ == "__main__":
    sys.exit(main())
