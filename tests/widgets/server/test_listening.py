"""An app says where it is, whatever it was told to listen on."""

import re
import socket

import psutil
import pytest

from tests.support.paths import SMALL
from tests.support.serving import command, environment, status, until

EVERYWHERE = re.escape(socket.gethostname())
# What it is told to listen on; what it says, and where it is found here.
SAID = {
    "127.0.0.1": ("127.0.0.1", "127.0.0.1"),
    "localhost": (r"127\.0\.0\.1|\[::1\]", "localhost"),
    "0": (EVERYWHERE, "127.0.0.1"),
    "0x0": (EVERYWHERE, "127.0.0.1"),
    "0:0:0:0:0:0:0:0": (EVERYWHERE, "[::1]"),
}


@pytest.mark.parametrize(("ip", "said", "here"), [(ip, *it) for ip, it in SAID.items()], ids=SAID)
def test_it_says_where_it_is_and_at_which_port(tmp_path, ip, said, here):
    log = tmp_path / "log"
    typed = command("--ip", ip, "--port", "0", "--most-visitors", "0")
    with log.open("w") as printed:
        process = psutil.Popen(typed, stdout=printed, stderr=printed, env=environment(SMALL))
    try:
        until(lambda: "\n" in log.read_text() or process.poll() is not None, log.read_text)
        told = re.match(rf"The guide is at http://(?:{said}):(\d+)/ ", log.read_text())
        assert told, log.read_text()
        assert status(f"http://{here}:{told[1]}/") == 200
    finally:
        process.terminate()
        process.wait(timeout=20)
