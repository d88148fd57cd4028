"""What can be told of a sentence by the words of its language: what it is, asks, denies, names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from guide_data.checks.languages.language_phrases import phrases
from guide_data.text.typography import typography

SIGNS = " 　。、.!！"
# Where a sentence ends, within a line.
END = re.compile(r"[。！？]|[.!?](?=\s)")
BESIDE = re.compile("（[^）]*）|[*「」]")


def form_of(sentence: str, language: str) -> str:
    """Whether a sentence is ``plain`` or ``polite``; empty where it is neither.

    Of one that is both in words, it is the plain ones that have slipped in.
    """
    text, known = BESIDE.sub("", sentence), phrases(language)
    order = ("plain", "polite") if known.one_form else ("polite", "plain")
    return next((form for form in order if known.forms[form].search(text)), "")


def says_nothing(text: str, title: str, language: str) -> bool:
    """Whether an option can not be understood with its question alone.

    Yes after a negative question means no to some and yes to others.
    """
    known, word = phrases(language).answers, text.strip(SIGNS)
    asks, open_question = known["question"].search(title), known["asks"].search(title)
    if known["yes_no"].fullmatch(word):
        return not asks or bool(open_question) or bool(known["negative"].search(title))
    if known["rest"].fullmatch(word):
        return not asks
    return bool(known["empty"].fullmatch(word))


def answers(text: str, language: str) -> bool:
    """Whether an option says something where its title asks: yes, other."""
    known, word = phrases(language).answers, text.strip(SIGNS)
    return any(known[name].fullmatch(word) for name in ("yes_no", "rest"))


def denies(text: str, language: str) -> bool:
    """Whether a clause of a text denies something."""
    return bool(phrases(language).denies.search(text.replace("’", "'")))


def is_over(text: str, language: str) -> bool:
    """Whether a text says of something that it no longer counts or exists."""
    return bool(phrases(language).over.search(text.replace("’", "'")))


def denies_twice(text: str, language: str) -> bool:
    """Whether a text denies a denial."""
    return bool(phrases(language).double_negative.search(text.replace("’", "'")))


@cache
def quotation(language: str) -> re.Pattern[str]:
    """A quotation in a language's own marks."""
    opens, closes = (re.escape(mark.strip()) for mark in typography(language).quotes)
    return re.compile(rf"{opens}\s?([^{opens}{closes}]+?)\s?{closes}")


def pressed_labels(text: str, language: str) -> Iterator[str]:
    """The labels quoted to be pressed: the verb stands in the same sentence, on its side."""
    known = phrases(language)
    verbs = [match.start() for match in known.pressed.finditer(text)]
    for match in quotation(language).finditer(text) if verbs else ():
        if known.pressed_after:
            at = bisect_left(verbs, match.end())
            between = text[match.end() : verbs[at]] if at < len(verbs) else "。"
        else:
            at = bisect_right(verbs, match.start()) - 1
            between = text[verbs[at] : match.start()] if at >= 0 else "。"
        if not END.search(between):
            yield match[1]


def paper_names(text: str, language: str) -> Iterator[str]:
    """The names of papers that prove who somebody is."""
    return (match[0] for match in phrases(language).papers.finditer(text))
