# `make run` and `make test` need nothing but Python 3.10 and the network on a fresh machine.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -eu -o pipefail -c
BIN := .venv/bin
HIPPATH_HOST ?= 127.0.0.1
PORT ?= 5005
DEBIAN := chromium=chromium pg_ctlcluster=postgresql redis-server=redis-server nginx=nginx-light
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONWARNINGS := ignore

.PHONY: help run test test-faults evaluate benchmark sbom lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 18

run: ## install, check, train if needed, and serve on PORT (5005)
	@echo "[1/5] Installing"
	@scripts/set-up.sh runtime
	@echo "[2/5] Building the chat widget"
	@scripts/build-widget.sh
	@echo "[3/5] Checking the clinical content"
	@$(BIN)/hippath check
	@echo "[4/5] Training the assistant"
	@$(BIN)/hippath train
	@echo "[5/5] Starting the server"
	@exec $(BIN)/hippath serve --host $(HIPPATH_HOST) --port $(PORT)

test: ## install, then every check and test
	@echo "[1/8] Installing"
	@scripts/set-up.sh develop
	@scripts/debian-packages.sh $(DEBIAN)
	@echo "[2/8] Style"
	@$(BIN)/ruff check .
	@echo "[3/8] Types"
	@$(BIN)/mypy
	@echo "[4/8] Floors"
	@$(BIN)/lint-imports
	@echo "[5/8] The chat widget: build, size, style, types, unit tests"
	@scripts/build-widget.sh check
	@echo "[6/8] Clinical content"
	@$(BIN)/hippath check
	@echo "[7/8] Training the assistant and checking its data"
	@$(BIN)/hippath train
	@LOG_LEVEL=WARNING $(BIN)/rasa data validate --fail-on-warnings --domain domain.yml --config config.yml --data data
	@echo "[8/8] Tests"
	@exec $(BIN)/python -m pytest

test-faults: ## every reliability test, the slow ones included
	@echo "[1/4] Installing"
	@scripts/set-up.sh develop
	@scripts/debian-packages.sh $(DEBIAN)
	@echo "[2/4] Building the chat widget"
	@scripts/build-widget.sh
	@echo "[3/4] Training the assistant"
	@$(BIN)/hippath train
	@echo "[4/4] Fault tests"
	@exec $(BIN)/python -m pytest -m "faults or not faults" tests/reliability tests/browser/test_widget_private.py \
		-p tests.support.reliability_table --reliability-table docs/reliability.md

evaluate: ## measure understanding against the baselines on the labelled sets
	@echo "[1/3] Installing"
	@scripts/set-up.sh evaluation
	@echo "[2/3] Training the assistant"
	@$(BIN)/hippath train
	@echo "[3/3] Measuring"
	@exec $(BIN)/python -m evaluation

benchmark: ## measure hippath and stock Rasa side by side; writes benchmarks/results.md
	@echo "[1/4] Installing"
	@scripts/set-up.sh develop
	@scripts/debian-packages.sh $(DEBIAN)
	@echo "[2/4] Building the chat widget"
	@scripts/build-widget.sh
	@echo "[3/4] Training everything that is compared (minutes the first time, then kept)"
	@$(BIN)/python -m benchmarks.training --kept
	@echo "[4/4] Measuring"
	@exec $(BIN)/python -m benchmarks

sbom: ## write the bills of materials (CycloneDX) of server and widget to build/
	@echo "[1/2] Installing"
	@scripts/set-up.sh develop
	@echo "[2/2] Bills of materials"
	@scripts/sbom.sh build

lock: ## resolve requirements/*.in anew into locked files with hashes
	@scripts/set-up.sh runtime
	@for name in bootstrap model; do $(BIN)/uv pip compile --quiet --no-deps --generate-hashes --no-emit-index-url \
		--no-header --universal --python-version 3.10 requirements/$$name.in -o requirements/$$name.txt; done
	@for name in runtime develop evaluation; do $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.10 requirements/$$name.in -o requirements/$$name.txt; done

clean: ## remove the environment, models and caches, but no conversation in var/
	rm -rf .venv models build .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info widget/dist widget/node_modules
