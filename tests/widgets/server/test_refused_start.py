"""What an app says that does not start, in one line for whoever started it."""

import errno
import os
import shutil
import socket

import pytest

from tests.support.paths import SMALL
from tests.support.serving import run_app
from widgets.__main__ import main


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        ("start.yaml", b"", 1),
        ("guide.yaml", b"title: a\n\tlead: b\n", 2),
        ("ends.yaml", "title: 終わり\n".encode("shift_jis"), 1),
        ("facts.yaml", b"- id: a\n  nonsense: b\n", 2),
    ],
    ids=["empty", "tab", "shift-jis", "unknown-key"],
)
def test_bad_content_is_never_served(tmp_path, file, content, line):
    copy = shutil.copytree(SMALL, tmp_path / "bad")
    (copy / file).write_bytes(content)
    assert f"{file}:{line}: " in refusal(str(copy))


def refusal(*typed):
    """What an app says that will not serve; in this process: a new one takes a second each."""
    with pytest.raises(SystemExit) as ended:
        main(["app", "--port", "0", *typed])
    return ended.value.code


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_no_port_is_said_plainly(port):
    assert "port" in refusal("--port", port)


@pytest.mark.parametrize("missing", ["voila", "anywidget", "pydantic"])
def test_a_package_that_is_not_there_is_said_plainly(tmp_path, monkeypatch, missing):
    fails = f'raise ModuleNotFoundError("No module named {missing}")'
    (tmp_path / f"{missing}.py").write_text(fails)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    ended = run_app(guide=SMALL)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].endswith("make clean app")


def test_a_full_disk_is_said_plainly(monkeypatch):
    monkeypatch.setattr(shutil, "copyfile", full_disk)
    assert refusal() == "[Errno 28] No space left on device: 'a'"


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a")


def test_a_taken_port_is_said_plainly():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is taken" in refusal("--port", str(port))
