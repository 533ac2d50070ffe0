# Every chore by one word. `make demo` and `make test` need Python 3.11, Node with npm, git and make; nothing else.

PYTHON ?= python3.11
SITE   ?= .site
HOST   ?= 127.0.0.1
PORT   ?= 8000

VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(BIN)/uv --quiet --no-progress
CODE   := src tests benchmarks tools carry.py

.DEFAULT_GOAL := help
ROUNDS ?= 500

.PHONY: help demo test quick soak check audit bench format lock messages clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

$(BIN)/uv: requirements/uv.txt
	@echo "• virtual environment"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

STYLE  := $(wildcard src/dabir/press/style/*.css)

$(VENV)/.run: $(BIN)/uv requirements/run.txt pyproject.toml carry.py package-lock.json $(STYLE)
	@echo "• locked dependencies, fonts and scripts"
	@$(UV) pip install --python $(BIN)/python --require-hashes -r requirements/run.txt
	@$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@echo "• locked tools for tests and checks"
	@$(UV) pip install --python $(BIN)/python --require-hashes -r requirements/test.txt
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

demo: $(VENV)/.run ## Make the demonstration paper (once) and serve it
	@test -f $(SITE)/settings.py || $(BIN)/dabir new $(SITE) --name سپیدار >/dev/null
	@cd $(SITE) && $(CURDIR)/$(BIN)/dabir demo && exec $(CURDIR)/$(BIN)/dabir run --host $(HOST) --port $(PORT)

test: $(VENV)/.test ## Run every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

quick: $(VENV)/.test ## Run the quick tests (under a minute)
	@$(BIN)/python -m pytest -n 2 --hypothesis-profile quick -m "not slow and not browser and not postgres" tests/unit tests/integration

soak: $(VENV)/.test ## Kill everything at random, ROUNDS times (default 500), and compare all that is served
	@DABIR_SOAK_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest tests/acceptance/test_soak.py --log-cli-level=INFO

check: $(VENV)/.test ## Everything CI does: format, lint, types, contract, migrations, translations, locks, tests
	@$(BIN)/ruff format --check --quiet $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@DABIR_SECRET_KEY=check DJANGO_SETTINGS_MODULE=dabir.settings $(BIN)/dabir makemigrations --check --dry-run
	@DABIR_SECRET_KEY=check DJANGO_SETTINGS_MODULE=dabir.settings $(BIN)/dabir check --fail-level WARNING
	@$(MAKE) --no-print-directory test

audit: $(VENV)/.test ## Ask whether a locked dependency has a known hole
	@$(BIN)/pip-audit --require-hashes --disable-pip -r requirements/test.txt

bench: $(VENV)/.test ## Measure, as ratios in one interleaved run
	@$(BIN)/python benchmarks/press.py
	@$(BIN)/python benchmarks/persian.py
	@$(BIN)/python benchmarks/search.py speed

format: $(VENV)/.test ## Format and mend what can be mended by machine
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

lock: $(BIN)/uv ## Lock dependencies anew, with hashes
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade requirements/uv.in -o requirements/uv.txt
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade pyproject.toml requirements/build.in -o requirements/run.txt
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade -c requirements/run.txt pyproject.toml requirements/build.in requirements/test.in -o requirements/test.txt

clean: ## Remove everything that was built, the demonstration site included
	@rm -rf $(VENV) $(SITE) build dist node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src -name '*.mo' -delete; rm -rf src/dabir/*/static/*/vendor src/dabir/press/machines/vendor src/dabir/press/static/press/*.css
