"""deploy/start: what it refuses, and how all that it started ends, with stand-ins for all that."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psutil
import pytest

from deploy.plan import parted, plan_of
from deploy.supervisor import LOOK_S
from deploy.taken import taken, unreadable
from tests.support.serving import fetch, free_port, status, until

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one Linux machine")

# Serves a file at a port, as a process of the app does and nginx; by a child, as nginx does.
SERVER = """
import os, signal, socket, sys
page, port = open(sys.argv[1], "rb").read(), int(sys.argv[2])
print("NGINX" in os.environ, flush=True)
server = socket.create_server(("127.0.0.1", port))
# Told to end meanwhile, it would leave its child behind.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
if worker := os.fork():
    signal.signal(signal.SIGTERM, lambda *_: os.kill(worker, signal.SIGTERM))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    sys.exit(os.wait()[1])
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
while True:
    line, _ = server.accept()
    line.recv(4096)
    line.sendall(b"HTTP/1.0 200 OK\\r\\n\\r\\n" + page)
    line.close()
"""
# The supervisor with stand-ins: what is served, and what serves it.
START = f"""
import signal, sys
from pathlib import Path
# A shell lets what it runs in the background ignore it, and so whoever runs these tests there.
signal.signal(signal.SIGINT, signal.SIG_DFL)
from deploy import plan, supervisor
run, answer, listen = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
server = [sys.executable, "-c", {SERVER!r}]
page = run / "site" / "index.html"
(run / "site").mkdir(parents=True, exist_ok=True)
page.write_text("the page")
(run / "other").write_text("another")
supervisor.app_command = lambda plan, n: [*server, str(page), str(plan.ports[n])]
supervisor.site_command = lambda plan: ["true"]
begun = [*server, str(run / answer), listen.rpartition(":")[2]]
(run / "nginx").write_text(f'''#!{{sys.executable}}
import os, sys
print("NGINX" in os.environ, flush=True)
"-t" in sys.argv or os.execv({{begun[0]!r}}, {{begun!r}})
''')
(run / "nginx").chmod(0o755)
sys.exit(supervisor.main())
"""


class Started:
    """What deploy/start would start."""

    def __init__(self, process, url, log):
        self.process, self.url, self.log = process, url, log

    def says(self, what):
        until(lambda: what in self.log.read_text(), self.log.read_text)

    def family(self):
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def starting(run, listen=None, first=None, answer="site/index.html", **popen):
    """Start it in a folder, until the block ends."""
    listen = listen or f"127.0.0.1:{free_port()}"
    run.mkdir(parents=True, exist_ok=True)
    around = os.environ | {"RUN": str(run), "LISTEN": listen, "PYTHONPATH": str(ROOT)}
    around |= {"NGINX_COMMAND": str(run / "nginx"), "NGINX": "4;", "PROCESSES": "2"}
    around |= {"FIRST_PORT": str(first or two_free_ports())}
    log = run.parent / f"{run.name}.log"
    with log.open("w") as printed:
        process = psutil.Popen(
            [sys.executable, "-c", START, str(run), answer, listen],
            env=around,
            stdout=printed,
            stderr=printed,
            **popen,
        )
    try:
        yield Started(process, f"http://{listen}/", log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=20)


def two_free_ports():
    return next(n for n in range(21_000, 30_000, 2) if all(map(is_free, (n, n + 1))))


def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@contextmanager
def listening(host="127.0.0.1", family=socket.AF_INET, port=0):
    """A port that somebody has."""
    with socket.socket(family) as server:
        server.bind((host, port))
        server.listen()
        yield server.getsockname()[1]


def ignore_hangup():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


ENDS = {
    "once": [signal.SIGTERM],
    "interrupted twice": [signal.SIGINT, signal.SIGINT],
    "terminated twice": [signal.SIGTERM, signal.SIGTERM],
    "hung up": [signal.SIGHUP, signal.SIGTERM],
}


@pytest.mark.parametrize("signals", ENDS.values(), ids=ENDS)
def test_it_ends_once_with_all_that_it_started(tmp_path, signals):
    with starting(tmp_path / "run") as started:
        started.says(f"The guide is at {started.url}")
        family = started.family()
        assert len(family) == 7
        for one in signals:
            started.process.send_signal(one)
        assert started.process.wait(timeout=20) == 0
        assert psutil.wait_procs(family, timeout=20)[1] == []
        assert "Traceback" not in started.log.read_text()


def test_who_started_it_with_nohup_may_leave(tmp_path):
    with starting(tmp_path / "run", preexec_fn=ignore_hangup) as started:
        started.says("The guide is at")
        started.process.send_signal(signal.SIGHUP)
        started.process.send_signal(signal.SIGINT)
        assert started.process.wait(timeout=20) == 0
        assert fetched_nothing(started.url)


def fetched_nothing(url):
    return status(url) == 0


def test_killed_it_leaves_nothing_that_serves_on(tmp_path):
    with starting(tmp_path / "run") as started:
        started.says("The guide is at")
        family = started.family()
        started.process.kill()
        assert psutil.wait_procs(family, timeout=20)[1] == []


def test_a_process_that_ends_is_started_again_and_nothing_else(tmp_path):
    with starting(tmp_path / "run") as started:
        started.says("The guide is at")
        nginx, app, other = started.process.children()
        started.process.suspend()
        for one in (app, *app.children()):
            one.kill()
        until(lambda: app.status() == psutil.STATUS_ZOMBIE, started.log.read_text)
        time.sleep(LOOK_S)  # It is awaited for no longer, and goes on as if it had been.
        started.process.resume()
        started.says("Process 1 has ended and is started again.")
        until(lambda: len(started.process.children()) == 3, started.log.read_text)
        assert {nginx, other} < set(started.process.children())
        workers = nginx.children()
        nginx.kill()
        assert started.process.wait(timeout=20) == 1
        assert psutil.wait_procs(workers, timeout=20)[1] == []
        assert "nginx has ended." in started.log.read_text()


def test_nginx_is_told_of_no_sockets_that_it_would_inherit(tmp_path):
    with starting(tmp_path / "run") as started:
        started.says("The guide is at")
        assert "True" not in started.log.read_text()


def test_what_is_served_all_may_read_however_strict_its_user_is(tmp_path):
    with starting(tmp_path / "run", preexec_fn=partial(os.umask, 0o077)) as started:
        started.says("The guide is at")
        assert (tmp_path / "run" / "temp").stat().st_mode & 0o777 == 0o755


def test_where_another_page_answers_the_guide_is_said_to_be_nowhere(tmp_path):
    with starting(tmp_path / "run", answer="other") as started:
        family = started.family()
        assert started.process.wait(timeout=20) == 1
        said = started.log.read_text()
        assert "another program answers" in said
        assert "The guide is at" not in said
        assert psutil.wait_procs(family, timeout=20)[1] == []


def test_a_second_one_in_the_same_folder_is_refused_and_the_first_goes_on(tmp_path):
    with starting(tmp_path / "run") as first:
        first.says("The guide is at")
        with starting(tmp_path / "run") as second:
            assert second.process.wait(timeout=20) == 1
        # Both have one log.
        assert "RUN=" in second.log.read_text()
        assert fetch(first.url).text == "the page"


TAKEN = {
    "the address": ("LISTEN", "127.0.0.1:{port}", "LISTEN=127.0.0.1:"),
    "the port alone": ("LISTEN", "{port}", "LISTEN="),
    "every address": ("LISTEN", "*:{port}", "LISTEN=*:"),
    "the first process's": ("FIRST_PORT", "{port}", "FIRST_PORT="),
}


@pytest.mark.parametrize(("name", "value", "mend"), TAKEN.values(), ids=TAKEN)
def test_a_taken_port_is_told_with_the_mend(name, value, mend):
    free = {"LISTEN": f"127.0.0.1:{free_port()}", "FIRST_PORT": str(two_free_ports())}
    assert taken(plan_of({"NGINX_COMMAND": "nginx"} | free)) == ""
    with listening() as port:
        plan = plan_of({"NGINX_COMMAND": "nginx"} | free | {name: value.format(port=port)})
        said = taken(plan)
    assert f"Port {port} is taken" in said
    offered = said.partition(mend)[2].split()[0]
    assert is_free(parted(offered)[1])


def test_the_second_processes_port_counts_too():
    first = two_free_ports()
    with listening(port=first + 1):
        plan = plan_of({"NGINX_COMMAND": "nginx", "LISTEN": "0", "FIRST_PORT": str(first)})
        assert f"Port {first + 1} is taken" in taken(plan)


def test_what_others_may_not_read_is_named(tmp_path):
    page = tmp_path / "run" / "site" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch(0o644)
    for path in (*page.parents, page):
        if path.is_relative_to(tmp_path):
            path.chmod(0o755)
    (tmp_path / "run").chmod(0o700)
    assert f"may not read {closed_above(tmp_path) or tmp_path / 'run'}:" in unreadable(page)


def closed_above(folder):
    """A folder above that is closed already, as those of tests are."""
    return next((it for it in reversed(folder.parents) if not it.stat().st_mode & 1), None)


@pytest.mark.parametrize("python", ["/nothing/here", "/bin/false"])
def test_a_python_that_is_gone_is_told_with_the_mend(python):
    started = subprocess.run(
        [str(ROOT / "deploy" / "start")],
        env=os.environ | {"PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "make .venv/app.done" in started.stderr
