"""Lighthouse's marks for the app on a phone: the median of some runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from statistics import median

VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def marks(url: str, chromium: str, runs: int) -> dict[str, float] | None:
    """The median mark (0 to 100) in each category; None where there is no npx."""
    if not shutil.which("npx"):
        return None
    every = [one_run(url, chromium) for _ in range(runs)]
    return {name: median(run[name] for run in every) for name in CATEGORIES}


def one_run(url: str, chromium: str) -> dict[str, float]:
    """The marks of one run."""
    command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    categories = json.loads(done.stdout)["categories"]
    return {name: 100 * categories[name]["score"] for name in CATEGORIES}
