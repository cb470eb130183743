"""Functions for Vietnamese and Unicode text; no module in this package uses pages or blocks."""
