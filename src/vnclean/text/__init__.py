"""Vietnamese and Unicode text: nothing here imports a page."""
