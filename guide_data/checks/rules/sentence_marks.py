"""Marks of sentences: brackets come in pairs, sentences end, and each language uses its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import Kind, Manuscript, Scope, Sign, manuscripts, seek
from guide_data.checks.languages.spelling import Spelling, spelling
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.text.typography import typography

rule = Family("words")

JAPANESE = "[ぁ-ヿ々〆一-鿿]"
PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "“": "”",
    "[": "]",
    "〔": "〕",
    "《": "》",
}
APOSTROPHE = "’"
QUOTATION = re.compile('"')
NUMBERED = re.compile(r"^[ \u3000]*\(?[0-9a-z]{1,2}\)", re.MULTILINE)
# Where whole sentences stand.
BODY = re.compile(r"(?:text|about|lead|disclaimer)$|ways\.|meanwhile")
ENDED = re.compile(r"""[.!?:…。)\]”"」}*»“’؟।।]$""")
LIST = re.compile(r"(?:[0-9]+[.)]|[-*+]) ")
# So many words make a sentence of a line.
SENTENCE_WORDS = 4

IN_JAPANESE: tuple[Sign, ...] = (
    Sign(
        re.compile(rf"[,，.．](?:(?<={JAPANESE}.)(?!\w*}})|(?<=[A-Za-z0-9].)(?={JAPANESE}))"),
        "「{0}」は「、」か「。」にしてください。",
    ),
    Sign(re.compile("[Ａ-Ｚａ-ｚ]+"), "「{0}」は半角の英字にしてください。"),
    Sign(re.compile(rf"[;:!?](?<={JAPANESE}.)"), "「{0}」は全角（；：！？）にしてください。"),
    Sign(
        re.compile(rf"[()](?:(?<={JAPANESE}.)|(?<=\()(?={JAPANESE}))"),
        "「{0}」は全角（）にしてください。",
    ),
)
TWICE = "「{0}」は、句読点や記号が続いています。1 つにしてください。"
DOUBLED: tuple[Sign, ...] = (
    Sign(re.compile("[。、,;:・!！?？][。、,;:・!！?？]+"), TWICE),
    Sign(re.compile(r"\.\.(?!\.)(?<!\.\.\.)"), TWICE, ("..",)),
    Sign(re.compile("ーーー*|っっっ*"), TWICE, ("ーー", "っっ")),
    Sign(re.compile(r"「」|『』|（）|“”|\(\)|\[\]"), "かっこ（{0}）の中が空です。"),
    Sign(re.compile(r"[、。，．！？）」』](?<=\n.)"), "行が「{0}」で始まっています。"),
)
SPACE_BEFORE = "「{0}」の前の空白を消してください。"
# Where no mark has a space before it.
UNSPACED = (Sign(re.compile(r" [;:!?](?<=[^\W\d_]..)(?=\s|$)"), SPACE_BEFORE),)
# Chinese has no spaces that would tell a mark of its own from one of another language.
IN_WIDE = (Sign(re.compile("[,;:!?](?<=[一-鿿].)"), "「{0}」は全角（，；：！？）にしてください。"),)
IN_OTHERS: tuple[Sign, ...] = (
    Sign(
        re.compile("[、。，．：；！？（）［］\u3000]+"),
        "「{0}」は日本語の記号です。この言語の記号にしてください。",
    ),
    Sign(re.compile(r" [,.](?<=[^\W\d_]..)(?=\s|$)"), SPACE_BEFORE),
    Sign(re.compile(r"[,;](?<=[^\W\d_].)(?=[^\W\d_])"), "「{0}」のあとに空白を入れてください。"),
)


def in_some(holds: Callable[[Spelling], object], *kinds: Kind) -> Scope:
    """Texts in the languages of which something holds, without what they quote."""
    return Scope(kinds, meant=lambda language: holds(spelling(language)), own=True)


# Signs that must not be, and where.
OF_LANGUAGES: tuple[tuple[tuple[Sign, ...], Scope], ...] = (
    (IN_JAPANESE, in_some(lambda said: said.kana, "spoken", "names")),
    (IN_WIDE, in_some(lambda said: said.wide and not said.kana, "spoken")),
    (IN_OTHERS, in_some(lambda said: said.known and not said.wide, "spoken")),
    (
        UNSPACED,
        in_some(lambda said: said.known and not said.wide and not said.spaced_before, "spoken"),
    ),
)


