"""What ``deploy/start`` is to run, as its variables say it, and what nginx is told."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
# Where the configuration as it is printed says its address.
PRINTED = "127.0.0.1:8080"
LISTEN = re.compile(r"[\w.:*\[\]-]+")
# Each directive: the address, and its options.
DIRECTIVE = re.compile(r"^\s*listen\s+([^\s;]+)([^;]*);", re.MULTILINE)
# What means every address, and where this machine finds it.
EVERYWHERE = {"": "127.0.0.1", "*": "127.0.0.1", "0.0.0.0": "127.0.0.1", "[::]": "[::1]"}
UPSTREAM = """upstream live {{
  zone live 64k; least_conn;
{servers}
}}
"""
# One that does not answer is left out for a moment, or it would seem to have the fewest.
SERVER = "  server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;"


class Refused(Exception):
    """Why nothing is served, and what to do about it; empty where that was said already."""


@dataclass(frozen=True)
class Plan:
    """What is to run."""

    run: Path
    nginx_command: str
    listen: str
    first_port: int
    processes: int
    most_visitors: int
    app_options: tuple[str, ...]
    site_options: tuple[str, ...]

    @property
    def ports(self) -> list[int]:
        """The ports of the processes."""
        return [self.first_port + number for number in range(self.processes)]

    @property
    def nginx(self) -> list[str]:
        """How nginx is started."""
        return [self.nginx_command, "-p", f"{self.run}/", "-c", "nginx.conf"]

    @property
    def configuration(self) -> str:
        """What nginx is told, whatever else an operator has written there."""
        return (HERE / "nginx.conf").read_text().replace(PRINTED, self.listen)

    @property
    def listened(self) -> list[tuple[str, list[str]]]:
        """Each address that nginx listens on, with its options; sockets in files are nobody's."""
        found = DIRECTIVE.findall(self.configuration)
        return [(at, options.split()) for at, options in found if not at.startswith("unix:")]

    @property
    def listened_ports(self) -> list[int]:
        """The ports that nginx listens on."""
        return [parted(given)[1] for given, _ in self.listened]

    @property
    def urls(self) -> list[str]:
        """Where a browser on this machine finds what nginx listens on, if not by way of another."""
        return [
            f"http{'s' * ('ssl' in options)}://{browsed(given)}/"
            for given, options in self.listened
            if "proxy_protocol" not in options
        ]

    def write(self) -> None:
        """Write what nginx is told."""
        (self.run / "temp").mkdir(exist_ok=True)
        (self.run / "nginx.conf").write_text(self.configuration)
        servers = "\n".join(SERVER.format(port=port) for port in self.ports)
        (self.run / "processes.conf").write_text(UPSTREAM.format(servers=servers))


def plan_of(variables: Mapping[str, str]) -> Plan:
    """What an operator's variables say; raises Refused for what cannot be meant."""
    listen = variables.get("LISTEN") or PRINTED
    if not LISTEN.fullmatch(listen):
        raise Refused(f"LISTEN={listen} is no address: write LISTEN=8080 or LISTEN=127.0.0.1:8080")
    offline = ("--no-offline",) if variables.get("OFFLINE") == "no" else ()
    plan = Plan(
        run=Path(variables.get("RUN") or HERE / "run").resolve(),
        nginx_command=variables.get("NGINX_COMMAND") or found("nginx"),
        listen=listen,
        first_port=number(variables, "FIRST_PORT", 8871),
        processes=number(variables, "PROCESSES", 2),
        most_visitors=number(variables, "MOST_VISITORS", 40),
        app_options=(*told(variables), *offline),
        site_options=offline,
    )
    if not 1 <= plan.first_port <= plan.first_port + plan.processes - 1 < 2**16:
        raise Refused(f"FIRST_PORT={plan.first_port} with PROCESSES={plan.processes} is no port.")
    if both := set(plan.ports) & set(plan.listened_ports):
        instead = f"FIRST_PORT={max(both) + 1} deploy/start"
        raise Refused(f"Port {max(both)} cannot be both nginx's and a process's: {instead}")
    return plan


def number(variables: Mapping[str, str], name: str, usual: int) -> int:
    """What a variable says as a number; raises Refused for anything else."""
    given = variables.get(name) or str(usual)
    if not given.isdecimal():
        raise Refused(f"{name}={given} is no number: write {name}={usual}")
    return int(given)


def found(program: str) -> str:
    """Where a program is; raises Refused where it is not. Debian's nginx is where daemons are."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not path:
        raise Refused("nginx is not here: apt install nginx-light, or NGINX_COMMAND=where/it/is")
    return path


def told(variables: Mapping[str, str]) -> tuple[str, ...]:
    """What the processes tell: nginx is where the guide is, so they need not say where they are."""
    form = ("--log", "json") if variables.get("LOG") == "json" else ()
    counted = ("--count",) if variables.get("COUNT") else ()
    return ("--quiet", *counted, *form)


def browsed(given: str) -> str:
    """An address as nginx writes it, as a browser on this machine does."""
    host, port = parted(given)
    return f"{EVERYWHERE.get(host, host)}:{port}"


def parted(given: str) -> tuple[str, int]:
    """The host and the port of an address as nginx writes it: each may be left out."""
    if given.isdecimal():
        return "", int(given)
    host, _, port = given.rpartition(":")
    return (host, int(port)) if port.isdecimal() and host != "[" else (given, 80)


def app_command(plan: Plan, index: int) -> list[str]:
    """How a process of the app is started."""
    named = {
        "--port": plan.ports[index],
        "--most-visitors": plan.most_visitors,
        "--trusted-proxy": "127.0.0.1",  # nginx, which says who asks
    }
    options = [str(word) for pair in named.items() for word in pair]
    return [sys.executable, "-P", "-m", "widgets", "app", *options, *plan.app_options]


def site_command(plan: Plan) -> list[str]:
    """How what nginx serves is written."""
    written = ["site", "--live", "--output", str(plan.run / "site")]
    return [sys.executable, "-P", "-m", "widgets", *written, *plan.site_options]
