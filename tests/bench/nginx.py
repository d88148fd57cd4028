"""What the page from disk costs one core, as nginx serves it (needs nginx and wrk).

By the clock, the one worker shares the machine with who asks it; by its own processor time, what
else the machine does matters little. Only loopback, ten seconds, and nothing is left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from guide_data import read_guide
from tests.support.serving import free_port, status, until
from widgets.live.bundle import NAME, TEXT
from widgets.pages.site import Bundle, write

DEPLOY = Path(__file__).parents[2] / "deploy"
PATHS = f"{os.environ['PATH']}:/usr/sbin"
ROUNDS, SECONDS = 5, 2


def found(name: str) -> str:
    """Where a program is, empty where it is not."""
    return shutil.which(name, path=PATHS) or ""


@contextmanager
def one_worker(folder: Path, port: int) -> Iterator[psutil.Process]:
    """Nginx as it is deployed, with the page alone and one worker."""
    (folder / "temp").mkdir()
    list(write(read_guide(), folder / "site", live=Bundle(NAME, TEXT)))
    (folder / "processes.conf").write_text(
        "upstream live { server 127.0.0.1:9; }\nmap $process $address { 1 127.0.0.1:9; }\n"
    )
    text = (DEPLOY / "nginx.conf").read_text()
    text = text.replace("127.0.0.1:8080", f"127.0.0.1:{port}").replace(
        "processes auto", "processes 1"
    )
    (folder / "nginx.conf").write_text(text)
    nginx = psutil.Popen([found("nginx"), "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr"])
    try:
        until(lambda: status(f"http://127.0.0.1:{port}/") == 200, lambda: "nginx does not answer")
        yield next(it for it in nginx.children() if "worker" in " ".join(it.cmdline()))
    finally:
        nginx.terminate()
        nginx.wait(timeout=10)


def asked(url: str) -> int:
    """How many requests were answered in a round, all of them well."""
    given = ["-t1", "-c32", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", url]
    said = subprocess.run([found("wrk"), *given], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return int(re.search(r"(\d+) requests in", said)[1])


def rates(url: str, worker: psutil.Process) -> tuple[float, float]:
    """Requests for a second by the clock, and for a second of the worker's own time."""
    before, count = sum(worker.cpu_times()[:2]), asked(url)
    return count / SECONDS, count / (sum(worker.cpu_times()[:2]) - before)


def report() -> None:
    """Print what one worker answers, and the bytes of a visit."""
    if not (found("nginx") and found("wrk")):
        print("nginx, page from disk: needs nginx and wrk (apt install nginx-light wrk)")
        return
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        with one_worker(folder, port) as worker:
            measured = [rates(f"http://127.0.0.1:{port}/", worker) for _ in range(ROUNDS)]
        size = (folder / "site" / "index.html.gz").stat().st_size
    clock, own = (statistics.median(each) for each in zip(*measured, strict=True))
    print(f"nginx, page from disk, one worker: {clock:,.0f} requests/s by the clock,")
    print(f"  {own:,.0f} for a second of its own time; {size:,} bytes a visit, compressed")
