"""The same notebook without our app: in stock Voilà, and in JupyterLab."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from guide_data import read_guide
from tests.support.serving import free_port, status, until
from tests.support.visitor import Visitor
from widgets.server.settings import Settings

FLOW, NOTEBOOK = read_guide(), Path(Settings.notebook)
ANSWER = FLOW.steps[FLOW.guide.start].options[1]
SEARCH = FLOW.searches[0]


@contextmanager
def running(ready, *command):
    """A server of Jupyter's own; ``ready`` is a path that answers when it is up."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    started = [sys.executable, "-m", *command, f"--port={port}", "--no-browser"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(started, stdout=quiet, stderr=quiet)
    try:
        until(lambda: status(url + ready) == 200, str)
        yield url
    finally:
        process.terminate()
        process.wait()


def test_stock_voila_serves_the_notebook(desk):
    with running("/voila/static/voila.js", "voila", str(NOTEBOOK)) as url:
        visitor = Visitor(desk, FLOW).open(url)
        visitor.option(ANSWER.id).click()
        visitor.sees(ANSWER.to)
        expect(visitor.heading).to_be_focused()
        desk.go_back()
        expect(visitor.heading).to_have_text(FLOW.steps[FLOW.guide.start].title)


def run_all(desk, tries=5):
    """Run the notebook; JupyterLab drops what is asked for while its kernel connects."""
    desk.get_by_role("menuitem", name="Run", exact=True).click()
    desk.get_by_text("Run All Cells", exact=True).click()
    try:
        desk.locator(".guide-live h2").wait_for(timeout=15_000)
    except TimeoutError:
        if tries == 1:
            raise
        run_all(desk, tries - 1)


# That the guide runs in stock Jupyter is seen in stock Voilà at each run of the tests.
@pytest.mark.outage
def test_jupyterlab_runs_the_notebook_and_keeps_its_own_address(desk, tmp_path):
    options = [
        # What somebody had open before is none of this test's business.
        f"--LabApp.workspaces_dir={tmp_path}",
        f"--LabApp.user_settings_dir={tmp_path}",
        "--IdentityProvider.token=",
        "--allow-root",
        f"--ServerApp.root_dir={NOTEBOOK.parent}",
    ]
    with running("/api", "jupyterlab", *options) as url:
        desk.goto(f"{url}/lab/tree/{NOTEBOOK.name}")
        desk.locator(".jp-Notebook .jp-CodeCell").first.click()
        run_all(desk)
        option = desk.locator(f".guide-live .option-{ANSWER.id}")
        option.click()
        heading = desk.locator(".guide-live h2")
        expect(heading).to_have_text(FLOW.steps[ANSWER.to].title)
        expect(heading).to_be_focused()
        # The second time it is on screen already, and no step of the way.
        for _ in range(2):
            desk.locator(".guide-live .search input").fill(SEARCH.query)
            find = desk.locator(".guide-live .finds a").first
            step = find.get_attribute("href").removeprefix("#")
            find.click()
            expect(heading).to_have_text(FLOW.steps[step].title)
            expect(heading).to_be_focused()
        desk.locator(".guide-live .guide-main > .tools button").first.click()
        expect(heading).to_have_text(FLOW.steps[ANSWER.to].title)
        assert "#" not in desk.url
