# Tandem's commands. Everything is installed into .venv; nothing else on the machine is touched.
.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
UV := 'uv>=0.13,<0.14'

.PHONY: help run test check bench calibration torture docs lock clean

help: ## print this help
	@echo "make run      start the dashboard at http://127.0.0.1:$(PORT) (the first time it installs and builds the demo company)"
	@echo "make test     run every test, those in a real browser included"
	@echo "make check    formatting, lint, types, layers, SQL style"
	@echo "make bench    measure loading, questions and page reruns"
	@echo "make calibration  fit 300 invented companies and print how often the interval holds the truth (make calibration COMPANIES=20 for fewer)"
	@echo "make torture  feed the reader 100,000 hostile files (make torture INPUTS=5000 for fewer)"
	@echo "make docs     write docs/tables.md and docs/questions.md from the contracts and the SQL"
	@echo "make lock     resolve requirements.in again and write the locks"
	@echo "make clean    remove .venv and caches (your data in data/warehouse stays)"

run: $(VENV)/run.stamp
	@exec $(PY) -m dashboard serve --port $(PORT)

test: $(VENV)/dev.stamp
	@$(PY) -m tests.browser.find_chromium
	@$(PY) -m pytest -n auto --maxprocesses=4 --dist loadfile

check: $(VENV)/dev.stamp
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(PY) -m sqlfluff lint --disable-progress-bar --processes 0 queries

bench: $(VENV)/run.stamp
	@$(PY) -m tools.bench

calibration: $(VENV)/run.stamp
	@$(PY) -m tools.calibration $(if $(COMPANIES),--companies $(COMPANIES) --idle $(COMPANIES) --quarters $(COMPANIES))
	@$(PY) -m tools.calibrate_findings $(if $(COMPANIES),--companies $(COMPANIES) --idle $(COMPANIES))
	@$(PY) -m tools.calibrate_amounts $(if $(COMPANIES),--companies $(COMPANIES) --idle $(COMPANIES))
	@$(PY) -m tools.from_files $(if $(COMPANIES),--companies $(COMPANIES) --idle $(COMPANIES))

torture: $(VENV)/run.stamp
	@$(PY) -m tools.torture $(if $(INPUTS),--inputs $(INPUTS))

docs: $(VENV)/run.stamp
	@$(PY) -m tools.docs

lock: $(VENV)/made.stamp
	@$(PY) -m tools.lock

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis build dist test-results
	find dashboard tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made.stamp:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Tandem needs Python 3.11 or newer, and there is no '$(PYTHON)' here. Install it from python.org or your package manager."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tandem needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). If you have a newer one, name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. On Debian and Ubuntu: sudo apt-get install python3-venv; then run the same make again."; exit 1; }
	@echo "Making .venv …"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check $(UV)
	@touch $@

$(VENV)/run.stamp: requirements.txt $(VENV)/made.stamp
	@echo "Installing what Tandem needs …"
	@$(PY) tools/sync.py $(if $(wildcard $(VENV)/dev.stamp),requirements-dev.txt,requirements.txt)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements.txt $(VENV)/made.stamp
	@echo "Installing what Tandem and its tests need …"
	@$(PY) tools/sync.py requirements-dev.txt
	@touch $@ $(VENV)/run.stamp
