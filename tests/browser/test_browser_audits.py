"""The notebooks as pages: each view takes a kernel, and gives it back."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.support.serving import free_port, is_kernel, status, until

ROOT = Path(__file__).parents[2]
# As "make audits" sets it: a minute without a tab, looked at every quarter of a minute.
LONGEST_S = 150
# What Voila's front end says once its widgets are connected.
CONNECTED = "() => window.jupyterapp?.widgetManager?.kernel?.connectionStatus === 'connected'"


class Audits:
    """A running ``make audits``."""

    def __init__(self, process, url):
        self.process, self.url = process, url

    def kernels(self):
        children = self.process.children(recursive=True)
        return {it for it in children if is_kernel(it)}

    def open(self, context, notebook):
        """A tab with a notebook, and the kernel that it took."""
        before = self.kernels()
        tab = context.new_page()
        tab.goto(f"{self.url}/voila/render/{notebook}", timeout=60_000)
        tab.wait_for_function(CONNECTED, timeout=60_000)
        [kernel] = self.kernels() - before
        return tab, kernel


@contextmanager
def running_audits():
    """Run the target as it stands, with the Python that runs this."""
    port = free_port()
    here = [f"BIN={Path(sys.executable).parent}", f"AUDITS_PORT={port}", f"PYTHON={sys.executable}"]
    quiet = subprocess.DEVNULL
    process = psutil.Popen(
        ["make", "--assume-old=.venv/lab.done", "audits", *here],
        cwd=ROOT,
        stdout=quiet,
        stderr=quiet,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        until(lambda: status(url) == 200, str)
        yield Audits(process, url)
    finally:
        # Other than a terminal, make tells a shell alone.
        family = [*process.children(recursive=True), process]
        for one in family:
            one.terminate()
        psutil.wait_procs(family, timeout=20)


@pytest.mark.outage
def test_a_kernel_ends_with_its_tab_and_the_other_tabs_keep_theirs(browser):
    with running_audits() as audits, browser.new_context() as context:
        _, kept = audits.open(context, "audit_freshness.ipynb")
        left, ended = audits.open(context, "audit_freshness.ipynb")
        left.close()
        until(lambda: not ended.is_running(), lambda: "the kernel is still there", LONGEST_S)
        assert audits.kernels() == {kept}
