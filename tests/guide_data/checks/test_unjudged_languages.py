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
# Nor has the guide words of its own in it.
WORDLESS = "language-wordless"


@pytest.fixture
def folder(tmp_path):
    return write_guide(tmp_path / "guide", "fr", called=UNKNOWN)


def printed(capsys, folder, *typed):
    status = command.main(["check", str(folder), *typed])
    return status, capsys.readouterr().out


def test_a_language_that_nothing_is_known_of_has_no_false_alarms(folder):
    assert {finding.rule for finding in check(folder)} == {WORDLESS}


def test_the_report_has_one_line_a_language(capsys, folder):
    lines = printed(capsys, folder)[1].splitlines()
    [note] = [line for line in lines if f"phrases_{UNKNOWN}.toml" in line]
    assert "asks-for-secret" in note
    # It is counted neither as an error nor as a warning.
    assert lines[-1] == "エラー 1"


def test_programs_read_it_as_a_note(capsys, folder):
    told = json.loads(printed(capsys, folder, "--format", "json")[1])
    [note] = [one for one in told if one["severity"] == "note"]
    assert (note["language"], len(told)) == (UNKNOWN, 2)
    assert set(note["rules"]) <= RULES.keys()
    lines = printed(capsys, folder, "--format", "github")[1].splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice"]


def test_a_note_alone_is_no_failure_even_when_warnings_are(capsys, folder):
    # Of one rule, only that is told which it cannot judge.
    status, out = printed(capsys, folder, "--rule", "asks-for-secret", "--strict")
    assert (status, out.count("asks-for-secret"), out.count("forms-mixed")) == (0, 1, 0)


def test_a_translation_into_an_unknown_language_is_told_too(tmp_path):
    folder = write_guide(tmp_path / "guide", "de", "fr")
    (folder / "fr").rename(folder / UNKNOWN)
    case, found = judge(folder)
    assert [note.language for note in unjudged(case)] == [UNKNOWN]
    assert {finding.rule for finding in found} == {WORDLESS}


def test_a_rule_needs_only_what_some_language_has():
    known = {"amounts", *(part for one in ("ja", "en") for part in phrases(one).known)}
    assert {part for rule in RULES.values() for part in rule.needs} <= known
