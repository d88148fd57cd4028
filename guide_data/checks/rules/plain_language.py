"""Words: short, plain and even sentences, one word for one thing, nothing left unfinished."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, partial
from math import ceil

import pandas as pd
import wcwidth

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.sentences import (
    in_language,
    once_each,
    own,
    sentences,
    visible,
    where,
)
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.languages.sentence_forms import (
    answers,
    denies_twice,
    form_of,
    says_nothing,
)
from guide_data.checks.languages.word_spellings import words_of
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.flow import Limits

rule = Family("words")

# Characters of full width in a line on a phone.
PHONE = 24
# Where the text of a step stands: its own, then that for each device.
BODY = r"text$|ways\."
# What is read beside it, while one waits.
WAITS = r"meanwhile|waits\."
# Of what is longer than any limit, nobody says how long it may be.
ENDLESS = 10**6


def step_lines(case: Case) -> pd.DataFrame:
    """The lines that stand on steps."""
    lines = case.tables.lines
    return lines[lines["step"].ne("")]


def spoken_on_steps(case: Case) -> pd.DataFrame:
    """The lines that stand on steps, in every language."""
    lines = case.tables.spoken_lines
    return lines[lines["step"].ne("")]


def limits(case: Case) -> Limits:
    """The guide's own limits, or the usual ones."""
    return case.tables.guide.limits if case.tables.guide else Limits()


def longest(case: Case, name: str) -> dict[str, int]:
    """How long a title or a sentence may be in each language: as the guide says, else as usual.

    What the guide says is of its own language: in another, it is as much more or less than usual.
    """
    set_, own_language = getattr(limits(case), name), case.tables.draft.language
    usual = phrases(own_language).lengths.get(name)
    found = {}
    for language in map(str, case.tables.spoken["language"].unique()):
        length = phrases(language).lengths.get(name, ENDLESS)
        scaled = round(length * set_ / usual) if set_ and usual else length
        found[language] = set_ if set_ and language == own_language else scaled
    return found


def too_long(rows: pd.DataFrame, case: Case, name: str, column: str) -> pd.DataFrame:
    """The rows whose text, as a visitor sees it, has more characters than it may."""
    lengths = longest(case, name)
    rows = rows.assign(
        length=[len(text) for text in rows[column]],
        limit=[lengths[language] for language in rows["language"]],
    )
    return rows[rows["length"].gt(rows["limit"])]


@rule(
    "sentence-too-long",
    "warning",
    "上限より長い文",
    example="limits: {sentence: 60} なのに 70 文字の文",
    needs="lengths",
)
def sentence_too_long(case: Case) -> pd.DataFrame:
    """Sentences with more characters than the limit of their language, as the visitor sees them."""
    rows = case.tables.spoken_lines
    rows = sentences(rows, partial(visible, references=case.tables.references))
    message = "{length} 文字の文です（上限 {limit} 文字）。2 つに分けてください。"
    return found(too_long(rows, case, "sentence", "sentence"), message)


@rule(
    "title-too-long",
    "error",
    "上限より長い題",
    example="limits: {title: 25} なのに 30 文字の題",
    needs="lengths",
)
def title_too_long(case: Case) -> pd.DataFrame:
    """Titles of steps with more characters than the limit of their language."""
    rows = spoken_on_steps(case)
    rows = rows[rows["where"].eq("title")]
    rows = rows.assign(shown=[visible(text, case.tables.references) for text in rows["text"]])
    message = "題が {length} 文字です（上限 {limit} 文字）。短くしてください。"
    return found(too_long(rows, case, "title", "shown"), message)


@rule(
    "wall-of-text",
    "warning",
    "スマホで長くなりすぎる文章",
    example="limits: {lines: 24} なのに 30 行の text",
)
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
    message = "スマホで {count} 行になります（上限 {limit} 行）。削るか、ステップを分けてください。"
    return found(texts[texts["count"].gt(limit)], message, limit=limit)


def on_phone(text: str) -> int:
    """How many lines a text takes on a phone; what is empty takes none."""
    return sum(ceil(width(line.strip()) / PHONE) for line in text.split("\n"))


def width(line: str) -> float:
    """How wide a line is, in full-width characters."""
    # A font of Japan shows signs of ambiguous width (①, ※, …) in full width.
    return wcwidth.width(line, ambiguous_width=2) / 2


