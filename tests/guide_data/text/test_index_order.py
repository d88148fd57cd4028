"""Words of an index stand where readers of its language look for them."""

import pytest

from guide_data.text.index_order import heading, sort_key

# In their order, each with its heading.
ORDERS = {
    "fr": "2FA 0–9|eau E|écran E|Étage E|été E|œuf O|ours O|zèbre Z",
    "de": "Apfel A|Ärger A|strasse S|Straßen S|ubu U|Übung U|zoo Z",
    "sv": "apa A|zoo Z|ål Å|ärt Ä|öl Ö",
    "es": "nube N|ñandú Ñ|ojo O",
    "cs": "cukr C|čaj Č|hrad H|chata CH|ihned I",
    "pl": "lód L|łódź Ł|ręka R",
    "tr": "hava H|Iğdır I|ısı I|iş İ",
    "ru": "еда Е|ёж Е|й Й",
    "ar": "أمان ا|بريد ب|رمز ر",
    "ko": "가방 가|나무 나|코드 카",
    "zh-Hans": "App A|安全 A|登录 D|密码 M|验证码 Y|账户 Z",
    "ja": "あんぜん あ|こーど か|ぱす は",
    "eo": "abato A|ĉambro C|domo D",
}


@pytest.mark.parametrize(("language", "order"), ORDERS.items(), ids=ORDERS)
def test_words_are_in_the_order_of_their_language(language, order):
    words, headings = zip(*(one.rsplit(" ", 1) for one in order.split("|")), strict=True)
    shuffled = sorted(words, reverse=True)
    assert tuple(sorted(shuffled, key=lambda word: sort_key(word, language))) == words
    assert tuple(heading(word, language) for word in words) == headings
