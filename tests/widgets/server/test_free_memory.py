"""How much memory is free, within a container and without one."""

import psutil
import pytest

from widgets.server.free_memory import free_memory

GB, MB = 1000**3, 1000**2
# How the system tells a process where it is: lines of cgroup; kind, options and root of a mount.
V2 = ("0::/", "cgroup2 cgroup2 rw", "/")
V2_NESTED = ("0::/slice/guide.service", "cgroup2 cgroup2 rw", "/")
V1 = ("4:memory:/docker/abc", "cgroup cgroup rw,memory", "/")
V1_INSIDE = ("4:cpu,memory:/docker/abc/own", "cgroup cgroup rw,cpu,memory", "/docker/abc")
V1_UNSEEN = ("4:memory:/../abc", "cgroup cgroup rw,memory", "/")
HYBRID = ("1:name=systemd:/x\n4:memory:/a\n0::/x", "cgroup cgroup rw,memory", "/")
UNLIMITED = str(2**63 - 4096)


def v2(limit, used, **more):
    return {"memory.max": limit, "memory.current": used} | {
        f"memory.{name}": text for name, text in more.items()
    }


def v1(limit, used, **more):
    return {"memory.limit_in_bytes": limit, "memory.usage_in_bytes": used} | {
        f"memory.{name}": text for name, text in more.items()
    }


# What is told of a process, the files of each group by its folder, and what is left.
CASES = {
    "a limit": (V2, {"": v2(f"{GB}", f"{400 * MB}")}, 600 * MB),
    "all used": (V2, {"": v2(f"{GB}", f"{GB}")}, 0),
    "more than may be": (V2, {"": v2(f"{GB}", f"{2 * GB}")}, 0),
    "no limit": (V2, {"": v2("max", f"{GB}")}, None),
    "more than the machine has": (V2, {"": v2(str(2**60), "0")}, None),
    "files at hand are free": (
        V2,
        {"": v2(f"{GB}", f"{900 * MB}", stat=f"active_file 7\ninactive_file {300 * MB}\n")},
        400 * MB,
    ),
    "slowed before the limit": (V2, {"": v2("max", f"{400 * MB}", high=f"{500 * MB}")}, 100 * MB),
    "swap is no room": (V2, {"": v2(f"{GB}", f"{GB}") | {"memory.swap.max": "max"}}, 0),
    "its own limit": (V2_NESTED, {"slice/guide.service": v2(f"{GB}", "0")}, GB),
    "the limit around it": (
        V2_NESTED,
        {"slice/guide.service": v2("max", "0"), "slice": v2(f"{500 * MB}", f"{400 * MB}")},
        100 * MB,
    ),
    "the tightest of both": (
        V2_NESTED,
        {"slice/guide.service": v2(f"{GB}", "0"), "slice": v2(f"{2 * GB}", f"{GB + 300 * MB}")},
        700 * MB,
    ),
    "version 1": (V1, {"docker/abc": v1(f"{500 * MB}", f"{400 * MB}")}, 100 * MB),
    "version 1, around it": (
        V1,
        {"docker/abc": v1(UNLIMITED, "0"), "docker": v1(f"{500 * MB}", f"{100 * MB}")},
        400 * MB,
    ),
    "version 1, no limit": (V1, {"docker/abc": v1(UNLIMITED, f"{GB}")}, None),
    "version 1, files at hand": (
        V1,
        {"docker/abc": v1(f"{GB}", f"{GB}", stat=f"inactive_file 1\ntotal_inactive_file {MB}\n")},
        MB,
    ),
    "version 1, with swap": (
        V1,
        {
            "docker/abc": v1(f"{GB}", f"{600 * MB}")
            | {"memory.memsw.limit_in_bytes": f"{GB}", "memory.memsw.usage_in_bytes": f"{900 * MB}"}
        },
        100 * MB,
    ),
    "version 1, seen from inside": (V1_INSIDE, {"": v1(f"{GB}", f"{400 * MB}")}, 600 * MB),
    "version 1, a group of its own inside": (V1_INSIDE, {"own": v1(f"{GB}", "0")}, GB),
    "version 1, not seen": (V1_UNSEEN, {"": v1(f"{GB}", "0")}, GB),
    "both versions": (HYBRID, {"a": v1(f"{GB}", "0"), "x": v1("1", "0")}, GB),
    "no container": (V2, {}, None),
}


@pytest.mark.parametrize(("told", "files", "free"), CASES.values(), ids=CASES)
def test_the_limits_around_a_process_count(tmp_path, monkeypatch, told, files, free):
    machine = psutil.virtual_memory()._replace(available=3 * GB, total=8 * GB)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: machine)
    lines, kind, root = told
    mount = tmp_path / "groups"
    (tmp_path / "cgroup").write_text(f"{lines}\n")
    mounted = f"30 20 0:28 {root} {mount} rw,nosuid shared:9 - {kind}\n"
    (tmp_path / "mountinfo").write_text(f"1 0 8:1 / / rw - ext4 /dev/a rw\n{mounted}")
    for folder, texts in files.items():
        (mount / folder).mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (mount / folder / name).write_text(f"{text}\n")
    assert free_memory(tmp_path) == (machine.available if free is None else free)


def test_where_no_system_tells_of_groups_the_machine_counts(tmp_path, monkeypatch):
    machine = psutil.virtual_memory()
    monkeypatch.setattr(psutil, "virtual_memory", lambda: machine)
    assert free_memory(tmp_path) == machine.available
