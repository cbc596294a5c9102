# `make help` lists what there is. A fresh machine needs Python 3.11–3.13 and Node 20; the rest is installed here.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build test test-all check bench facts golden widget chromium clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1|/' | column -t -s '|'

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[site,test,check]'
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

install: .venv/installed node_modules/.package-lock.json

serve: install ## Build the site and serve it at http://127.0.0.1:8000 with live reload
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: install ## Write the finished site to site/
	$(BIN)/mkdocs build --quiet --clean
	$(BIN)/python -m macros.policy site

test: install chromium build ## Run all tests
	$(BIN)/python -m pytest -m 'not slow and not browser' --numprocesses=2 --dist=loadfile
	$(BIN)/python -m pytest -m 'not slow and browser'

test-all: install chromium build ## Run all tests and the breadth that takes longer
	TOOLKIT_TRIES=100 $(BIN)/python -m pytest

check: install ## Lint, type-check and spell-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.spelling
	npx --no-install tsc --noEmit -p tests/jsconfig.json

bench: install chromium build ## Measure how fast Python starts and answers
	$(BIN)/python -m tests.bench

facts: install ## List the facts that are due for a person's check, the most dangerous first
	$(BIN)/python -m toolkit_py.facts.due

golden: install ## Write the expected HTML of every example anew; read the difference before you commit it
	$(BIN)/python -m tests.golden

widget: install ## Start a new tool: make widget NAME=sleep_routine
	$(BIN)/python -m tests.new_widget $(NAME)

chromium:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; \
	  else echo "The tests need Chromium. Install it with: sudo apt-get install chromium"; exit 1; fi; }

clean: ## Remove what was built
	rm -rf site build
