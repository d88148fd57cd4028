"""Words: short, plain and even sentences, one word for one thing, nothing left unfinished."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import pandas as pd

from guide_data.checks.registry import Case, Rule, found
from guide_data.checks.sentences import once_each, own, sentences, visible, where
from guide_data.model.flow import Limits

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer

# Characters in a line on a phone.
PHONE = 24

POLITE = re.compile(
    "(?:です|ます|ません|でした|ました|ましょう|でしょう|ください|なさい|まして)[かねよがけど]*$"
)
# Ends of verbs and adjectives; a noun at the end of a sentence is neither plain nor polite.
PLAIN = re.compile(
    "(?:だ|である|だった|[しよいたらすくきな]い|かった|[うくぐすつぬぶむる]|[いっんしけせてえ]た|だろう)"
    "[かねよな]*$"
)

NEGATED = "(?:な[いくか]|ありません)"
DOUBLE_NEGATIVE = re.compile(
    f"なく(?:は|も){NEGATED}"
    f"|ない(?:わけ|訳)(?:では|じゃ|でも){NEGATED}"
    f"|ない(?:わけ|訳)に(?:は|も)(?:い|行)(?:かな|きませ)"
    f"|ない(?:こと|事|もの|でも)(?:は|も|では)?{NEGATED}"
    "|ないと(?:は|も)(?:(?:限|かぎ)(?:らな|りませ)|(?:言|い)(?:えな|えませ|い切れ|いきれ))"
    "|ずには?(?:いられ|おれ)(?:な|ませ)"
)
PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])(?:TODO|FIXME|XXX+|TBD|WIP)(?![A-Za-z])|[〇○◯●]{2,}|[?？]{3,}|lorem ipsum"
    "|[後あ][でと]で?(?:書|足|直)(?:く|き(?:ます|足))|[（(【［\\[]仮[）)】］\\]]|^仮$|仮の(?:文|題|言葉|リンク)"
    "|ここに(?:文|説明|本文)を(?:書|入れ)|ダミー(?:の)?(?:文|テキスト)",
    re.IGNORECASE,
)
PATTERNS = {
    "half-width-kana": re.compile("[\uff61-\uff9f]"),
    "full-width-digit": re.compile("[０-９]"),
    "double-space": re.compile("(?<=\\S)[ \u3000]{2,}"),
    "double-negative": DOUBLE_NEGATIVE,
    "placeholder": PLACEHOLDER,
}

CONTENT = ("名詞", "動詞", "形容詞", "副詞", "形状詞")
INFLECTED = ("動詞", "形容詞")
# Names and numbers are spelled as they are.
NAMES = ("固有名詞", "数詞")
# Two kana are too many words at once (とる: 取る, 撮る); Latin letters are names.
TOO_SHORT = re.compile("[ぁ-んァ-ヶー]{1,2}|[ -~]+")
NOUN_LIKE = 3

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
# Where the text of a step stands: its own, then that for each device.
BODY = r"text$|ways\."
ASKS = re.compile("どれ|どこ|どんな|どの|どう|どちら|何|なに|いつ|だれ|誰|いくつ")
QUESTION = re.compile("[かねの]?[?？]$|か。?$")
NEGATIVE = re.compile("(?:ません|ない)(?:でした|です)?か[。?？]?$")


def step_lines(case: Case) -> pd.DataFrame:
    """The lines that stand on steps."""
    lines = case.tables.lines
    return lines[lines["step"].ne("")]


def limits(case: Case) -> Limits:
    """The guide's own limits, or the usual ones."""
    return case.tables.guide.limits if case.tables.guide else Limits()


def sentence_too_long(case: Case) -> pd.DataFrame:
    """Sentences with more characters than the guide's limit, as the visitor sees them."""
    limit = limits(case).sentence
    rows = sentences(case.tables.lines, partial(visible, references=case.tables.references))
    rows = rows.assign(length=rows["sentence"].str.len().astype(int))
    message = f"{{length}} 文字の文です（上限 {limit} 文字）。2 つに分けてください。"
    return found(rows[rows["length"].gt(limit)], message)


