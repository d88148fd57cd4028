"""Japanese: what can be told of a text in it, and of no other language, by its words alone."""

from __future__ import annotations

import re
from bisect import bisect_left
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

# Forms of sentences.
POLITE = re.compile(
    "(?:です|ます|ません|でした|ました|ましょう|でしょう|ください|なさい|まして)[かねよがけど]*$"
)
# Ends of verbs and adjectives; a noun at the end of a sentence is neither plain nor polite.
PLAIN = re.compile(
    "(?:だ|である|だった|[しよいたらすくきな]い|かった|[うくぐすつぬぶむる]|[いっんしけせてえ]た|だろう)"
    "[かねよな]*$"
)

# Single words and signs.
NEGATED = "(?:な[いくか]|ありません)"
DOUBLE_NEGATIVE = re.compile(
    f"なく(?:は|も){NEGATED}"
    f"|ない(?:わけ|訳)(?:では|じゃ|でも){NEGATED}"
    f"|ない(?:わけ|訳)に(?:は|も)(?:い|行)(?:かな|きませ)"
    f"|ない(?:こと|事|もの|でも)(?:は|も|では)?{NEGATED}"
    "|ないと(?:は|も)(?:(?:限|かぎ)(?:らな|りませ)|(?:言|い)(?:えな|えませ|い切れ|いきれ))"
    "|ずには?(?:いられ|おれ)(?:な|ませ)"
)

# Answers.
YES_NO = {"はい", "いいえ", "yes", "no"}
REST = {
    "その他",
    "そのほか",
    "わからない",
    "わかりません",
    "不明",
    "どれでもない",
    "どちらでもない",
}
EMPTY = {
    "次へ",
    "次",
    "つぎへ",
    "進む",
    "すすむ",
    "続ける",
    "続行",
    "ok",
    "了解",
    "戻る",
    "選ぶ",
    "こちら",
}
ASKS = re.compile("どれ|どこ|どんな|どの|どう|どちら|何|なに|いつ|だれ|誰|いくつ")
QUESTION = re.compile("[かねの]?[?？]$|か。?$")
NEGATIVE = re.compile("(?:ません|ない)(?:でした|です)?か[。?？]?$")

# Names.
LABEL = re.compile("「([^「」]+)」")
PRESSED = re.compile("押|選[びんぶ]|開[いきく]|タップ|クリック")
NOUNS = re.compile("[一-鿿ァ-ヿ]+")
# Papers that prove who somebody is; not 書類 in general, nor cards to pay with.
PAPER = re.compile(
    ".*(?:証明書|確認書|免許証|保険証|員証|学生証|手帳|パスポート|住民票"
    "|(?:ナンバー|番号|在留|住基)カード)(?!類)"
)

# Spelling.
CONTENT = ("名詞", "動詞", "形容詞", "副詞", "形状詞")
INFLECTED = ("動詞", "形容詞")
# Names and numbers are spelled as they are.
NAMES = ("固有名詞", "数詞")
# Two kana are too many words at once (とる: 取る, 撮る); Latin letters are names.
TOO_SHORT = re.compile("[ぁ-んァ-ヶー]{1,2}|[ -~]+")
NOUN_LIKE = 3


def form_of(sentence: str) -> str:
    """Whether a finished sentence is ``plain`` or ``polite``; empty where it is neither."""
    end = re.sub("（[^）]*）|[*「」]", "", sentence)
    if not end.endswith("。"):
        return ""
    end = end.rstrip("。")
    if POLITE.search(end):
        return "polite"
    return "plain" if PLAIN.search(end) else ""


def says_nothing(text: str, title: str) -> bool:
    """Whether an option can not be understood with its question alone.

    はい after a negative question means no to some and yes to others.
    """
    word = text.strip(" 　。、.!！").lower()
    asks, open_question = bool(QUESTION.search(title)), bool(ASKS.search(title))
    if word in YES_NO:
        return not asks or open_question or bool(NEGATIVE.search(title))
    return word in EMPTY or (word in REST and not asks)


def pressed_labels(text: str) -> Iterator[str]:
    """The labels quoted to be pressed: what is pressed stands before the verb in one sentence."""
    verbs = [match.start() for match in PRESSED.finditer(text)]
    for match in LABEL.finditer(text):
        verb = bisect_left(verbs, match.end())
        if verb < len(verbs) and "。" not in text[match.end() : verbs[verb]]:
            yield match[1]


def paper_names(text: str) -> Iterator[str]:
    """The names of papers that prove who somebody is."""
    for nouns in NOUNS.findall(text):
        if match := PAPER.match(nouns):
            yield match[0]


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
