"""Speed compared with peers: ``python -m benchmarks.speed [FOLDER]``, for ``docs/performance.md``."""
