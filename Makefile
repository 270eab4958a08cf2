# claimtrack: what can be done from a checkout. `make help` lists it.
PYTHON ?= python3
WORKERS ?= 4
VENV := .venv
BIN := $(VENV)/bin
QUIET := --quiet --disable-pip-version-check --no-input
PIP := $(BIN)/python -m pip install $(QUIET) --no-compile
PINS := $(PIP) --require-hashes --no-deps

.DEFAULT_GOAL := help
.PHONY: help demo test postgres docs torture lint bench weights readme constraints wheel clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | expand -t 14

demo: $(VENV)/.installed ## install into .venv and show the main job on the bundled articles, offline
	@$(BIN)/claimtrack demo

test: $(VENV)/.dev ## run the tests, offline, in parallel
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal # they start many interpreters, which need not compile everything anew

lint: $(VENV)/.dev ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/mypy bench/*.py docs/*.py
	@$(BIN)/lint-imports

postgres: $(VENV)/.dev ## the tests of what is stored, on a PostgreSQL of their own (initdb and pg_ctl must be there)
	@CLAIMTRACK_TEST_STORE=postgres $(BIN)/python -m pytest -n auto --dist worksteal tests/store tests/pipeline tests/nights tests/notify tests/report tests/exports tests/torture/test_nights_killed.py tests/cli/test_nightly.py tests/cli/test_judge.py tests/cli/test_diff_since.py

docs: $(VENV)/.dev ## run every command that the docs show, and hold what they print to it
	@CLAIMTRACK_TEST_DOCS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/test_docs.py tests/test_api.py

torture: $(VENV)/.dev ## kill 200 ingests, and 500 nights on each store, at random moments, and look what is left
	@CLAIMTRACK_KILLS=$${CLAIMTRACK_KILLS:-200} $(BIN)/python -m pytest -s tests/torture/test_kills.py
	@CLAIMTRACK_NIGHTS=$${CLAIMTRACK_NIGHTS:-500} $(BIN)/python -m pytest -s tests/torture/test_nights_killed.py
	@CLAIMTRACK_NIGHTS=$${CLAIMTRACK_NIGHTS:-500} CLAIMTRACK_TEST_STORE=postgres $(BIN)/python -m pytest -s tests/torture/test_nights_killed.py

bench: $(VENV)/.dev ## speed beside a floor measured in the same run
	@$(BIN)/python bench/extraction.py
	@$(BIN)/python bench/verdicts.py
	@$(BIN)/python bench/store.py
	@$(BIN)/python bench/archives.py
	@$(BIN)/python bench/fetching.py
	@$(BIN)/python bench/nights.py

weights: $(VENV)/.dev ## learn anew from tests/labelled (and from the folders in FOLDERS) what signs weigh; installs scikit-learn
	@$(PIP) -e ".[learning]"
	@for what in names pairs loners holders figures stakes dates places second_look deals models refusals sites parts statuses abouts; do $(BIN)/python bench/learning.py $$what tests/labelled $(FOLDERS) --write || exit 1; done

readme: $(VENV)/.installed ## make anew from the code what README, reference, tutorial and how-to show, and the patterns' literals
	@$(BIN)/python docs/generate.py

constraints: $(VENV)/.dev ## pin every version anew, with hashes and without addresses
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml requirements-build.txt -o constraints.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev pyproject.toml requirements-build.txt -o constraints-dev.txt

wheel: $(VENV)/.dev ## build dist/*.whl and dist/*.tar.gz
	@$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## forget the environment and what tools left behind
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("claimtrack needs Python 3.11 or later; set PYTHON=/path/to/one" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --without-pip $(VENV) # pip is pinned too: no use in unpacking Python's own first
	@sed -n '/^pip==/,/[^\\]$$/p' constraints.txt > $(VENV)/pip.txt
	@$(PYTHON) -m pip --python $(BIN)/python install $(QUIET) --no-compile --require-hashes -r $(VENV)/pip.txt || \
	  { $(BIN)/python -m ensurepip >/dev/null && $(PIP) --require-hashes -r $(VENV)/pip.txt; }

# --no-deps: the pins are all that is needed, and pip need not work that out again.
# Two at a time, each taking every other pin: most of pip's time goes into reading the index's pages.
$(VENV)/.installed: constraints.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) ..."
	@awk '/^[^ ]/ { half = !half } { print > ("$(VENV)/pins." half ".txt") }' constraints.txt
	@$(PINS) -r $(VENV)/pins.0.txt & other=$$!; $(PINS) -r $(VENV)/pins.1.txt && wait $$other
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: constraints-dev.txt $(VENV)/.installed
	@$(PINS) -r constraints-dev.txt
	@touch $@
