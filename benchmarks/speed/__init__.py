"""How long it takes, beside its peers: ``python -m benchmarks.speed [FOLDER]``, for ``docs/performance.md``."""
