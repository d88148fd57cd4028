"""How a word of the index is read: only what its kana do not say."""

import re

import pytest

from guide_data.model.things import IndexEntry
from guide_data.search.readings import TO_HIRAGANA, unwritten_reading

READINGS = {
    "one part": ("凍結", "とうけつ", "とうけつ"),
    "letters": ("iPad", "あいぱっど", "あいぱっど"),
    "parts between kana": ("IDを忘れた", "あいでぃーをわすれた", "あいでぃー|わす"),
    "katakana": ("迷惑メールに入る", "めいわくめーるにはいる", "めいわく|はい"),
    "a sign that is not read": ("ビデオ・通話", "びでおつうわ", "つうわ"),
    "kana alone": ("アップデート", "あっぷでーと", ""),
    "a language that is read as it is written": ("Account closed", "account closed", ""),
    "kana that are read otherwise": ("今日は", "こんにちわ", "こんにちわ"),
}


def entry(word, reading):
    return IndexEntry.model_construct(word=word, reading=reading, steps=())


@pytest.mark.parametrize(("word", "reading", "told"), READINGS.values(), ids=READINGS)
def test_only_what_is_not_written_is_told(word, reading, told):
    assert unwritten_reading(entry(word, reading)) == told


def test_every_word_of_the_guide_is_put_together_again(flow):
    for one in flow.index:
        parts = iter(unwritten_reading(one).split("|"))
        spoken = re.sub("[^ぁ-んァ-ヶー]+", lambda _, parts=parts: next(parts, ""), one.word)
        assert (one.word, spoken.translate(TO_HIRAGANA)) == (one.word, one.reading)
