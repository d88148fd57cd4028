"""nginx as an operator has it: a server of their own, and somewhere in it the guide."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.serving import free_port, until

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
TEMPORARY = ["client_body", "proxy", "fastcgi", "scgi", "uwsgi"]
CONFIGURATION = """
worker_processes 1; daemon off; pid nginx.pid; error_log stderr;
events {{ }}
http {{
  access_log off; default_type text/html; charset utf-8;
  {temporary}
  map $http_upgrade $connection_upgrade {{ default upgrade; "" ""; }}
  {before}
  server {{
    listen 127.0.0.1:{port}{secure};
    {server}
  }}
}}
"""
# As nginx's own pages on websockets and on proxies have it.
PASSED_ON = """
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;
"""


@contextmanager
def running_nginx(
    folder: Path, server: str, *, before: str = "", tls: bool = False
) -> Iterator[str]:
    """Run nginx in a folder of its own, until the block ends; gives the address of its root.

    ``server`` and ``before`` are what stands in and before the server's block.
    """
    port = free_port()
    if tls:
        server += certificate(folder)
    filled = CONFIGURATION.format(
        temporary=" ".join(f"{name}_temp_path {folder / name};" for name in TEMPORARY),
        secure=" ssl" if tls else "",
        **{"port": port, "before": before, "server": server},
    )
    (folder / "nginx.conf").write_text(filled)
    log = folder / "nginx.log"
    with log.open("w") as printed:
        started = [str(NGINX), "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
        process = subprocess.Popen(started, stderr=printed)
    try:
        until(lambda: listens(port) or process.poll() is not None, log.read_text)
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def certificate(folder: Path) -> str:
    """Make a certificate that nobody has signed; what the server's block says of it."""
    key, signed = folder / "key.pem", folder / "certificate.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=127.0.0.1"
    subprocess.run(
        ["openssl", *asked.split(), "-keyout", str(key), "-out", str(signed)],
        check=True,
        capture_output=True,
    )
    return f"ssl_certificate {signed}; ssl_certificate_key {key};"


def listens(port: int) -> bool:
    """Whether somebody answers at a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
