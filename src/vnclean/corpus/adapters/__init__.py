"""Adapters between processing engines and ``vnclean.corpus``: one module for each engine.

An adapter passes the engine's pages to ``vnclean.corpus`` and returns rows. Each engine is an optional dependency (an
extra) and is imported only when its adapter is used. The module ``warc`` needs no extra.
"""
