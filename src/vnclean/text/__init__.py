"""Vietnamese and Unicode text processing; nothing here depends on pages or blocks."""
