"""What many tests share: the two guides, and a way to spoil a copy of one."""

import gc
import os
import sys
from collections import defaultdict
from pathlib import Path
from shutil import copytree
from typing import NamedTuple
from zlib import crc32

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from guide_data import read_guide
from guide_data.__main__ import main
from guide_data.reading import yaml_lines
from tests.support.paths import PINNED, SMALL

# What tests read that name no folder, and the apps and kernels that they start.
os.environ["GUIDE"] = str(PINNED)
# How long an example takes says more about the machine than about the guide.
settings.register_profile("guide", deadline=None)
# The long run, by hand: HYPOTHESIS_PROFILE=long. Slow tests take a share of what a profile gives.
settings.register_profile("long", settings.get_profile("guide"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "guide"))

read = yaml_lines.read
# Most of what tests read was read by others before them.
yaml_lines.read = lambda path, name, parse=None: read(path, name, parse or yaml_lines.parse_once)


@pytest.fixture(scope="session")
def flow():
    return read_guide(PINNED)


@pytest.fixture(scope="session")
def small():
    return read_guide(SMALL)


@pytest.fixture(scope="session", params=["pinned", "english", "small"])
def either(request, flow, small):
    """Each guide in turn, for what must hold whatever the content is."""
    return {"pinned": flow, "english": flow.speaking("en"), "small": small}[request.param]


@pytest.fixture
def edited(tmp_path):
    """A function that edits one place of one file in a copy of a folder, and returns the copy."""

    def edit(file, old, new, folder=SMALL):
        copy = tmp_path / folder.name
        if not copy.exists():
            copytree(folder, copy)
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} must stand once in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return copy

    return edit


class Ended(NamedTuple):
    """How an editor's command ended, and what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(capsys):
    """A function that runs an editor's command, in this process: a new one takes a second each."""

    def run(*typed):
        try:
            status = main([str(word) for word in typed])
        except SystemExit as ended:
            # As Python itself does with what is no number.
            status = ended.code if isinstance(ended.code, int) else 1
            if status != ended.code:
                print(ended.code, file=sys.stderr)
        return Ended(status, *capsys.readouterr())

    return run


# Files that one process has: those for which one app is started, or one browser, in as few
# processes as keep up with the rest; and those that wait for most of their time, while two compute.
SHARED = (
    {
        "test_browser_accessibility_tree",
        "test_browser_announcements",
        "test_browser_axe",
        "test_browser_display_settings",
        "test_browser_keyboard",
        "test_browser_note",
        "test_browser_odd_browsers",
        "test_browser_print",
        "test_browser_screen_reader",
        "test_browser_timer",
        "test_browser_timer_days",
        "test_browser_timer_memory",
    },
    {
        "test_browser_device",
        "test_browser_drawings",
        "test_browser_handover",
        "test_browser_languages",
        "test_browser_live",
        "test_browser_lost_kernel",
        "test_browser_search",
        "test_browser_search_live",
    },
    {
        "test_current_fork_server",
        "test_forked_kernel",
        "test_kernel_socket",
        "test_kernel_termination",
        "test_middleware",
        "test_provisioner",
        "test_supervisor",
    },
    {"test_browser_host_anywidgets", "test_browser_host_failures", "test_browser_host_widgets"},
    {"test_app", "test_http_caching", "test_routes"},
)


# Files whose tests share nothing that is slow to start: in so many parts.
PARTS = {"test_mutations": 6, "test_careless_faults": 3, "test_consoles": 2}


class FilesTogether(LoadFileScheduling):
    """Gives each process whole files, and those that share what is slow to start to one."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        name = Path(file).stem
        part = f"{file}:{crc32(nodeid.encode()) % PARTS[name]}" if name in PARTS else file
        return next((str(n) for n, files in enumerate(SHARED) if name in files), part)


def pytest_collection_modifyitems(items):
    """What is shared comes first, then what takes long: whoever is done early has the rest."""
    items.sort(key=urgency)


def urgency(item):
    """How late a test may begin: browsers first, and those that share one before others."""
    alone = not any(item.path.stem in files for files in SHARED)
    return alone, *(part not in item.path.parts for part in SLOW)


# The folders whose tests take long: each browser, kernel and command does, and who is cut off is
# waited for. Begun last, one file of theirs would keep a single process waiting after all others.
SLOW = ("browser", "notebooks", "project", "deploy", "server", "kernels")


def pytest_collection_finish():
    """What was imported stays: who looks for garbage need not look through that, nor often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    # In the order of the tests, not of how many a file has.
    config.option.loadscopereorder = False
    return FilesTogether(config, log)


def pytest_terminal_summary(terminalreporter):
    """After the mutants were checked: which operators each rule found."""
    passed = (dict(report.user_properties) for report in terminalreporter.getreports("passed"))
    table = defaultdict(list)
    for rule, operator in (given["mutant"] for given in passed if "mutant" in given):
        table[rule].append(operator)
    if table:
        terminalreporter.section("rules × operators")
    for rule, operators in table.items():
        terminalreporter.line(f"{rule:24} {len(operators)}  {' | '.join(operators)}")
