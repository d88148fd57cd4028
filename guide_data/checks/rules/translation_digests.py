"""Translation: everything said in every other language too, and of the words that it has now."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.sentences import in_language
from guide_data.checks.frames.translation_pairs import (
    digests_now,
    is_current,
    source_texts,
    translated_texts,
)
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.text.language_tags import language_name

rule = Family("translation")

WORDS = "words.yaml"


# To be expected while a translation is under way.
@rule("translation-missing", "warning", "訳のない文", example="en/ があるのに、ステップがない")
def translation_missing(case: Case) -> pd.DataFrame:
    """Texts without a translation, in every language that there is one of."""
    source, rows = source_texts(case.tables), translated_texts(case.tables)
    parts = [missing(source, rows[rows["language"].eq(one)]) for one in rows["language"].unique()]
    return pd.concat([NO_FINDINGS, *parts])


def missing(source: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """The texts that one language has no words for; things without any are told once."""
    language = said["language"].iloc[0]
    there = set(zip(said["step"], said["where"], strict=True))
    # Steps may come before what is said beside them, and the other way round.
    kinds = {bool(step) for step, _ in there}
    places = zip(source["step"], source["where"], strict=True)
    absent = [bool(place[0]) in kinds and place not in there for place in places]
    rows = source[pd.Series(absent, index=source.index, dtype=bool)]
    rows = rows[rows["step"].ne("") | needs_words(rows)]
    rows = rows.assign(
        to=[named(*pair) for pair in zip(rows["step"], rows["section"], strict=True)]
    )
    rows = rows.assign(language=language, name=language_name(language))
    return found(rows, "{name}の訳がありません（{where}）。{language}/ の {to} に足してください。")


def needs_words(rows: pd.DataFrame) -> pd.Series:
    """Whether texts have letters that no other language writes with; all have where none are."""
    return in_language(
        rows,
        lambda text, own: phrases(own).letters.search(text) or not phrases(own).own_letters,
    )


def named(step: str, section: str) -> str:
    """Where the translation of a text belongs."""
    return f"'{step}'" if step else say("{file} の {section}", file=WORDS, section=section)


@rule("translation-stale", "warning", "もとの言葉が変わった訳", example="of: 00000000")
def translation_stale(case: Case) -> pd.DataFrame:
    """Translations of words that have changed since, or are gone."""
    rows, now = case.tables.digests, digests_now(source_texts(case.tables))
    keys = zip(rows["step"], rows["section"], strict=True)
    rows = rows.assign(now=pd.Series([now.get(k, "") for k in keys], index=rows.index))
    rows = with_names(rows, case)
    rows = rows[rows["of"].ne(rows["now"])]
    gone, rows = rows[rows["now"].eq("")], rows[rows["now"].ne("")]
    message = "もとの{own}が変わりました。{name}の訳を見直し、of を {now} にしてください。"
    beside = (
        "もとの{own}が変わりました。{name}の訳を見直し、of の {section} を {now} にしてください。"
    )
    return pd.concat(
        [
            found(rows[rows["section"].eq("")], message),
            found(rows[rows["section"].ne("")], beside),
            found(gone, "もとの{own}がなくなりました。この{name}の訳を消してください。"),
            undated(case, now),
        ]
    )


def with_names(rows: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Rows with the names of their language and of the guide's own."""
    names = [language_name(language) for language in rows["language"]]
    own = language_name(case.tables.language)
    return rows.assign(name=pd.Series(names, index=rows.index, dtype=object), own=own)


def undated(case: Case, now: dict[tuple[str, str], str]) -> pd.DataFrame:
    """Sections of words.yaml that do not say of which words they are."""
    rows, said = translated_texts(case.tables), case.tables.digests
    rows = rows[rows["section"].ne("")].drop_duplicates(["language", "section"])
    dated = set(zip(said["language"], said["section"], strict=True))
    keys = zip(rows["language"], rows["section"], strict=True)
    rows = rows[pd.Series([key not in dated for key in keys], index=rows.index, dtype=bool)]
    rows = rows.assign(now=[now.get(("", section), "") for section in rows["section"]])
    message = "どの{own}の訳かわかりません。見直して、of に {section}: {now} と足してください。"
    return found(with_names(rows[rows["now"].ne("")], case), message)


@rule("translation-unknown", "error", "もとにないものの訳", example="contacts: にない fax: …")
def translation_unknown(case: Case) -> pd.DataFrame:
    """Words for what is not there, on steps that are as somebody looked at them."""
    source, rows = source_texts(case.tables), translated_texts(case.tables)
    there = set(zip(source["step"], source["where"], strict=True))
    absent = [place not in there for place in zip(rows["step"], rows["where"], strict=True)]
    rows = rows[pd.Series(absent, index=rows.index, dtype=bool)]
    # A step whose Japanese has changed is stale, and says so; things beside steps have names.
    rows = rows[rows["step"].eq("") | is_current(rows, case.tables)]
    # What the guide may leave out in its own language alone.
    rows = rows[rows["step"].ne("") | rows["where"].str.contains(".", regex=False)]
    message = "{where} は、もとの{own}にありません。名前を確かめるか、消してください。"
    return found(with_names(rows, case), message)


@rule("index-one-sided", "warning", "ほかの言語の索引に出てこない原因", example="index: にない原因")
def index_one_sided(case: Case) -> pd.DataFrame:
    """Causes that the index of the guide's own language leads to, and another's does not."""
    causes = case.tables.steps.set_index("step")["cause"].to_dict()
    led = {causes.get(step) for step in case.tables.index["step"]}
    rows = source_texts(case.tables)
    rows = rows[rows["section"].eq("causes")]
    rows = rows.assign(cause=rows["where"].str.removeprefix("causes."))
    message = "{language}/words.yaml の index に、この原因のステップを指す言葉がありません。"
    parts = [
        found(
            rows[rows["cause"].isin(led - {causes.get(step) for step in steps})],
            message,
            language=language,
        )
        for language, steps in case.tables.index_elsewhere.items()
    ]
    return pd.concat([NO_FINDINGS, *parts])
