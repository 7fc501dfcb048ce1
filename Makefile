# The two that matter: `make run` and `make test`. README.md says more.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
TESTS ?= tests

# The tests start hundreds of processes, and each would compile BanTin anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run setup test test-fast test-browser lint lock messages bench screenshots chromium faketime nginx npm postgresql soak test-faults wrk

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/installed ## Make what is missing, then start the demonstration portal (PORT, BANTIN_HOME)
	@exec $(BIN)/bantin run --demo

setup: .venv/installed ## Install BanTin into .venv; the command is then .venv/bin/bantin

test: .venv/installed-dev chromium faketime nginx postgresql lint test-fast test-browser test-faults ## Run every check

test-fast: .venv/installed-dev nginx postgresql ## The tests without a browser
	$(BIN)/pytest $(TESTS) --ignore=tests/browser --ignore=tests/faults -n auto --dist worksteal -q

test-browser: .venv/installed-dev chromium ## The tests in headless Chromium
	$(BIN)/pytest tests/browser -n 2 --dist loadfile -q

test-faults: .venv/installed-dev faketime postgresql ## kill -9, full disks, lost databases: two of each (FAULTS, FAULTS_SEED)
	$(BIN)/pytest tests/faults -q

soak: ## The same with a hundred kills in each situation; it takes an hour or two
	@FAULTS=$${FAULTS:-100} $(MAKE) test-faults

lint: .venv/installed-dev ## ruff, mypy, import-linter, missing migrations
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/ruff format --check src tests scripts benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=bantin.settings.test $(BIN)/bantin manage makemigrations --check --dry-run

lock: .venv/installed-dev npm ## Write requirements/*.txt anew from pyproject.toml, and the lock of the benchmarks
	scripts/lock

messages: .venv/installed-dev ## Bring the catalogues in step with the texts and the installed packages, and compile them
	$(BIN)/python -m scripts.messages
	$(BIN)/python -m scripts.desk_messages

screenshots: .venv/installed-dev chromium ## Take the screenshots in docs/screenshots
	PYTHONPATH=. $(BIN)/python scripts/screenshots.py

# Only the pages are measured in a browser, and with Lighthouse, which npm has; only serving with nginx and wrk.
bench: .venv/installed-dev $(if $(filter pages,$(or $(SUBJECT),pages)),chromium benchmarks/node_modules/.package-lock.json) $(if $(filter serving,$(or $(SUBJECT),serving)),nginx wrk) ## Measure, and fail where a goal is missed (SUBJECT, RUNS)
	@exec $(BIN)/python -m benchmarks $(SUBJECT)

chromium:
	@scripts/ensure-installed chromium "The browser tests" "$(CHROMIUM)" chromium chromium-browser google-chrome
	@scripts/ensure-installed libatomic1 "The browser's driver" "/usr/lib/*/libatomic.so.1" "/usr/lib*/libatomic.so.1"

postgresql:
	@scripts/ensure-installed postgresql "The database tests" "$(POSTGRESQL)/initdb" "/usr/lib/postgresql/*/bin/initdb" initdb

nginx:
	@scripts/ensure-installed nginx "The tests of nginx" nginx /usr/sbin/nginx
	@scripts/ensure-installed libnginx-mod-http-brotli-static "The tests of nginx" /usr/lib/nginx/modules/ngx_http_brotli_static_module.so
	@scripts/ensure-installed openssl "The tests of nginx" openssl

faketime:
	@scripts/ensure-installed faketime "The tests of faults" faketime

wrk:
	@scripts/ensure-installed wrk "The benchmarks" wrk

npm:
	@scripts/ensure-installed npm "The benchmarks" npm

benchmarks/node_modules/.package-lock.json: benchmarks/package.json benchmarks/package-lock.json | npm
	@echo "Installing what the benchmarks need ..."
	@cd benchmarks && npm ci --loglevel=error
	@touch $@

.venv/bin/python:
	@scripts/make-venv "$(PYTHON)" .venv

.venv/installed: .venv/bin/python requirements/base.txt pyproject.toml
	@echo "Installing BanTin ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements/dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
