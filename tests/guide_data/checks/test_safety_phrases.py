"""Safety in every language: what asks for secrets, control or gift cards, and what warns of it."""

import pytest

from guide_data.checks.frames.sentences import own, sentences_of
from guide_data.checks.rules import secrets
from tests.support import sentences_of_safety as table

CASES = [
    (judge, language, sentence, expected)
    for judge, told, expected in (
        (secrets.asks, table.ASKING, True),
        (secrets.asks, table.NOT_ASKING, False),
        (secrets.harms, table.HARMFUL, True),
        (secrets.harms, table.HARMLESS, False),
    )
    for language, sentences in told.items()
    for sentence in sentences
]


@pytest.mark.parametrize(("judge", "language", "text", "expected"), CASES)
def test_what_a_sentence_asks_for_is_told_in_its_language(judge, language, text, expected):
    assert any(judge(sentence, language) for sentence in sentences_of(own(text))) == expected


@pytest.mark.parametrize("language", ["fr", "de", "zh-Hans", "en"])
def test_a_long_list_of_things_is_judged_at_once(language):
    # Where a list can be read in more ways than one, each thing more doubles the time.
    for word in (
        "code, ",
        "Passwort und ",
        "votre mot de passe, ",
        "密码、",
        "not , ",
        "ne donnez ",
    ):
        secrets.asks.__wrapped__(word * 600, language)
        secrets.harms.__wrapped__(f"{word * 600} anydesk", language)