@rule(
    "punctuation-mixed",
    "warning",
    "ほかの言語の句読点や、続いた句読点",
    example="押します.",
    needs="spelling",
)
def punctuation_mixed(case: Case) -> pd.DataFrame:
    """Marks that the language does not use, or uses one of at a time."""
    return pd.concat([seek(case, DOUBLED), *(seek(case, *of) for of in OF_LANGUAGES)])


@rule("brackets-unbalanced", "warning", "閉じていないかっこ", example="「次へを押します。")
def brackets_unbalanced(case: Case) -> pd.DataFrame:
    """Texts in which a bracket or a quotation mark has no partner."""
    rows = [row for text in manuscripts(case.tables) for row in unbalanced(text)]
    return pd.DataFrame(rows, columns=FOUND)


def unbalanced(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """The first bracket without a partner of each paragraph."""
    position = -2
    known = pairs_of(text.language)
    pairs = [(opens, close) for opens, close in known.items() if text.has(opens + close)]
    for paragraph in text.text.split("\n\n"):
        position += 2
        even = all(paragraph.count(opens) == paragraph.count(close) for opens, close in pairs)
        if even and paragraph.count('"') % 2 == 0:
            position += len(paragraph)
            continue
        words = NUMBERED.sub(lambda match: " " * len(match[0]), paragraph)
        at = lonely(words, known)
        if at is not None:
            row = text.at(position + at)
            message = "かっこ（{sign}）の相手がありません。閉じ忘れや、数を確かめてください。"
            yield row["file"], row["line"], row["step"], say(message, sign=words[at])
        position += len(paragraph)


@cache
def pairs_of(language: str) -> dict[str, str]:
    """Brackets and quotation marks of a language; what closes there may open elsewhere (“).

    Of marks that open as they close, or are apostrophes, nothing can be told.
    """
    opens, close = (mark.strip() for mark in typography(language).quotes)
    own = {} if close in (opens, APOSTROPHE) else {opens: close}
    return {one: other for one, other in PAIRS.items() if close not in (one, other)} | own


@cache
def bracket_of(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Any of some brackets."""
    return re.compile(f"[{re.escape(''.join(sign for pair in pairs for sign in pair))}]")


def lonely(words: str, pairs: dict[str, str]) -> int | None:
    """Where the first bracket without a partner stands."""
    opened: list[int] = []
    for match in bracket_of(tuple(pairs.items())).finditer(words):
        sign = match[0]
        if sign in pairs:
            opened.append(match.start())
        elif not opened or pairs[words[opened.pop()]] != sign:
            return match.start()
    quotes = [match.start() for match in QUOTATION.finditer(words)]
    return opened[0] if opened else (quotes[-1] if len(quotes) % 2 else None)


@rule("sentence-unended", "warning", "句点のない文", example="次に、再起動します")
def sentence_unended(case: Case) -> pd.DataFrame:
    """Sentences among others that end without a full stop."""
    rows = [row for text in manuscripts(case.tables) for row in unended(text)]
    return pd.DataFrame(rows, columns=FOUND)


def unended(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """Lines of whole sentences whose last one does not end."""
    pattern = spelling(text.language).unended
    open_end = partial(unended_as, pattern) if pattern else other_unended
    for row in text.rows if text.kind == "spoken" else ():
        if not BODY.match(row["where"]):
            continue
        position = text.begin(row)
        for line in row["text"].split("\n"):
            if line and open_end(line.rstrip()):
                end = line.rstrip()[-12:]
                message = say("「…{end}」のあとに、文の終わりの印（。や .）がありません。", end=end)
                yield row["file"], text.at(position)["line"], row["step"], message
            position += len(line) + 1


def unended_as(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line ends as a sentence without its full stop does, or has a comma there."""
    end = re.sub("（[^（）]*）$|[*」]+$", "", line)
    return bool(pattern.search(end))


def other_unended(line: str) -> bool:
    """Whether a paragraph of another language has no end; items of lists may be mere words."""
    if line.endswith((",", ";")):
        return True
    words = line.split()
    sentence = len(words) >= SENTENCE_WORDS and words[0][:1].isupper()
    return sentence and not LIST.match(line) and not ENDED.search(line)
