"""Coverage: every sentence of the source is used, and every step and name rests on a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.languages.sentence_forms import paper_names, pressed_labels
from guide_data.checks.rules.registry import Family

rule = Family("coverage")


@rule(
    "sentence-unmapped",
    "error",
    "事実でも背景でもない、記事の文",
    example="source.yaml の 5: の次が 7:",
)
def sentence_unmapped(case: Case) -> pd.DataFrame:
    """Numbers left out between 1 and the last one, at the number that follows."""
    rows = case.tables.sentences.drop_duplicates("number").sort_values("number")
    before = rows["number"].shift(fill_value=0)
    gaps = rows.assign(first=before + 1, count=rows["number"] - before - 1)
    message = "文 {first} から {count} 文ありません。事実の id か {{background: 理由}} が要ります。"
    return found(gaps[gaps["count"].gt(0)], message)


@rule("fact-unused", "error", "どのステップにも使われない事実", example="- id: nobody-tells")
def fact_unused(case: Case) -> pd.DataFrame:
    """Facts that no step on any journey rests on."""
    uses, facts = case.tables.uses, case.tables.facts
    used = uses.loc[uses["step"].isin(case.reached), "fact"]
    message = "'{fact}' を使うステップがありません。どれかの facts に足すか、消してください。"
    return found(facts[~facts["fact"].isin(used)], message)


@rule("drawing-unused", "warning", "どのステップにも出ない絵", example="- id: nobody-sees")
def drawing_unused(case: Case) -> pd.DataFrame:
    """Drawings that no step on any journey shows."""
    steps, drawings = case.tables.steps, case.tables.drawings
    shown = steps.loc[steps["step"].isin(case.reached), "drawing"]
    message = "'{drawing}' を出すステップがありません。どれかの drawing に書くか、消してください。"
    return found(drawings[~drawings["drawing"].isin(shown)], message)


@rule("step-without-fact", "error", "よりどころのないステップ", example="facts: も ours: もない")
def step_without_fact(case: Case) -> pd.DataFrame:
    """Steps that rest on no fact and are not marked as ours."""
    steps = case.tables.steps
    bare = ~steps["step"].isin(case.tables.uses["step"]) & ~steps["ours"].astype(bool)
    return found(steps[bare], "よりどころがありません。facts か ours: true を書いてください。")


@rule(
    "ours-from-source",
    "warning",
    "記事から取った事実を使うのに ours のステップ",
    example="ours: true と facts: [two-step-off]",
)
def ours_from_source(case: Case) -> pd.DataFrame:
    """Steps that are marked as ours, and name a fact that the source tells."""
    steps, facts = case.tables.steps, case.tables.facts
    told = set(facts.loc[facts["sources"].map(len).gt(0), "fact"])
    # What a button or a number rests on is no claim of the step that names it.
    items = [located.item for located in case.tables.draft.all_steps]
    named = [(item.id, fact) for item in items for fact in item.facts if fact in told]
    uses = pd.DataFrame(named, columns=["step", "fact"]).drop_duplicates("step")
    rows = steps[steps["ours"].astype(bool)].merge(uses, on="step")
    return found(rows, "'{fact}' は記事から取った事実です。ours: true を消してください。")


@rule(
    "cause-unreachable",
    "error",
    "どのステップにも来られない原因",
    example="causes/7_new.yaml  # だれの to にもない",
)
def cause_unreachable(case: Case) -> pd.DataFrame:
    """Causes none of whose steps is on any journey, at their first step."""
    steps = case.tables.steps
    reached = steps.loc[steps["step"].isin(case.reached), "cause"]
    rows = steps[~steps["cause"].isin(reached)].drop_duplicates("cause")
    message = "この原因（{cause}）には、最初の質問から来られません。to でつないでください。"
    return found(rows, message)


@rule(
    "device-unanswered", "warning", "やり方のない機器", example="ways: {ios: …}  # android がない"
)
def device_unanswered(case: Case) -> pd.DataFrame:
    """Kinds of device that a step with ways for devices has no way for."""
    texts = case.tables.texts
    ways = texts[texts["where"].str.startswith("ways.")]
    asked = (
        ways.drop_duplicates("step")
        .drop(columns="text")
        .merge(case.tables.devices["device"], how="cross")
    )
    written = set(zip(ways["step"], ways["where"], strict=True))
    pairs = zip(asked["step"], "ways." + asked["device"], strict=True)
    lost = pd.Series([pair not in written for pair in pairs], index=asked.index, dtype=bool)
    return found(asked[lost], "ways に {device} のやり方がありません。足してください。")


@rule(
    "label-unknown",
    "warning",
    "よりどころのないボタンの名前",
    example="「送信する」を押します。",
    needs="pressed",
)
def label_unknown(case: Case) -> pd.DataFrame:
    """Labels that visitors are told to press and nothing else of the content knows."""
    message = (
        "「{name}」は buttons.yaml にも facts.yaml にもありません。足すか、言葉を直してください。"
    )
    return pd.concat([unknown(pressed_labels, message, case), *translated_labels(case, message)])


def translated_labels(case: Case, message: str) -> Iterator[pd.DataFrame]:
    """Labels to be pressed in a translation that no screen has, nor the words for one.

    In letters that only the original writes with, other rules see what is quoted.
    """
    if phrases(case.tables.language).own_letters:
        return
    spoken, lines = case.tables.spoken, case.tables.spoken_lines
    for language in case.tables.languages:
        there = spoken[spoken["language"].eq(language) & spoken["where"].str.startswith("buttons.")]
        known = "\n".join([known_names(case), *there["text"]])
        yield unknown_in(lines[lines["language"].eq(language)], pressed_labels, known, message)


@rule(
    "paper-unknown",
    "warning",
    "よりどころのない書類の名前",
    example="学生証も使えます。",
    needs="papers",
)
def paper_unknown(case: Case) -> pd.DataFrame:
    """Papers that nothing else of the content knows."""
    message = (
        "{name} は documents.yaml にも facts.yaml にもありません。足すか、言葉を直してください。"
    )
    return unknown(paper_names, message, case)


def unknown(
    names_in: Callable[[str, str], Iterable[str]], message: str, case: Case
) -> pd.DataFrame:
    """Names in visitors' texts that stand in no fact and name nothing that text can refer to."""
    lines = case.tables.lines.assign(language=case.tables.language)
    return unknown_in(lines, names_in, known_names(case), message)


def known_names(case: Case) -> str:
    """All that facts say, and whatever text can refer to."""
    return "\n".join([*case.tables.facts["text"], *case.tables.things["text"]])


def unknown_in(
    lines: pd.DataFrame,
    names_in: Callable[[str, str], Iterable[str]],
    known: str,
    message: str,
) -> pd.DataFrame:
    """Names in some lines that are not known."""
    told = normalize("NFKC", known).casefold()
    pairs = zip(lines["text"], lines["language"], strict=True)
    named = (names_in(normalize("NFKC", text), language) for text, language in pairs)
    unknown = [[name for name in names if name.casefold() not in told] for names in named]
    return found(once_each(lines, "name", unknown), message)
