"""The headings of an index, by how a word is read."""

import pytest

from guide_data.text.index_order import heading
from guide_data.text.typography import known

HEADINGS = {
    "a vowel": ("ja", "いみ", "あ"),
    "voiced": ("ja", "がめん", "か"),
    "the last of a row": ("ja", "そうさ", "さ"),
    "half voiced": ("ja", "ぱすわーど", "は"),
    "the last row": ("ja", "をわる", "わ"),
    "a digit": ("ja", "6けた", "0–9"),
    "a letter before the first heading": ("ja", "abc", "A"),
    "small letters": ("en", "app", "A"),
    "another letter": ("en", "zip", "Z"),
    "a number": ("en", "6-digit", "0–9"),
    "a language without data": ("xx", "яблоко", "Я"),
    "nothing": ("en", "", ""),
}


@pytest.mark.parametrize(("language", "reading", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_the_heading_of_a_word(language, reading, expected):
    assert heading(reading, language) == expected


@pytest.mark.parametrize("marks", known().values(), ids=known())
def test_headings_are_in_the_order_of_their_letters(marks):
    assert list(marks.headings) == sorted(set(marks.headings))
