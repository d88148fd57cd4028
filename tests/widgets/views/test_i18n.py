"""The guide's own words: every language has all of them, and one file adds a language."""

import pytest

from widgets.views.i18n import LANGUAGES, LOCALES, read_words, words_for

MISTAKES = {
    "missing": ('start = "', 'begin = "', ["timer.start is missing", "timer.begin is unknown"]),
    "no text": ('back = "', 'back = 1 # "', ["back must be str"]),
    "no table": ("[timer]", "[clock]", ["timer is missing", "clock is unknown"]),
    "deep": ('date = "', 'day = "', ["typography.date is missing"]),
}


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_file_and_key(tmp_path, old, new, told):
    text = (LOCALES / "en.toml").read_text(encoding="utf-8")
    path = tmp_path / "xx.toml"
    path.write_text(text.replace(f"\n{old}", f"\n{new}", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.toml: ") as caught:
        read_words(path)
    assert all(one in str(caught.value) for one in told)


def test_a_language_is_a_file():
    assert LANGUAGES.keys() == {path.stem for path in LOCALES.iterdir()} >= {"ja", "en"}


def test_each_calls_itself_by_a_name_of_its_own():
    assert len({words.language for words in LANGUAGES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_browsers_know_it_by_the_code_that_its_file_has(language):
    assert LANGUAGES[language].typography["locale"].split("-")[0] == language


def test_a_guide_in_any_other_language_has_words():
    assert words_for("xx").fallback
