"""Helpers shared by the tests of several folders: cases and fixtures, strategies, hostile shapes, checks."""
