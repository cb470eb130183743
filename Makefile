.PHONY: check test docs quality bench

check: ## lint and types
	ruff format --check .
	ruff check .
	mypy
	python tests/typed.py

test: ## all tests, with coverage
	python -m pytest --cov

docs: ## the site of the documents, in site/ (extra `docs`)
	mkdocs build --strict

quality: ## figures on labelled pages: make quality PAGES=folder
	cd tests && python -m quality $(PAGES)

bench: ## time and memory beside the peers (extra `bench`): make bench PAGES=folder
	python -m tests.bench $(PAGES)
