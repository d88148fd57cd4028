"""Japanese: what can be told of a text in it, and of no other language, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

# What is quoted from others, and where a sentence ends.
QUOTE = re.compile("「[^「」]*」|『[^『』]*』")
# A full stop within quotes or brackets does not end the sentence around them.
SENTENCE = re.compile("(?:「[^」]*」|（[^）]*）|[^。！？])+[。！？]*")
LETTER = re.compile("[ぁ-ヿ々〆一-鿿\uff66-\uff9f]")

# Spelling.
CONTENT = ("名詞", "動詞", "形容詞", "副詞", "形状詞")
INFLECTED = ("動詞", "形容詞")
# Names and numbers are spelled as they are.
NAMES = ("固有名詞", "数詞")
# Two kana are too many words at once (とる: 取る, 撮る); Latin letters are names.
TOO_SHORT = re.compile("[ぁ-んァ-ヶー]{1,2}|[ -~]+")
NOUN_LIKE = 3


@cache
def dictionary() -> Dictionary:
    """Sudachi's small dictionary, made once."""
    # Only words and their readings need it, and it takes longer to load than most rules to run.
    from sudachipy import Dictionary  # noqa: PLC0415

    return Dictionary(dict="small")


@cache
def tokenizer() -> Tokenizer:
    """What tells the words of a text apart, the longest that there are."""
    from sudachipy import SplitMode  # noqa: PLC0415

    return dictionary().tokenizer(mode=SplitMode.C)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[tuple[str, str], ...]:
    """The content words of a text, each as one name for all its spellings, and as spelled.

    Kept, as content is judged again at every save, and most of it is as it was.
    """
    return tuple(found_words(text))


def found_words(text: str) -> Iterator[tuple[str, str]]:
    """Word by word, what ``words_of`` tells."""
    for word in tokenizer().tokenize(text):
        kind, sort, *_, inflection, form = word.part_of_speech()
        if kind not in CONTENT or sort in NAMES or TOO_SHORT.fullmatch(word.dictionary_form()):
            continue
        # 使える is not 使う: they inflect differently. 方 is not 方: they are read differently.
        same = inflection if kind in INFLECTED else word.reading_form().rstrip("ー")
        yield f"{word.normalized_form()} {same}", word.dictionary_form()
        if sort == "一般" and form.startswith("連用形-一般") and len(word.surface()) >= NOUN_LIKE:
            yield noun_of(word)


def noun_of(word: Morpheme) -> tuple[str, str]:
    """A verb's form that also serves as a noun: 問い合わせ is spelled like the noun 問い合せ."""
    end = word.surface()[len(word.dictionary_form()) - 1 :]
    return f"{word.normalized_form()[:-1]}{end} {word.reading_form()}", word.surface()
