"""Whatever letters a console knows, or none, an editor's commands end as the content is."""

import os
import subprocess
import sys

import pytest

from guide_data.console import UNPRINTABLE
from tests.support.paths import SMALL

COMMANDS = ("check", "paths", "sources", "export --to csv")
ENCODINGS = ("cp932", "cp1252", "ascii")
# All commands one after another, each as if it were the only one: to begin takes longest.
ALL = f"""
import sys
from guide_data.__main__ import run
[folder] = sys.argv[1:]
for encoding in {ENCODINGS}:
    for command in {COMMANDS}:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding=encoding, errors="strict")
        sys.argv[1:] = [*command.split(), folder]
        print(encoding, command, run(), file=sys.stderr)
"""


def run(*typed, encoding="utf-8", **streams):
    """A command in a process of its own, as its status."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    settings = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", *map(str, typed)]
    return subprocess.run(command, env=settings, check=False, **given)


def test_a_command_ends_well_on_any_console():
    settings = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", ALL, str(SMALL)]
    done = subprocess.run(command, env=settings, check=False, capture_output=True)
    ended = [f"{encoding} {command} 0" for encoding in ENCODINGS for command in COMMANDS]
    assert (done.returncode, done.stderr.decode().splitlines()) == (0, ended)


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", b"\xef\xbb\xbf"), ("cp932", b"")])
def test_spreadsheets_get_a_mark_where_there_is_one(encoding, mark):
    told = run("guide_data", "paths", SMALL, encoding=encoding).stdout
    assert told.startswith(mark)
    assert told[len(mark) :].startswith(b"end,taps")


def test_a_full_disk_is_no_error_of_the_content():
    with open("/dev/full", "wb") as full:
        done = run("guide_data", "check", SMALL, stdout=full)
    assert (done.returncode, b"Traceback" in done.stderr) == (UNPRINTABLE, False)


def test_a_reader_that_has_seen_enough_is_no_error_of_the_content():
    read, write = os.pipe()
    os.close(read)
    done = run("guide_data", "rules", stdout=write)
    os.close(write)
    assert (done.returncode, b"Traceback" in done.stderr) == (UNPRINTABLE, False)


def test_errors_of_the_content_stay_errors(edited):
    folder = edited("start.yaml", "to: router-lamp", "to: \U0001f600")
    done = run("guide_data", "check", folder, encoding="cp932:strict")
    assert (done.returncode, b"unreadable" in done.stdout) == (1, True)


def test_a_site_is_written_on_any_console(tmp_path):
    done = run("widgets", "site", "--output", tmp_path / "ガイド", encoding="cp1252:strict")
    assert (done.returncode, (tmp_path / "ガイド" / "index.html").exists()) == (0, True)
