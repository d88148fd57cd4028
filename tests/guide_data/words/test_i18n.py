"""The guide's own words: every shipped language has all of them, and one file adds a language."""

from string import Formatter

import pytest

from guide_data.words.i18n import (
    LANGUAGES,
    LOCALES,
    keys,
    missing,
    read_words,
    shipped,
    word_at,
    words_for,
    words_in,
)

MISTAKES = {
    "missing": ('start = "', 'begin = "', "timer.start is missing"),
    "no text": ('back = "', 'back = 1 # "', "back is missing"),
    "no table": ("[timer]", "[clock]", "clock is unknown"),
}
FALLS_BACK = {
    "a country": ("en-US", "English"),
    "its usual script": ("zh-CN", "简体中文"),
    "another script": ("zh-TW", "English"),
    "none that is known": ("eo", "English"),
}


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_file_and_key(tmp_path, old, new, told):
    text = (LOCALES / "en.toml").read_text(encoding="utf-8")
    path = tmp_path / "xx.toml"
    path.write_text(text.replace(f"\n{old}", f"\n{new}", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.toml: ") as caught:
        read_words(path)
    assert told in str(caught.value)


def test_a_language_is_a_file():
    assert LANGUAGES.keys() == {path.stem for path in LOCALES.iterdir()}
    assert LANGUAGES.keys() >= {"ja", "en", "fr", "de", "zh-Hans"}


def test_each_calls_itself_by_a_name_of_its_own():
    assert len({words.language for words in LANGUAGES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_the_same_in_every_language(language):
    said, own = shipped()["ja"], shipped()[language]
    assert {key: holes(own, key) for key in keys()} == {key: holes(said, key) for key in keys()}


def holes(table, key):
    return {name for _, name, _, _ in Formatter().parse(word_at(table, key)) if name}


@pytest.mark.parametrize(("language", "name"), FALLS_BACK.values(), ids=FALLS_BACK)
def test_a_language_without_a_file_has_the_words_of_one_that_takes_it_in(language, name):
    assert words_for(language).language == name


LOCALE = {"ja": "ja", "en": "en-GB", "en-US": "en-US", "zh-CN": "zh-CN", "fr": "fr"}


@pytest.mark.parametrize(("language", "locale"), LOCALE.items())
def test_browsers_write_dates_as_the_tag_says(language, locale):
    assert words_for(language).typography["locale"] == locale


def test_a_guide_has_words_of_its_own_for_some():
    words = words_in("fr", {"timer": {"title": "Patience"}, "back": "Retour"})
    assert (words.timer["title"], words.back) == ("Patience", "Retour")
    assert words.timer["stop"] == LANGUAGES["fr"].timer["stop"]


def test_what_is_missing_is_named():
    assert missing({"timer": {}, "back": "Reen"})[:2] == ["language", "restart"]
