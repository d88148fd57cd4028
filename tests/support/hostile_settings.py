"""Settings of others that would break a guide, or give it away, where Jupyter and IPython look."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.support.paths import SMALL
from tests.support.serving import Served, free_port, status, until

ROOT = Path(__file__).parents[2]
# What another app would be told by it.
SETTINGS = {
    "Voila": {"ip": "0.0.0.0", "port": 1, "base_url": "/x/", "template_paths": ["x"]},
    "VoilaConfiguration": {"preheat_kernel": False, "prelaunch_hook": "os.getcwd"},
    "KernelManager": {"transport": "tcp", "kernel_name": "x"},
    "AsyncMappingKernelManager": {"cull_idle_timeout": 1, "cull_connected": True},
    "KernelSpecManager": {"allowed_kernelspecs": ["x"]},
    "NbConvertApp": {"export_format": "x"},
}
APPS = ("voila", "jupyter_config", "jupyter_server_config", "jupyter_nbconvert_config")
# Whoever starts it runs nothing.
SPECIFICATION = json.dumps({"argv": ["/bin/false"], "display_name": "x", "language": "python"})
TEMPLATE = json.dumps({"base_template": "x", "traitlet_configuration": SETTINGS["Voila"]})
# It ends whatever runs it, and leaves a trace of it.
CODE = 'open({trace!r}, "w").close(); raise SystemExit("somebody else\'s code ran")'


def settings_in(folder: Path) -> Path:
    """Lay all kinds of settings files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    code = CODE.format(trace=str(folder.parent / "trace"))
    for app in APPS:
        (folder / f"{app}.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
        (folder / f"{app}.py").write_text(code, encoding="utf-8")
    (folder / "labconfig").mkdir()
    (folder / "labconfig" / "page_config.json").write_text("{", encoding="utf-8")
    return folder


def data_in(folder: Path) -> Path:
    """Lay kernels, templates and extensions into a folder."""
    files = {
        "kernels/python3/kernel.json": SPECIFICATION,
        "voila/templates/lab/conf.json": TEMPLATE,
        "nbconvert/templates/lab/conf.json": TEMPLATE,
        "nbconvert/templates/base/conf.json": "{",
        "labextensions/x/package.json": "{",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def home_in(folder: Path) -> Path:
    """A home with all of it, and with what IPython runs at each start."""
    settings_in(folder / ".jupyter")
    data_in(folder / ".local" / "share" / "jupyter")
    code = CODE.format(trace=str(folder.parent / "trace"))
    profile = folder / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    for path in ("startup/0.py", "ipython_config.py", "ipython_kernel_config.py"):
        (profile / path).write_text(code, encoding="utf-8")
    return folder


def variables_for(home: Path) -> dict[str, str]:
    """What points there, and what else Jupyter, IPython and Python heed."""
    return {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / ".jupyter"),
        "JUPYTER_CONFIG_PATH": str(home / ".jupyter"),
        "JUPYTER_DATA_DIR": str(home / ".local" / "share" / "jupyter"),
        "JUPYTER_PATH": str(home / ".local" / "share" / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "0",
        "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_TOKEN_FILE": "/nowhere",
        "JUPYTER_DEFAULT_PROVISIONER_NAME": "x",
        "IPYTHONDIR": str(home / ".ipython"),
        "PYTHONSTARTUP": str(home / ".ipython" / "profile_default" / "startup" / "0.py"),
        "VIRTUAL_ENV": str(home / "another"),
        "NBFORMAT_VALIDATOR": "x",
    }


def files_in(folder: Path) -> set[Path]:
    """All that lies in a folder, but for what Python compiled."""
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


@contextmanager
def serving_in(
    folder: Path,
    log: Path,
    *options: str,
    host: str,
    before: tuple[str, ...] = (),
    **environment: str,
) -> Iterator[Served]:
    """Serve the guide, started in a folder as somebody would who works there on something else.

    ``before`` is what the command stands behind; of the environment, nothing else is known.
    """
    port = free_port()
    command = [*before, sys.executable, "-W", "error", "-m", "widgets", "app", *options]
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "GUIDE": str(SMALL)}
    with log.open("w") as printed:
        process = psutil.Popen(
            [*command, "--port", str(port)],
            cwd=folder,
            env=known | environment,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
    served = Served(f"http://{host}:{port}", process, log)
    try:
        until(lambda: status(served.url) or process.poll() is not None, log.read_text)
        yield served
    finally:
        if process.is_running():
            process.terminate()
            process.wait(timeout=20)
