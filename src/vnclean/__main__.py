"""``python -m vnclean``: the command."""

import sys

from vnclean.command import main

if __name__ == "__main__":
    sys.exit(main())
