"""Metadata of a page, read from its labelled blocks and from what its markup states (``og:title``, …)."""
