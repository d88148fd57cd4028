"""Causes come first, what only follows from them is folded, and nothing is hidden for good."""

import json
import subprocess

import pytest

from guide_data.checks import check
from tests.support.paths import SMALL

START, ROUTER, DEVICE = "start.yaml", "causes/1_router.yaml", "causes/2_device.yaml"
# One slip, and the rules of all findings that do not follow from another.
ONE_SLIP = {
    "a target in capitals": (START, "to: router-lamp", "to: Router-lamp", {"unreadable"}),
    "a target that is none": (START, "to: router-lamp", "to: lamp", {"target-missing"}),
    "a target misspelt": (ROUTER, "to: router-plug", "to: router-plgu", {"target-missing"}),
    "an id changed": (ROUTER, "- id: router-restart", "- id: router-begin", {"target-missing"}),
    "an id in capitals": (ROUTER, "- id: router-restart", "- id: Router-restart", {"unreadable"}),
    "a field misspelt": (
        ROUTER,
        "title: コンセント",
        "titel: コンセント",
        {"unreadable", "text-empty"},
    ),
    "no way on": (DEVICE, "    unsolved: device-forget\n", "", {"unsolved-missing"}),
    "a fact unread": (
        "facts.yaml",
        "- id: lamp-power\n",
        "- id: lamp-power\n  x: y\n",
        {"unreadable"},
    ),
    "an answer's id changed": (ROUTER, "- id: dark", "- id: black", {"journey-broken"}),
    "a way that leads elsewhere": (
        ROUTER,
        "to: router-plug",
        "to: smoke",
        {"journey-broken", "step-unreachable"},
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "causes"), ONE_SLIP.values(), ids=ONE_SLIP)
def test_of_one_slip_only_its_causes_stand_first(edited, file, old, new, causes):
    found = check(edited(file, old, new))
    assert {one.rule for one in found if not one.consequence} == causes
    assert [one.consequence for one in found] == sorted(one.consequence for one in found)


def test_a_step_forgotten_beside_a_slip_is_no_consequence(edited):
    forgotten = "- id: forgotten\n    kind: outcome\n    ends: wait\n    title: あ\n    text: い\n"
    edited("ends.yaml", "  - id: solved", f"  {forgotten}    ours: true\n\n  - id: solved")
    found = check(edited(START, "to: router-lamp", "to: Router-lamp"))
    assert "forgotten" in {one.step for one in found if not one.consequence}


def test_what_follows_is_counted_and_shown_when_asked_for(edited, command):
    folder = edited(START, "to: router-lamp", "to: Router-lamp")
    short, whole = command("check", folder), command("check", folder, "--all")
    told = json.loads(command("check", folder, "--format", "json").out)
    github = command("check", folder, "--format", "github").out.splitlines()
    assert (short.status, whole.status) == (1, 1)
    assert "--all" in short.out
    assert short.out.count(f"{folder}/") < whole.out.count(f"{folder}/") == len(told) == len(github)
    assert [one["consequence"] for one in told] == sorted(one["consequence"] for one in told)


def test_people_who_break_at_one_place_are_one_finding(edited):
    found = check(edited(START, "- id: smell", "- id: smoke"), only=["journey-broken"])
    [finding] = found
    assert finding.step == "start"
    assert all(part in finding.message for part in ("3 人", "smell-safe", "'smell'"))


def test_the_edit_that_broke_a_way_is_named_in_a_checkout(edited, command):
    folder = edited(ROUTER, "title: ルーターのこと", "title: ルーターのこと")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        subprocess.run(["git", "-C", str(folder), *who, *words], check=True)
    edited(ROUTER, "to: router-plug", "to: smoke")
    assert "router-lamp の dark の to（router-plug → smoke）" in command("check", folder).out


def test_content_without_a_checkout_is_judged_all_the_same(edited, command):
    folder = edited(ROUTER, "to: router-plug", "to: smoke")
    assert "HEAD" not in command("check", folder).out


def test_nothing_follows_where_nothing_is_wrong():
    assert not any(finding.consequence for finding in check(SMALL))
