"""The doors: a source becomes a page."""

from vnclean.read.text import read_text

__all__ = ["read_text"]
