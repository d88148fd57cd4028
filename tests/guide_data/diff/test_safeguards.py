"""An edit that takes away what holds the guide right, or moves a day without a look, is told."""

from shutil import copytree

import pytest

from guide_data import read_guide
from guide_data.diff.difference import difference
from guide_data.diff.summary import report
from tests.support.paths import PINNED

FACTS, SOURCE, GUIDE, START = "facts.yaml", "source.yaml", "guide.yaml", "start.yaml"
OUTAGE = "    - 99\n  compared: 2026-11-22\n  review: 2027-10-22\n"
SUPPRESSED = "- rule: label-unknown\n  step: start\n  reason: ためす\n  until: 2026-12-01\n"
REPLY = "    en: 'reply to|do reply|then reply|, reply'\n"
SPAM = "  4:\n    - details-cause\n"
# What is edited, and what must be told: of which item, with which words in it.
EDITS = {
    "days alone": (
        [(FACTS, OUTAGE, OUTAGE.replace("11-22", "11-25"))],
        "outage-nothing",
        "2026-11-25",
    ),
    "next review alone": (
        [(FACTS, OUTAGE, OUTAGE.replace("2027-10-22", "2028-10-22"))],
        "outage-nothing",
        "2028-10-22",
    ),
    "a source": (
        [(FACTS, "    - 4\n    - 5\n", "    - 5\n"), (SOURCE, SPAM, "  4: {background: 前置き}\n")],
        "details-cause",
        "4",
    ),
    "every source": (
        [
            (FACTS, f"  sources:\n{OUTAGE}", f"  ours: 足した。\n{OUTAGE[9:]}"),
            (SOURCE, "  99:\n    - outage-nothing\n", "  99: {background: あたりまえ}\n"),
        ],
        "outage-nothing",
        "99",
    ),
    "said by any step": (
        [(FACTS, f"{REPLY}  everywhere: true\n", REPLY)],
        "sns-fake",
        "everywhere",
    ),
    "a word of danger": (
        [("vocabulary.yaml", ", 承認してしま]", "]")],
        "乗っ取",
        "承認してしま",
    ),
    "made background": (
        [(FACTS, "    - 4\n    - 5\n", "    - 5\n"), (SOURCE, SPAM, "  4: {background: 前置き}\n")],
        "4",
        "前置き",
    ),
    "a suppression": ([("suppressions.yaml", "", SUPPRESSED)], "label-unknown start", "ためす"),
    "a limit": ([(GUIDE, "hosts:", "limits: {sentence: 200}\nhosts:")], "guide", "200"),
    "a host": ([(GUIDE, "hosts:", "hosts:\n  - amazon-co.jp")], "guide", "amazon-co.jp"),
    "a number": (
        [("contacts.yaml", "number: 022-745-6363", "number: 022-745-6364")],
        "paid",
        "6364",
    ),
    "a term": ([("terms.yaml", "- デバイス", "- ディバイス")], "機器", "デバイス"),
    "an end": ([("journeys.yaml", "  ends: solved", "  ends: human")], None, "human"),
}


def edited(folder, edits):
    for file, old, new in edits:
        path = folder / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in before
        path.write_text(before.replace(old, new, 1) if old else before + new, encoding="utf-8")
    return read_guide(folder)


@pytest.mark.parametrize(("edits", "of", "words"), EDITS.values(), ids=EDITS)
def test_what_is_lost_is_told(tmp_path, edits, of, words):
    now = edited(copytree(PINNED, tmp_path / PINNED.name), edits)
    found = difference(read_guide(PINNED), now)
    told = [loss for loss in found.losses if words in loss.detail and of in (None, loss.id)]
    assert told
    assert all(any(loss.what in line for line in report(found)) for loss in told)


def test_facts_exchanged_between_steps_are_told_as_such(tmp_path):
    edits = [
        (
            "causes/2_messages.yaml",
            "sms-signal, screen-shows-target",
            "keep-note, screen-shows-target",
        ),
        ("ends.yaml", "[takeover-call, keep-note,", "[takeover-call, sms-signal,"),
    ]
    now = edited(copytree(PINNED, tmp_path / PINNED.name), edits)
    losses = difference(read_guide(PINNED), now).losses
    assert {(loss.id, loss.detail) for loss in losses} == {
        ("messages-wait", "sms-signal → solved"),
        ("solved", "keep-note → messages-wait"),
    }


def test_nothing_is_told_of_better_words(tmp_path):
    edits = [(START, "いちばん近いものを1つ", "近いものを1つ"), (FACTS, "多いのは、", "多いのは")]
    now = edited(copytree(PINNED, tmp_path / PINNED.name), edits)
    assert difference(read_guide(PINNED), now).losses == ()
