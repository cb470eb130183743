"""Metadata, read off the labels; one module a field."""
