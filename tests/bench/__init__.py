"""How long it takes, beside its peers: ``python -m tests.bench [FOLDER]`` from the checkout, for ``docs/performance.md``."""
