"""How long it takes, beside its peers: ``python -m tests.bench [FOLDER]``, for ``docs/performance.md``."""
