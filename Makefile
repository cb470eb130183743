.PHONY: check test quality

check: ## lint and types
	ruff format --check .
	ruff check .
	mypy
	pyright --verifytypes vnclean --ignoreexternal

test: ## all tests, with coverage
	python -m pytest --cov

quality: ## figures on labelled pages: make quality PAGES=folder
	cd tests && python -m quality $(PAGES)
