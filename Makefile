# Everything runs from .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: Python 3.11 or newer is missing (set PYTHON=...)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than 3.11 (set PYTHON=...)" >&2; exit 1; }
	@echo "Installing into $(VENV), once; this takes about a minute"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "make: Python's venv module is missing (Debian: python3-venv)" >&2; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]' || { echo "make: the packages of pyproject.toml could not be installed: is there a network?" >&2; exit 1; }
	@$(BIN)/python -m bot ask hello >/dev/null # builds the search index once, so that every later start is quick
	@touch $@

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.PHONY: install
install: $(STAMP) ## make .venv with everything in it

.PHONY: chat
chat: $(STAMP) ## talk to the advisor in the terminal
	@$(BIN)/python -m bot chat

.PHONY: serve
serve: $(STAMP) ## answer on Discord
	@$(BIN)/python -m bot serve

.PHONY: test
test: $(STAMP) ## run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term-missing:skip-covered

.PHONY: lint
lint: $(STAMP) ## check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: bench
bench: $(STAMP) ## measure the search beside its peers (some ten minutes)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python -m bench.run

.PHONY: bench-model
bench-model: $(STAMP) ## the same, also beside a trained language model (gigabytes of packages)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench,model]'
	@$(BIN)/python -m bench.run

.PHONY: docs
docs: $(STAMP) ## build the manual into build/docs, links checked
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

.PHONY: site
site: $(STAMP) ## write the knowledge as a site into build/site
	@$(BIN)/python -m bot site build/site

.PHONY: wheel
wheel: $(STAMP) ## build the package into dist
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.PHONY: pins
pins: $(STAMP) ## pin the packages of the image, by their hashes, to today's newest
	@$(BIN)/pip install --quiet --disable-pip-version-check pip-tools
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header --no-annotate --no-emit-options \
		--output-file deploy/requirements.txt pyproject.toml

.PHONY: check
check: $(STAMP) ## check the knowledge
	@$(BIN)/python -m bot check

.PHONY: format
format: $(STAMP) ## put the code in its form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

.PHONY: clean
clean: ## remove what can be made again
	@rm -rf $(VENV) bot/__built__ .pytest_cache .mypy_cache .ruff_cache .coverage build dist
