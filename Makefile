.PHONY: check test slow docs quality bench

check: ## lint and types
	ruff format --check .
	ruff check .
	mypy
	python tools/typed.py

test: ## the quick tests
	python -m pytest

slow: ## the slow tests; those that take times run alone, and last
	python -m pytest -m "slow and not alone" -n auto
	python -m pytest -m "slow and alone"

docs: ## the site of the documents, in site/ (extra `docs`)
	mkdocs build --strict

quality: ## figures on labelled pages: make quality PAGES=folder
	python -m benchmarks.quality $(PAGES)

bench: ## time and memory beside the peers (extra `bench`): make bench PAGES=folder
	python -m benchmarks.speed $(PAGES)
