"""Thin files that bring pages from an engine to ``vnclean.corpus`` and rows back: one an engine, each an extra.

None is imported by anything but its user; nothing of an engine is imported before.
"""
