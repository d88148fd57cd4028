"""Notebooks are run, stored and shown alike for everybody, whatever somebody has set."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from guide_data.audits.notebook_copies import ran
from tests.support.hostile_settings import ROOT, home_in, variables_for
from tests.support.paths import SMALL

# In place of Python, which runs them: where they would look, and which kernel they would start.
LOOKS = """#!{python}
import json, os, sys
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.paths import jupyter_config_path, jupyter_data_dir
voila = [it.partition("=")[2] for it in sys.argv if it.startswith("--Voila.config_file_paths=")]
with open({seen!r}, "w") as seen:
    json.dump({{
        "settings": [*(voila or jupyter_config_path()), jupyter_data_dir()],
        "kernel": KernelSpecManager().get_kernel_spec("python3").argv,
        "profiles": os.environ["IPYTHONDIR"],
        "variables": sorted(os.environ),
    }}, seen)
"""
HEEDED = {"PYTHONSTARTUP", "VIRTUAL_ENV", "NBFORMAT_VALIDATOR", "JUPYTER_DEFAULT_PROVISIONER_NAME"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where somebody has settings of their own for everything."""
    monkeypatch.setenv("GUIDE", str(SMALL))
    for name, value in variables_for(home_in(tmp_path / "home")).items():
        monkeypatch.setenv(name, value)
    return tmp_path / "home"


@pytest.mark.parametrize("target", ["notebooks", "report", "audits", "lab"])
def test_what_make_runs_heeds_no_settings_of_anybodys(tmp_path, home, target):
    seen = tmp_path / "seen.json"
    (tmp_path / "python").write_text(LOOKS.format(python=sys.executable, seen=str(seen)))
    (tmp_path / "python").chmod(0o755)
    command = ["make", "--assume-old=.venv/lab.done", f"BIN={tmp_path}", f"PYTHON={sys.executable}"]
    subprocess.run([*command, target], cwd=ROOT, check=True, capture_output=True)
    found = json.loads(seen.read_text())
    assert found["kernel"][0] != "/bin/false"
    assert Path(found["profiles"]).parent == ROOT / ".venv"
    assert not HEEDED & set(found["variables"])
    # JupyterLab is the place of work of whoever opens it.
    if target != "lab":
        assert not [it for it in found["settings"] if Path(it).is_relative_to(home)]


def test_a_kept_notebook_is_run_by_this_program_and_nobody_elses_code(tmp_path, home, monkeypatch):
    code = "import guide_data, json; json.dumps([guide_data.__file__, str(guide_data.read_guide)])"
    # Those would be wrong for whatever else somebody runs.
    monkeypatch.delenv("NBFORMAT_VALIDATOR")
    monkeypatch.delenv("JUPYTER_DEFAULT_PROVISIONER_NAME")
    asked = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    [cell] = ran(asked, SMALL, tmp_path).cells
    assert str(ROOT / "guide_data") in cell.outputs[0].data["text/plain"]
    assert not (tmp_path / "trace").exists()
