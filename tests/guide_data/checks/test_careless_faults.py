"""Slips that hurried people make: each is found by the rule named in the table, at its line."""

from shutil import copytree

import pytest

from guide_data.checks import check
from tests.support.careless_faults import batches, line_at, plant, read_faults, renew
from tests.support.paths import PINNED

CONTENT = PINNED
# So few may pass without a word, each with a reason.
MOST_SILENT = 15
FAULTS = read_faults()
HEARD = [fault for fault in FAULTS if fault.finds]
SILENT = [fault for fault in FAULTS if not fault.finds]


def found_in(folder, faults, only=None):
    """What is found in a copy of the content with some faults: rule, file and line as written."""
    content = copytree(CONTENT, folder / "guide")
    for fault in faults:
        plant(fault, content)
    renew(faults, content)
    return [
        (finding.rule, finding.file.removeprefix(f"{content}/"), line_at(finding))
        for finding in check(content, only=only)
    ]


@pytest.mark.parametrize("faults", batches(HEARD), ids=lambda faults: f"{faults[0].kind} and more")
def test_each_fault_is_found_at_its_line(tmp_path, faults):
    found = set(found_in(tmp_path, faults, only={fault.finds for fault in faults}))
    missed = {(fault.name, fault.finds, fault.file, fault.line) for fault in faults}
    missed = {one for one in missed if one[1:] not in found}
    assert not missed, sorted(found)


@pytest.mark.parametrize("faults", batches(SILENT), ids=lambda faults: f"{faults[0].name} and more")
def test_what_the_table_calls_silent_is_silent_still(tmp_path, faults):
    assert not found_in(tmp_path, faults)


def test_few_are_silent_and_each_has_its_reason():
    assert len(SILENT) <= MOST_SILENT
    assert all(fault.silent for fault in SILENT)
    assert len(FAULTS) >= 150


def test_every_fault_has_a_name_of_its_own():
    names = [(fault.kind, fault.name) for fault in FAULTS]
    assert len(names) == len(set(names))