def title_too_long(case: Case) -> pd.DataFrame:
    """Titles of steps with more characters than the guide's limit."""
    limit = limits(case).title
    rows = step_lines(case)
    rows = rows[rows["where"].eq("title")]
    shown = [len(visible(text, case.tables.references)) for text in rows["text"]]
    rows = rows.assign(length=shown)
    message = f"題が {{length}} 文字です（上限 {limit} 文字）。短くしてください。"
    return found(rows[rows["length"].gt(limit)], message)


def wall_of_text(case: Case) -> pd.DataFrame:
    """Steps whose text takes more lines on a phone than the guide's limit."""
    limit = limits(case).lines
    texts = case.tables.texts
    texts = texts[texts["step"].ne("") & texts["where"].str.match(BODY)]
    texts = texts.assign(
        count=[on_phone(visible(t, case.tables.references)) for t in texts["text"]]
    )
    # A visitor reads the way for one device.
    own = texts["where"].eq("text")
    rest = texts["step"].map(texts[~own].groupby("step")["count"].max()).fillna(0).astype(int)
    texts = texts.assign(count=texts["count"] + rest)[own]
    message = (
        f"スマホで {{count}} 行になります（上限 {limit} 行）。削るか、ステップを分けてください。"
    )
    return found(texts[texts["count"].gt(limit)], message)


def on_phone(text: str) -> int:
    """How many lines a text takes on a phone; what is empty takes none."""
    return sum(ceil(width(line.strip()) / PHONE) for line in text.split("\n"))


def width(line: str) -> float:
    """How wide a line is, in full-width characters."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in line)


def forms_mixed(case: Case) -> pd.DataFrame:
    """Sentences that end in the plain form, in a text whose other sentences are polite."""
    lines = step_lines(case)
    rows = sentences(lines[lines["where"].str.match(rf"{BODY}|waits\.")], own)
    rows = rows.assign(form=rows["sentence"].map(form_of))
    polite = set(rows.loc[rows["form"].eq("polite"), "step"])
    mixed = rows[rows["form"].eq("plain") & rows["step"].isin(polite)]
    return found(
        mixed, "「{sentence}」だけ、です・ますではありません。文の終わりをそろえてください。"
    )


def form_of(sentence: str) -> str:
    """Whether a finished sentence is ``plain`` or ``polite``; empty where it is neither."""
    end = re.sub("（[^）]*）|[*「」]", "", sentence)
    if not end.endswith("。"):
        return ""
    end = end.rstrip("。")
    if POLITE.search(end):
        return "polite"
    return "plain" if PLAIN.search(end) else ""


def term_avoided(case: Case) -> pd.DataFrame:
    """Words that terms.yaml avoids; what is quoted from somebody's screen may use them."""
    pairs = case.tables.terms[["use", "avoid"]].itertuples(index=False, name=None)
    lines = case.tables.lines.assign(own=[own(text) for text in case.tables.lines["text"]])
    parts = [having_term(lines, use, avoid) for use, avoid in pairs]
    return pd.concat([found(lines[:0], ""), *parts])


def having_term(lines: pd.DataFrame, use: str, avoid: str) -> pd.DataFrame:
    """The lines with one word to avoid."""
    rows = where(lines, partial(has_term, use=use, avoid=avoid), "own")
    return found(rows, f"「{avoid}」ではなく「{use}」と書いてください（terms.yaml）。")


def has_term(text: str, use: str, avoid: str) -> bool:
    """Whether a text has a word to avoid, which may be a part of the one to use."""
    return avoid in text.replace(use, "〓")


def spelling_varies(case: Case) -> pd.DataFrame:
    """Lines with the rarer of two spellings of one word; of equals, the one that comes later."""
    lines = step_lines(case)
    held = [words_of(own(text)) for text in lines["text"]]
    usual = {word: max(ways, key=ways.__getitem__) for word, ways in spellings(held).items()}
    rare = [sorted({(s, usual[w]) for w, s in pairs if s != usual[w]}) for pairs in held]
    rows = once_each(lines, "rare", rare)
    rows = rows.assign(seen=rows["rare"].str[0], usual=rows["rare"].str[1])
    return found(rows, "「{seen}」と「{usual}」が混ざっています。「{usual}」にそろえてください。")


