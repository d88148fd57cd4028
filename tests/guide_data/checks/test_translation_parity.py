"""What a translation must say as its original does, and what it may say in its own way."""

import json
import re
from shutil import copytree

import pytest

from guide_data.checks import RULES
from guide_data.checks.frames import translation_pairs
from guide_data.checks.frames.tables import read_tables
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules import translation_parity
from tests.support.paths import SMALL
from tests.support.rule_findings import case_of, places_found

LANGUAGES = phrases("ja"), phrases("en")
SAME = [
    ("5分待ちます。", "Wait 5 minutes."),
    ("次の3つです。", "There are three."),
    ("1つずつ進めましょう。", "Go step by step."),
    ("{link:amazon}を開きます。", "Open {link:amazon}."),
    ("もう一度", "Once more"),
]
APART = [
    ("5分待ちます。", "Wait 15 minutes.", ["15", "5"]),
    ("待ちます。", "Wait 5 minutes.", ["5"]),
    ("{contacts}", "Call us.", ["{contacts}"]),
    ("{button:next}", "{button:save}", ["{button:next}", "{button:save}"]),
    ("待ちます。", "See https://example.com/", ["https://example.com/"]),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_a_translation_that_says_the_same_is_left_alone(ours, theirs):
    assert translation_parity.differences(ours, theirs, *LANGUAGES) == []


@pytest.mark.parametrize(("ours", "theirs", "apart"), APART)
def test_what_differs_in_a_translation_is_named(ours, theirs, apart):
    assert translation_parity.differences(ours, theirs, *LANGUAGES) == apart


def test_a_good_translation_of_the_small_guide_has_no_findings(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / "en").mkdir()
    tables = read_tables(folder)
    rows = translation_pairs.on_steps(translation_pairs.source_texts(tables))
    assert set(rows["step"]) == set(tables.steps["step"])
    for (step, _), digest in translation_pairs.digests_now(rows).items():
        texts = rows[rows["step"].eq(step)].set_index("where")["text"]
        with (folder / "en/steps.yaml").open("a", encoding="utf-8") as file:
            file.write(english(step, texts, digest))
    case = case_of(folder)
    rules = [name for name, rule in RULES.items() if rule.family == "translation"]
    assert {rule: places for rule in rules if (places := places_found(rule, case))} == {}


def english(step, texts, digest):
    """A translation of a step that keeps what must be the same, and denies what it may deny."""
    said = {
        where: json.dumps(re.sub("[^\0-~]+", " not ", f"{text} {where.replace('.', ' ')}"))
        for where, text in texts.items()
    }
    options = [
        f"    {where.removeprefix('options.')}: {text}\n"
        for where, text in said.items()
        if where.startswith("options.")
    ]
    text = f"  text: {said['text']}\n" if "text" in said else ""
    listed = "".join(["  options:\n", *options]) if options else ""
    return f"- id: {step}\n  title: {said['title']}\n{text}{listed}  of: {digest}\n"
