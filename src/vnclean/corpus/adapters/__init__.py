"""Thin adapters between engines and ``vnclean.corpus``: pages in, rows out; one module per engine, each an extra.

Adapters of engines, and so the engines, are imported only on demand. ``warc`` needs no extra.
"""
