# make appendix   content/ -> output/appendix.pdf     （別紙を作る）
# make test       lint, types and all tests           （検査する）
# make windows    dist/faqprint-VERSION-windows.zip    （Windows 用の zip を作る）
# make campaign   try to break it for TIME seconds    （壊してみる）
# make bench      speed beside other programs         （速さを比べる）
# make browser    the desk, driven in a browser       （編集画面をブラウザーで試す）
# make pages      contact sheets under output/pages   （ページの一覧を絵にする）
#                 (make pages AGAINST=REVISION: also each page that differs, before and after)
# make clean      remove what make made               （片付ける）
#
# Needs Python 3.11 or later and nothing else; another one than python3: make PYTHON=python3.13 appendix

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
PINS := pyproject.toml .ci/constraints.txt
# Node trusts a list of its own; what this machine trusts counts, too.
export NODE_EXTRA_CA_CERTS ?= /etc/ssl/certs/ca-certificates.crt
NPM := $(BIN)/npm --prefix .ci --omit=optional --ignore-scripts --no-fund --no-audit --silent

# What was installed for another folder, of which this one is a copy, would run the program that lies there.
ifneq ($(shell cat $(VENV)/made 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/made
endif

.PHONY: appendix test windows campaign bench browser pages clean
.DELETE_ON_ERROR:

appendix: $(VENV)/installed
	$(BIN)/faqprint build

# A process of several threads, as those of -n auto are, cannot be copied: what does that is run once more by itself.
# What pytest compiles is kept for the next run, wherever Python is told not to: each process would compile all of it, for 6 s.
test: $(VENV)/installed-test
	@bash .ci/tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal
	$(BIN)/pytest -n 0 -m copied tests/distribution

# For a PC without Python: unpack and double-click. The locked list of its parts is written by .ci/windows/lock.py.
windows: $(VENV)/installed-windows
	$(BIN)/python .ci/windows/make_zip.py

# make campaign TIME=3600 SEED=1234: random contents, damaged inputs, kills; what breaks anything is kept under output/campaign.
campaign: $(VENV)/installed-test
	$(BIN)/python -m tests.campaign --time $(or $(TIME),600) $(if $(SEED),--seed $(SEED))

bench: $(VENV)/installed-bench
	$(BIN)/python -m tests.benchmarks $(BENCH)

# The desk in Debian's Chromium: what its contract promises, then how long a keystroke takes, which is printed and never judged.
browser: $(VENV)/installed-browser
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto tests/browser
	$(BIN)/python -m tests.browser.latencies

pages: $(VENV)/installed-test
	@bash .ci/tools
	$(BIN)/python .ci/pages.py output/pages $(if $(AGAINST),--against $(AGAINST)) $(DOCUMENTS)

clean:
	rm -rf $(VENV) .ci/node_modules dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf output/*.pdf output/editions output/campaign output/pages
	find src tests -name __pycache__ -type d -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit("faqprint needs Python 3.11 or later; try: make PYTHON=python3.13" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	@printf '%s\n' '$(CURDIR)' > $@

# Installed in place: a change of the program needs no new installation, a change of what it depends on does.
# Compiled at once: where the environment forbids Python to keep what it compiles, each start would take 0.06 s longer.
$(VENV)/installed: $(VENV)/made $(PINS)
	$(PIP) --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/installed-test: $(VENV)/installed $(PINS)
	$(PIP) --editable '.[test]'
	@touch $@

# What .ci/run judges the printed pages with; node itself comes as a Python package, the same on every system.
$(VENV)/installed-judges: $(VENV)/installed-test $(PINS) .ci/package-lock.json
	@bash .ci/tools judges
	$(PIP) --editable '.[judges]'
	$(NPM) ci
	@touch $@

# wine64 compiles the modules of the zip with the Python that is in it, and runs the tests on Windows' Python.
$(VENV)/installed-windows: $(VENV)/installed-test $(PINS)
	@bash .ci/tools windows
	$(PIP) --editable '.[windows]'
	@touch $@

$(VENV)/installed-browser: $(VENV)/installed-judges $(PINS)
	@bash .ci/tools browser
	$(PIP) --editable '.[browser]'
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed $(PINS)
	$(PIP) --editable '.[bench]'
	@touch $@
