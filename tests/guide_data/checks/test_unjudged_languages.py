"""What no rule can judge is said in a line, in every format, and counts for nothing."""

import json

import pytest

from guide_data import __main__ as command
from guide_data.checks import RULES, check, judge
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.unjudged_languages import unjudged
from tests.support.one_guide_many_languages import write_guide

# Nobody has taught the rules Italian.
UNKNOWN = "it"


@pytest.fixture
def folder(tmp_path):
    return write_guide(tmp_path / "guide", "fr", called=UNKNOWN)


def printed(capsys, folder, *typed):
    status = command.main(["check", str(folder), *typed])
    return status, capsys.readouterr().out


def test_a_language_that_nothing_is_known_of_has_no_false_alarms(folder):
    assert check(folder) == []


def test_the_report_has_one_line_a_language_and_no_finding_more(capsys, folder):
    status, out = printed(capsys, folder)
    [note, summary] = out.splitlines()
    assert (status, summary) == (0, "問題はありません。")
    assert all(word in note for word in ("asks-for-secret", f"phrases_{UNKNOWN}.toml"))


def test_programs_read_it_as_a_note(capsys, folder):
    status, out = printed(capsys, folder, "--format", "json", "--strict")
    [note] = json.loads(out)
    assert (status, note["severity"], note["language"]) == (0, "note", UNKNOWN)
    assert set(note["rules"]) <= RULES.keys()
    assert printed(capsys, folder, "--format", "github")[1].startswith("::notice ")


def test_a_translation_into_an_unknown_language_is_told_too(tmp_path):
    folder = write_guide(tmp_path / "guide", "de", "fr")
    (folder / "fr").rename(folder / UNKNOWN)
    case, found = judge(folder)
    assert ([note.language for note in unjudged(case)], found) == ([UNKNOWN], [])


def test_a_rule_needs_only_what_some_language_has():
    known = {"amounts", *(part for one in ("ja", "en") for part in phrases(one).known)}
    assert {part for rule in RULES.values() for part in rule.needs} <= known
