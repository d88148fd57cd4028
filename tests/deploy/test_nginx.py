"""nginx as deploy/start configures it, with no process behind it: what it answers by itself."""

import re
import subprocess

import pytest

from deploy.plan import plan_of
from tests.support.kernel_client import raw_request
from tests.support.nginx import NGINX, listens
from tests.support.paths import SMALL
from tests.support.serving import free_port, until
from widgets.__main__ import main

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx here: apt install nginx-light")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of an nginx of its own."""
    run, port = tmp_path_factory.mktemp("run"), free_port()
    given = {"RUN": str(run), "LISTEN": f"127.0.0.1:{port}", "NGINX_COMMAND": str(NGINX)}
    plan = plan_of(given)
    plan.write()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE", str(SMALL))
        main(["site", "--live", "--output", str(run / "site")])
    process = subprocess.Popen([*plan.nginx, "-e", "stderr"])
    until(lambda: listens(port) or process.poll() is not None, str)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)


# As the app by itself leads: tests/widgets/server/test_routes.py.
LEADS = {"/live/": "../live", "/en/live/": "../live", "/en": "/en/"}


@pytest.mark.parametrize(("path", "there"), LEADS.items(), ids=LEADS)
def test_an_address_that_is_nearly_one_leads_there(served, path, there):
    said = raw_request(served, f"GET {path} HTTP/1.0\r\nHost: guide\r\n\r\n".encode()).decode()
    assert re.search(rf"^HTTP/1.1 301 .*\r\nLocation: {re.escape(there)}\r\n", said, re.S)
    assert "default-src 'none'" in said