def spellings(held: Iterable[Iterable[tuple[str, str]]]) -> dict[str, Counter[str]]:
    """How often each word is spelled in which way, of the words that some lines hold."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, spelling in (pair for pairs in held for pair in pairs):
        spelled[word][spelling] += 1
    return spelled


@cache
def tokenizer() -> Tokenizer:
    """Sudachi with its small dictionary, made once."""
    # Only this rule needs it, and it takes longer to load than most rules to run.
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415

    return Dictionary(dict="small").tokenizer(mode=SplitMode.C)


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


def option_says_nothing(case: Case) -> pd.DataFrame:
    """Options of a word or two that the step's title does not make clear."""
    titles = case.tables.steps.set_index("step")["title"]
    lines = step_lines(case)
    rows = lines[lines["where"].str.startswith("options.")]
    rows = rows.assign(title=rows["step"].map(titles.to_dict()))
    says = [not says_nothing(t, q) for t, q in rows[["text", "title"]].itertuples(index=False)]
    message = (
        "「{text}」だけでは何を選ぶのかわかりません。することや様子がわかる言葉にしてください。"
    )
    return found(rows[~pd.Series(says, index=rows.index, dtype=bool)], message)


def says_nothing(text: str, title: str) -> bool:
    """Whether an option can not be understood with its question alone.

    はい after a negative question means no to some and yes to others.
    """
    word = text.strip(" 　。、.!！").lower()
    asks, open_question = bool(QUESTION.search(title)), bool(ASKS.search(title))
    if word in YES_NO:
        return not asks or open_question or bool(NEGATIVE.search(title))
    return word in EMPTY or (word in REST and not asks)


def matching(rule: str, message: str, case: Case) -> pd.DataFrame:
    """Lines with the rule's pattern."""
    return found(where(case.tables.lines, PATTERNS[rule].search), message)


# What a visitor can still understand.
MILD = {
    "sentence-too-long",
    "wall-of-text",
    "forms-mixed",
    "spelling-varies",
    "double-space",
    "double-negative",
}
RULES = tuple(
    Rule(rule, "words", "warning" if rule in MILD else "error", description, example, "0.1.0", find)
    for rule, description, example, find in (
        (
            "sentence-too-long",
            "上限より長い文",
            "limits: {sentence: 60} なのに 70 文字の文",
            sentence_too_long,
        ),
        (
            "title-too-long",
            "上限より長い題",
            "limits: {title: 25} なのに 30 文字の題",
            title_too_long,
        ),
        (
            "wall-of-text",
            "スマホで長くなりすぎる文章",
            "limits: {lines: 24} なのに 30 行の text",
            wall_of_text,
        ),
        (
            "forms-mixed",
            "です・ますと、そうでない文の終わりの混在",
            "「押します。」のあとに「少し待つ。」",
            forms_mixed,
        ),
        (
            "term-avoided",
            "terms.yaml で使わないと決めた言葉",
            "スマートフォン  # use: スマホ",
            term_avoided,
        ),
        (
            "spelling-varies",
            "1 つの言葉の 2 通りの書き方",
            "「できる」と「出来る」",
            spelling_varies,
        ),
        (
            "half-width-kana",
            "半角カナ",
            "ﾛｸﾞｲﾝ",
            partial(
                matching, "half-width-kana", "半角カナがあります。全角のカタカナにしてください。"
            ),
        ),
        (
            "full-width-digit",
            "全角の数字",
            "６桁のコード",
            partial(
                matching, "full-width-digit", "全角の数字があります。半角の数字にしてください。"
            ),
        ),
        (
            "double-space",
            "続いた空白",
            "Amazon  のアプリ",
            partial(matching, "double-space", "空白が続いています。1 つにするか、消してください。"),
        ),
        (
            "double-negative",
            "二重の否定",
            "入れないわけではありません",
            partial(
                matching,
                "double-negative",
                "二重の否定です。「できます」のように言い切ってください。",
            ),
        ),
        (
            "placeholder",
            "書きかけの印",
            "TODO: あとで書く",
            partial(
                matching, "placeholder", "書きかけの印があります。書き上げるか、消してください。"
            ),
        ),
        (
            "option-says-nothing",
            "それだけでは意味のわからない答え",
            "text: 次へ",
            option_says_nothing,
        ),
    )
)