@rule(
    "forms-mixed",
    "warning",
    "です・ますと、そうでない文の終わりの混在、Sie と du の混在",
    example="「押します。」のあとに「少し待つ。」",
    needs="forms",
)
def forms_mixed(case: Case) -> pd.DataFrame:
    """Sentences in the plain form, in a text whose other sentences are polite."""
    lines = spoken_on_steps(case)
    rows = sentences(lines[lines["where"].str.match(rf"{BODY}|{WAITS}")], own)
    pairs = zip(rows["sentence"], rows["language"], strict=True)
    rows = rows.assign(form=[form_of(*pair) for pair in pairs])
    whole = [phrases(language).one_form for language in rows["language"]]
    # Where words tell it, a guide addresses everybody in one way; elsewhere each text has its own.
    text = rows["step"].where(~pd.Series(whole, index=rows.index, dtype=bool), "")
    rows = rows.assign(told=rows["language"] + "\0" + text)
    polite = set(rows.loc[rows["form"].eq("polite"), "told"])
    mixed = rows[rows["form"].eq("plain") & rows["told"].isin(polite)]
    message = (
        "「{sentence}」だけ、ほかの文と言い方が違います（です・ます、Sie と du など）。"
        "そろえてください。"
    )
    return found(mixed, message)


@rule(
    "term-avoided",
    "error",
    "terms.yaml で使わないと決めた言葉",
    example="スマートフォン  # use: スマホ",
)
def term_avoided(case: Case) -> pd.DataFrame:
    """Words that terms.yaml avoids; what is quoted from somebody's screen may use them."""
    lines = case.tables.spoken_lines
    # What is written on somebody's screen is quoted as it is.
    lines = lines[~lines["where"].str.match(r"(buttons|index)\.")]
    lines = lines.assign(own=[own(text) for text in lines["text"]])
    parts = [
        having_terms(lines[lines["language"].eq(language)], terms)
        for language, terms in case.tables.terms.groupby("language")
    ]
    return pd.concat([NO_FINDINGS, *parts])


def having_terms(lines: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """The lines of a language with one of its words to avoid."""
    # Most words stand nowhere: that is told by looking at all lines at once.
    told = "\n".join(lines["own"]).casefold()
    pairs = terms[["use", "avoid"]].itertuples(index=False, name=None)
    there = [pair for pair in pairs if pair[1].casefold() in told]
    return pd.concat([NO_FINDINGS, *(having_term(lines, *pair) for pair in there)])


def having_term(lines: pd.DataFrame, use: str, avoid: str) -> pd.DataFrame:
    """The lines with one word to avoid."""
    rows = where(lines, partial(has_term, use=use, avoid=avoid), "own")
    message = "「{avoid}」ではなく「{use}」と書いてください（terms.yaml）。"
    return found(rows, message, avoid=avoid, use=use)


def has_term(text: str, use: str, avoid: str) -> bool:
    """Whether a text has a word to avoid, which may be a part of the one to use."""
    if avoid.isascii() and use.isascii():
        return bool(whole_word(avoid).search(whole_word(use).sub("〓", text)))
    return avoid in text.replace(use, "〓")


@cache
def whole_word(word: str) -> re.Pattern[str]:
    """A word of a language that is written with spaces, whatever its case."""
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)


@rule("spelling-varies", "warning", "1 つの言葉の 2 通りの書き方", example="「できる」と「出来る」")
def spelling_varies(case: Case) -> pd.DataFrame:
    """Lines with the rarer of two spellings of one word; of equals, the one that comes later."""
    lines = step_lines(case)
    language = case.tables.draft.language
    held = [words_of(own(text), language) for text in lines["text"]]
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


@rule(
    "double-negative",
    "warning",
    "二重の否定",
    example="入れないわけではありません",
    needs="double_negative",
)
def double_negative(case: Case) -> pd.DataFrame:
    """Lines that deny a denial."""
    lines = case.tables.spoken_lines
    message = "二重の否定です。「できます」のように言い切ってください。"
    return found(lines[in_language(lines, denies_twice)], message)


@rule(
    "option-says-nothing",
    "error",
    "それだけでは意味のわからない答えやリンク",
    example="text: 次へ",
    needs="answers",
)
def option_says_nothing(case: Case) -> pd.DataFrame:
    """Options and links of a word or two that the step's title does not make clear."""
    lines, titles = case.tables.spoken_lines, titles_of(case)
    rows = lines[lines["where"].str.match(r"options\.|links\.")]
    columns = rows[["text", "language", "step"]].itertuples(index=False, name=None)
    says = [
        not says_nothing(text, titles.get((language, step), ""), language)
        for text, language, step in columns
    ]
    message = (
        "「{text}」だけでは何を選ぶのかわかりません。"
        "することや様子がわかる言葉にしてください。{or_ask}"
    )
    rows = rows[~pd.Series(says, index=rows.index, dtype=bool)]
    pairs = zip(rows["text"], rows["language"], strict=True)
    hints = [say("題を問い（…？）にしてもかまいません。") if answers(*p) else "" for p in pairs]
    return found(rows.assign(or_ask=hints), message)


def titles_of(case: Case) -> dict[tuple[str, str], str]:
    """The title of every step, by its language and the step's id."""
    rows = case.tables.spoken
    rows = rows[rows["where"].eq("title")]
    return dict(zip(zip(rows["language"], rows["step"], strict=True), rows["text"], strict=True))
