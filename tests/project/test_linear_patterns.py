"""No text, however it is made, keeps what judges it busy for good."""

import re
import subprocess
import sys

import pytest

from guide_data.model.things import IndexEntry
from guide_data.search.readings import unwritten_reading
from tests.support.regex_attacks import ROOT, attacks, is_busy

# In a process of its own no pattern is known yet that is made of content.
ATTACK = (sys.executable, "-m", "tests.support.regex_attacks")


def test_no_pattern_is_kept_busy():
    done = subprocess.run(ATTACK, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("pattern", "busy"),
    [
        (r"(?:a|ab|b)+c", True),
        (r"(.*?)の(.*?)の(.*?)ち", True),
        (r"^\s*#\s+([^#].*?)\s*#*\s*$", True),
        (r"(?:\w+\s?)*$", True),
        (r"a+b", False),
        (r"\s+$", False),
        (r"[、。]?\d{1,3}(?:,\d{3})*円", False),
    ],
)
def test_an_attack_finds_what_is_not_linear(pattern, busy):
    assert any(is_busy((pattern, 0), attack) for attack in attacks((pattern, 0))) == busy


@pytest.mark.parametrize(
    ("word", "reading", "unwritten"),
    [
        ("本の箱の持ち手", "ほんのはこのもちて", "ほん|はこ|も|て"),
        ("本の", "ほののの", "ほのの"),
        ("のの本の", "のののの", "の"),
        ("本のの", "ほんがない", "ほんがない"),
        ("本の箱の持ち手", "の" * 4000, "の" * 4000),
    ],
    ids=["parts", "the last", "the first", "none of it", "long"],
)
def test_a_reading_is_parted_at_the_first_kana_that_fit(word, reading, unwritten):
    assert unwritten_reading(IndexEntry.model_construct(word=word, reading=reading)) == unwritten


def test_the_units_of_a_pattern_are_its_own_parts():
    assert any(re.search("(?:ab){5}", attack) for attack in attacks(("(?:ab)*c", 0)))
