"""What ``make`` says where the Python that it had set up with is no longer there."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def gone(python):
    """A link to a Python that was taken away."""
    python.symlink_to("/nowhere/python3.11")


def led_nowhere(python):
    """A link to a whole folder that was taken away."""
    shutil.rmtree(python.parents[1])
    python.parents[1].symlink_to("gone")


def broken(python):
    """A Python that does not run."""
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")
@pytest.mark.parametrize("python", [gone, led_nowhere, broken])
def test_a_python_that_is_no_more_is_told_with_what_to_type(tmp_path, python):
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python(tmp_path / ".venv" / "bin" / "python")
    # Whoever runs the tests by make has another make say what it likes.
    known = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "check"], cwd=tmp_path, env=known, capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    assert done.returncode == 2
    assert len(said) == 1
    assert said[0].startswith("The Python of .venv ")
    assert "make clean" in said[0]
