"""The languages that a guide speaks: tags that are some, each with words for the guide itself."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from guide_data.messages import gettext, listed, say, templates
from guide_data.model.problems import Problem
from guide_data.reading.draft import Draft
from guide_data.reading.file_places import told_of_tag
from guide_data.reading.located import Located
from guide_data.reading.structural import MARKUP, UNREADABLE, structural
from guide_data.text.language_tags import is_language, language_name
from guide_data.text.markdown_limits import refused
from guide_data.text.typography import typography
from guide_data.words.i18n import FALLBACK, keys, missing, shipped, shipped_for, word_at

NO_TAG = templates(
    "'{0}' という言語はありません。en、fr、zh-Hans のような言語の記号を書いてください。"
)
MISSPELLED = templates("言語の記号は '{1}' と書きます（いまは '{0}'）。")
UNREAD = "読みをひらがなで書いてください。"
# So many words are named; whoever has written these is told of the next.
MOST_NAMED = 12
LACKS = (
    "ガイドの言葉（ボタンなど）が、{name}ではまだありません。words/{language}.yaml を作り、"
    "次の言葉を書いてください: {keys}"
)
LACKS_MORE = "{name}の次の言葉がありません。足してください: {keys}"


@structural("language-unknown", "ない言語、まちがった言語の記号", "language: EN")
def language_is_one(draft: Draft) -> Iterator[Problem]:
    """The guide's own language is a tag that stands for one."""
    if draft.guide and not is_language(draft.language):
        meant = told_of_tag(draft.language, NO_TAG, MISSPELLED)
        yield draft.guide.problem(meant or say(NO_TAG, draft.language), "language")


@structural("language-own", "もとの言語と同じ言語の訳", "language: en なのに en/")
def translations_are_of_other_languages(draft: Draft) -> Iterator[Problem]:
    """No folder of a translation is of the guide's own language."""
    if strings := draft.strings.get(draft.language):
        what = "もとの言語と同じです。guide.yaml の language か、フォルダーを見直してください。"
        yield strings.problem(gettext(what))


@structural(
    "language-wordless", "ガイドの言葉のない言語", "language: eo なのに words/eo.yaml がない"
)
def languages_have_words(draft: Draft) -> Iterator[Problem]:
    """Whatever language the guide speaks, it has words for itself in it."""
    spoken: dict[str, Located[Any] | None] = {draft.language: draft.guide} | dict(draft.strings)
    for language, located in spoken.items():
        if located is None or not is_language(language) or shipped_for(language):
            continue
        own = draft.words.get(language)
        names = {"name": language_name(language), "language": language}
        if lacks := missing(draft.own_words(language)):
            names["keys"] = named(lacks)
            if own:
                yield own.problem(say(LACKS_MORE, **names))
            else:
                inner = ("language",) if located is draft.guide else ()
                yield located.problem(say(LACKS, **names), *inner)


def named(lacks: list[str]) -> str:
    """The words that are missing, or the first of very many and how many more."""
    more = len(lacks) - MOST_NAMED
    first = listed(lacks[:MOST_NAMED])
    return say("{names}、ほか {more}", names=first, more=more) if more > 0 else first


@structural(*MARKUP)
def words_are_plain(draft: Draft) -> Iterator[Problem]:
    """No word of the guide itself holds HTML, or anything else that is not shown as it is."""
    for located in draft.words.values():
        for _, text, loc in located.parts:
            for line, what in refused(text):
                yield located.problem_in_text(line, say("{what}。", what=gettext(what)), *loc)


@structural("words-unfilled", "穴 {…} の違うガイドの言葉", "left: あと {minuts} 分")
def words_are_filled_in(draft: Draft) -> Iterator[Problem]:
    """What the guide fills into its words has the same names in every language."""
    known = shipped()[FALLBACK]
    for located in draft.words.values():
        table = located.item.model_dump()
        for key in keys():
            text, holes = word_at(table, key), filled(word_at(known, key) or "")
            if text is not None and filled(text) != holes:
                names = listed(f"{{{hole}}}" for hole in sorted(holes or ()))
                what = "入れる穴は、同じ名前で書いてください: {names}"
                yield located.problem(say(what, names=names or gettext("（なし）")), *key)


def filled(text: str) -> set[str] | None:
    """The names of what is filled into a text; None where braces are out of order."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


@structural(*UNREADABLE)
def words_of_the_index_are_read(draft: Draft) -> Iterator[Problem]:
    """An index in the order of how its words are read says so of each word."""
    if typography(draft.language).readings:
        for located in draft.lists.get("index", ()):
            if not located.item.reading:
                yield located.problem(gettext(UNREAD), "reading")
    for language, strings in draft.strings.items():
        for n, entry in enumerate(strings.item.index):
            if typography(language).readings and not entry.reading:
                yield strings.problem(gettext(UNREAD), "index", n, "reading")
