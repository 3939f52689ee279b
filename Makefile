# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.PHONY: demo test check fuzz bench format goldens clean setup

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "provenance needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: setup
	@mkdir -p $(OUT)
	@PATH="$(abspath $(BIN)):$$PATH" PYTHON=$(abspath $(BIN))/python sh examples/demo.sh $(OUT)

test: setup
	$(BIN)/pytest -n auto

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/provenance lexicon lint
	$(BIN)/pytest tests/test_house.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

goldens: setup
	$(BIN)/python -m tests.regenerate

# Bounded: every target runs for FUZZ_SECONDS, twice where atheris is to be had.
FUZZ_SECONDS ?= 20
fuzz: setup
	-$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: atheris
	$(BIN)/python -m tests.fuzzing --seconds $(FUZZ_SECONDS)

bench: setup
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .hypothesis
