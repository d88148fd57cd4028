"""Jupyter's own hosts with jupyter-server-proxy: one server, and a hub of them.

They are packages of others that the project does not install: the environment variable HUB names a
virtual environment that has them ("make hosting").
Sources: jupyter-server-proxy, "Accessing Arbitrary Ports or Hosts"; JupyterHub, configuration.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.support.serving import free_port, status, until

HUB = Path(os.environ.get("HUB", "/nowhere")).absolute()
PROXY = HUB / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
USER = "x"
# Where a server leads who has logged in: the smallest page that it has.
FIRST_PAGE = "/api"
CONFIGURATION = """
c = get_config()
c.JupyterHub.bind_url = "{url}"
c.JupyterHub.hub_port = {hub_port}
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.ConfigurableHTTPProxy.command = ["node", "{proxy}"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.Authenticator.allow_all = True
c.Spawner.cmd = ["{single_user}", "--allow-root"]
c.Spawner.default_url = "{first_page}"
"""


@contextmanager
def running_jupyter_server(folder: Path) -> Iterator[str]:
    """Run a server with jupyter-server-proxy that asks nobody who they are; gives its address."""
    port, base = free_port(), f"/user/{USER}/"
    options = [f"--port={port}", f"--ServerApp.base_url={base}", f"--ServerApp.root_dir={folder}"]
    options += ["--no-browser", "--allow-root", "--IdentityProvider.token="]
    url = f"http://127.0.0.1:{port}{base}"
    with started(
        folder, f"{url}api", str(HUB / "bin" / "python"), "-m", "jupyter_server", *options
    ):
        yield url


@contextmanager
def running_hub(folder: Path) -> Iterator[str]:
    """Run a hub that lets anybody in under any name; gives its address."""
    url = f"http://127.0.0.1:{free_port()}/"
    configuration = folder / "jupyterhub_config.py"
    configuration.write_text(
        CONFIGURATION.format(
            url=url,
            folder=folder,
            proxy=PROXY,
            first_page=FIRST_PAGE,
            hub_port=free_port(),
            proxy_port=free_port(),
            single_user=HUB / "bin" / "jupyterhub-singleuser",
        )
    )
    hub = [str(HUB / "bin" / "jupyterhub"), f"--config={configuration}"]
    with started(folder, f"{url}hub/login", *hub):
        yield url


@contextmanager
def started(folder: Path, ready: str, *command: str) -> Iterator[None]:
    """Run a server until the block ends; ``ready`` is an address that answers when it is up."""
    path = f"{HUB / 'bin'}{os.pathsep}{os.environ['PATH']}"
    log = folder / "log"
    with log.open("w") as printed:
        own = os.environ | {"PATH": path, "JUPYTER_RUNTIME_DIR": str(folder)}
        # What these environments import is theirs.
        own.pop("PYTHONPATH", None)
        process = subprocess.Popen(command, cwd=folder, stdout=printed, stderr=printed, env=own)
    try:
        until(lambda: status(ready) == 200 or process.poll() is not None, log.read_text)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def log_in(page: Page, hub: str, url: str) -> None:
    """Come in, wait for the server that one gets, and let it ask the hub who came to an address."""
    page.goto(f"{hub}hub/login")
    page.locator("[name=username]").fill(USER)
    page.locator("[name=password]").fill("any")
    page.locator("[type=submit]").click()
    page.wait_for_url(f"{hub}user/{USER}{FIRST_PAGE}*", timeout=60_000)
    page.goto(url)
