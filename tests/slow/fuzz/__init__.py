"""Fuzzing: what holds for any input, inputs made by mutation, a corpus to begin from. ``python -m tests.slow.fuzz``."""
