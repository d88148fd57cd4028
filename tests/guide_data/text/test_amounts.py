"""Amounts, dates and numbers as each language writes them."""

import pytest

from guide_data.text.amounts import amounts, knows_amounts
from guide_data.text.plain_numbers import numbers_in

DAY = ("date", "2026-11-27")
AMOUNTS = {
    "ja": (
        "2026年11月27日、5〜10分、1,000円、6桁",
        [DAY, ("time", 300), ("time", 600), ("money", 1000), ("digits", 6)],
    ),
    "en": ("November 27, 2026; 1,000 yen; six digits", [DAY, ("money", 1000), ("digits", 6)]),
    "fr": (
        "Le 27 novembre 2026, 5 à 10 minutes, 1\u202f000,50 €, six chiffres",
        [DAY, ("time", 300), ("time", 600), ("money", 1000.5), ("digits", 6)],
    ),
    "fr-CA": ("le 27 novembre 2026", [DAY]),
    "de": (
        "Am 27. November 2026, zwei bis drei Tage, 1.000 €, sechsstellig",
        [DAY, ("time", 172800), ("time", 259200), ("money", 1000), ("digits", 6)],
    ),
    "de-AT": ("27.11.2026", [DAY]),
    "zh-Hans": (
        "2026年11月27日，5至10分钟，两次，1,000日元",
        [DAY, ("time", 300), ("time", 600), ("times", 2), ("money", 1000)],
    ),
    # Of these, what every locale knows is known.
    "es": (
        "27 de noviembre de 2026, 5 minutos, 1.000 euros",
        [DAY, ("time", 300), ("money", 1000)],
    ),
    "ar": ("٢٧ نوفمبر ٢٠٢٦ و ٥ دقائق", [DAY, ("time", 300)]),
    "fa": ("۵ دقیقه", [("time", 300)]),
    "hi": ("27 नवंबर 2026, ५ मिनट", [DAY, ("time", 300)]),
    "ko": ("2026년 11월 27일, 24시간", [DAY, ("time", 86400)]),
    "ru": ("27 ноября 2026, 5 минут", [DAY, ("time", 300)]),
}


@pytest.mark.parametrize("language", AMOUNTS)
def test_an_amount_is_the_same_in_every_language(language):
    text, expected = AMOUNTS[language]
    found = [mention.amount for mention in amounts(text, language)]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert knows_amounts(language)


@pytest.mark.parametrize("text", ["ouvert de 9 h à 18 h", "dès 8 heures", "à 18 h 30"])
def test_a_time_of_day_is_no_amount_of_hours(text):
    assert amounts(text, "fr") == ()


def test_of_a_language_that_nobody_knows_no_amounts_are_known():
    assert not knows_amounts("qaa")


NUMBERS = [
    ("1,000円", "ja", "1 000 yens", "fr"),
    ("1,000円", "ja", "1.000 Yen", "de"),
    ("2.5 km", "en", "2,5 km", "de"),
    ("5分", "ja", "٥ دقائق", "ar"),
    ("10,000", "zh-Hans", "10.000", "de"),
]


@pytest.mark.parametrize(("ours", "own", "theirs", "other"), NUMBERS)
def test_a_number_is_the_same_whatever_signs_it_is_written_with(ours, own, theirs, other):
    here, there = numbers_in(ours, own), numbers_in(theirs, other)
    assert [number.value for number in here] == [number.value for number in there]
