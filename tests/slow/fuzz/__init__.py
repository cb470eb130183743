"""Fuzzing: checks for any input, inputs made by mutation, and a seed corpus: ``python -m tests.slow.fuzz``."""
