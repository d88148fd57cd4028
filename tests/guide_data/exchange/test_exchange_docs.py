"""What docs/exchange.md says of what each format keeps is true."""

import re
from pathlib import Path

import pytest

from guide_data.exchange.formats import READERS, exported
from tests.guide_data.exchange.test_round_trips import again

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+?) \| ([✓–]) \| ([✓–]) \| ([✓–]) \|$", re.MULTILINE)
SAID = {
    name: dict(zip(("csv", "mermaid", "twee"), marks, strict=True))
    for name, *marks in ROW.findall(DOCS)
}
NO_WORDS = re.compile(r"[\s*]|https://\S+|\[|\]\([^)]*\)")


def of_steps(get):
    return lambda flow: {step.id: get(step) for step in flow.steps.values()}


def numbers(get):
    return lambda flow: {get(contact) for contact in flow.contacts}


def words(step):
    """What a step says, without marks and addresses."""
    said = re.sub(r"^(?:[-*]|[0-9]+\.) ", "", step.words, flags=re.MULTILINE)
    return NO_WORDS.sub("", said) or step.title


KEPT = {
    "the step to begin at": lambda flow: flow.guide.start,
    "ids of steps": lambda flow: set(flow.steps),
    "titles": of_steps(lambda step: step.title),
    "words of answers, and where they lead": of_steps(
        lambda step: [(option.text, option.to) for option in step.options]
    ),
    "remedies, and the words that close them": lambda flow: (
        {step.id for step in flow.steps.values() if step.kind == "remedy"},
        flow.guide.answers,
    ),
    "which end is a human": lambda flow: {s.id for s in flow.steps.values() if s.ends == "human"},
    "lists and bold in texts": of_steps(
        lambda step: re.findall(r"^- |^\d+\. |\*\*", step.text, re.M)
    ),
    "telephone numbers": numbers(lambda contact: contact.dial),
    "whom a number is for": numbers(lambda contact: contact.label),
    "the title of the guide": lambda flow: flow.guide.title,
    "which cause a step is of": lambda flow: (
        {
            frozenset(
                step.id for step in cause.steps if step.options and step.id != flow.guide.start
            )
            for cause in flow.causes
        }
        - {frozenset()}
    ),
    "titles of causes": lambda flow: {
        cause.title for cause in flow.causes if any(step.options for step in cause.steps)
    },
    "ids of answers": of_steps(lambda step: [option.id for option in step.options]),
    "facts, drawings, waits, groups of answers": lambda flow: (
        {fact.text for fact in flow.facts},
        flow.drawings,
        [step.waits for step in flow.steps.values()],
        [step.groups for step in flow.steps.values()],
    ),
    "index, searches, people, translations": lambda flow: (
        flow.index,
        flow.searches,
        flow.journeys,
        len(flow.others),
    ),
}


@pytest.fixture(scope="module")
def back(small):
    return {
        name: again(exported(small, name), name, country="JP", language="ja")[0] for name in READERS
    }


def test_the_table_tells_all_that_is_compared():
    assert set(SAID) - {"words of texts"} == set(KEPT)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("what", KEPT)
def test_what_is_said_to_be_kept_is(small, back, what, name):
    get = KEPT[what]
    assert ("✓" if get(back[name]) == get(small) else "–") == SAID[what][name]


@pytest.mark.parametrize("name", READERS)
def test_words_of_texts_are_kept(small, back, name):
    assert SAID["words of texts"][name] == "✓"
    assert {step.id: words(step) for step in back[name].steps.values()} == {
        step.id: words(step) for step in small.steps.values()
    }
