# Everything a newcomer types. Each target sets up what it needs; Python >= 3.11 and make suffice.
PYTHON ?= python3
PORT ?= 8866
IP ?= 127.0.0.1
# Another content folder: make app GUIDE=path/to/folder
GUIDE ?=
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
# Notebooks and the app run in other folders: the name must be whole, spaces and all.
WHOLE := import os, sys; print(os.path.abspath(sys.argv[1]))
override GUIDE := $(if $(GUIDE),$(shell $(PYTHON) -c '$(WHOLE)' "$(GUIDE)"))
export GUIDE

.PHONY: help app check lab test notebooks site bench clean

help:
	@echo "make app        serve the guide        (PORT=8866 IP=127.0.0.1 GUIDE=folder)"
	@echo "make test       run every test, lint and type check"
	@echo "make check      judge the content: what to mend, where, and the way to it"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make notebooks  run the notebooks again and store what they show"
	@echo "make site       write the whole guide as one file: site/index.html"
	@echo "make bench      measure the app beside stock Voila"

app: $(VENV)/app.done
	@$(BIN)/python -m widgets app --ip $(IP) --port $(PORT)

check: $(VENV)/lab.done
	@$(BIN)/python -m guide_data check

site: $(VENV)/app.done
	@$(BIN)/python -m widgets site

lab: $(VENV)/lab.done
	$(BIN)/jupyter lab notebooks

notebooks: $(VENV)/lab.done
	$(BIN)/jupyter nbconvert --to notebook --execute --inplace \
	  --ExecutePreprocessor.store_widget_state=False --ExecutePreprocessor.record_timing=False \
	  notebooks/*.ipynb

test: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-cell-timeout=60 \
	  --numprocesses=2 --dist=loadfile

bench: $(VENV)/test.done
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || (echo "Could not make $(VENV). On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1)

$(VENV)/app.done: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up (a minute or two, once)…"
	@$(INSTALL) -e .
	@touch $@

$(VENV)/lab.done: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up (a minute or two, once)…"
	@$(INSTALL) -e '.[lab]'
	@touch $@

$(VENV)/test.done: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up (a minute or two, once)…"
	@$(INSTALL) -e '.[lab,test]'
	@touch $@
