"""Answers: each says something of its own, and what its step does with it fits its words."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import in_language
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.likeness import folded, meaning, stem
from guide_data.checks.languages.sentence_forms import denies
from guide_data.checks.rules.registry import Family

rule = Family("branches")

# More than these, beside the three closing ones, nobody reads.
MOST_MAIN = 3
ANSWER = r"options\.|groups\."
CLOSING, SOLVED = r"answers\.", "answers.solved"
# What the id of an answer begins with that denies something.
DENIED_ID = r"^(?:no|not|never|without)(?:-|$)"
# These may or may not: nothing, none, unknown, cannot-tell.
UNSURE_ID = r"^(?:no|un|never|without|cannot|dis|in)"


def answers_in_languages(case: Case) -> pd.DataFrame:
    """Every answer and every group of answers, in every language, with what it says."""
    spoken = case.tables.spoken
    own = spoken[spoken["step"].ne("") & spoken["where"].str.match(ANSWER)]
    closing = spoken[spoken["where"].str.match(CLOSING)].assign(step="", closing=True)
    steps = case.tables.steps
    remedies = steps.loc[steps["kind"].eq("remedy"), ["step"]]
    on_remedies = closing.drop(columns="step").merge(remedies, how="cross")
    rows = pd.concat([closing, on_remedies, own.assign(closing=False)], ignore_index=True)
    rows = rows.assign(letters=[folded(text) for text in rows["text"]])
    rows = rows.assign(stem=[stem(text) for text in rows["text"]])
    # Only of two with the same stem it has to be worked out what they mean.
    near = rows.duplicated(["language", "step", "stem"], keep=False)
    pairs = zip(rows["text"], rows["letters"], near, strict=True)
    return rows.assign(meaning=[meaning(text) if n else letters for text, letters, n in pairs])


@rule(
    "options-same-words",
    "error",
    "同じ言葉の答え、記号やていねいさだけが違う答え",
    example="text: 届かない。 と text: 届きません",
)
def options_same_words(case: Case) -> pd.DataFrame:
    """Answers of one step that say the same; the words that close every remedy are told once."""
    rows = answers_in_languages(case)
    # What a dictionary takes for other words may still be the same letters in kana.
    twice = rows.duplicated(["language", "step", "meaning"])
    twice |= rows.duplicated(["language", "step", "letters"])
    rows = rows[twice & ~(rows["closing"] & rows["step"].ne(""))]
    message = "「{text}」と同じ意味の答えが、もう 1 つあります。見分けられる言葉にしてください。"
    return found(rows, message)


@rule(
    "option-repeats-title",
    "warning",
    "題と同じ言葉の答え",
    example="title: コードが届かない に text: コードが届かない",
)
def option_repeats_title(case: Case) -> pd.DataFrame:
    """Answers that say no more than the title of their step."""
    spoken = case.tables.spoken
    titles = spoken[spoken["where"].eq("title")]
    known = set(zip(titles["language"], titles["step"], titles["text"].map(folded), strict=True))
    rows = spoken[spoken["where"].str.match(ANSWER)]
    pairs = zip(rows["language"], rows["step"], rows["text"].map(folded), strict=True)
    same = pd.Series([pair in known for pair in pairs], index=rows.index, dtype=bool)
    return found(rows[same], "「{text}」は題と同じです。答えの言葉にしてください。")


@rule(
    "options-swapped",
    "warning",
    "id と言葉が食い違う答え",
    example="- id: not-found に text: 見つかった、- id: found に text: 見つからない",
    needs="denies",
)
def options_swapped(case: Case) -> pd.DataFrame:
    """Answers whose id denies and whose words do not, beside one of which it is the reverse."""
    options, language = case.tables.options, case.tables.draft.language
    rows = options[~options["closing"].astype(bool)]
    rows = rows.assign(
        denied=rows["option"].str.match(DENIED_ID),
        denies=[denies(text, language) for text in rows["text"]],
    )
    affirms = ~rows["option"].str.match(UNSURE_ID)
    reverse = set(rows.loc[affirms & rows["denies"], "step"])
    wrong = rows["denied"] & ~rows["denies"] & rows["step"].isin(reverse)
    message = "'{option}' の言葉が「{text}」です。ほかの答えと入れかわっていないか、見てください。"
    return found(rows[wrong], message)


@rule(
    "main-too-many",
    "warning",
    "いつも見せる答えが多すぎるステップ",
    example="main: true  # が 4 つ",
)
def main_too_many(case: Case) -> pd.DataFrame:
    """Remedies with so many answers before the closing ones that these are hard to find."""
    rows = [
        {"step": located.item.id, "count": count} | at(located, "options")
        for located in case.tables.draft.all_steps
        if (count := sum(option.main for option in located.item.own_options())) > MOST_MAIN
    ]
    message = f"main: true の答えが {{count}} つあります。{MOST_MAIN} つまでにしてください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "wait-then-solved",
    "error",
    "待ってもまだのときに、解決したと答えさせる",
    example="waits: {least: 1, most: 5, unit: minutes, then: solved}",
)
def wait_then_solved(case: Case) -> pd.DataFrame:
    """Waits after which whoever still waits is led to say that it helped."""
    rows = [
        {"step": located.item.id} | at(located, "waits", "then")
        for located in case.tables.draft.all_steps
        if (waits := located.item.wait()) and waits.then == "solved"
    ]
    message = "then は、待ってもまだのときの答えです。solved ではなく unsolved などにしてください。"
    return found(pd.DataFrame(rows), message)


def closing_answers(case: Case) -> pd.DataFrame:
    """The answers that close remedies, with the way in which the step that they lead to ends."""
    steps, options = case.tables.steps, case.tables.options
    ends = dict(zip(steps["step"], steps["ends"].fillna(""), strict=True))
    rows = options[options["closing"].astype(bool) & options["to"].isin(ends)]
    return rows.assign(ends=[ends[to] for to in rows["to"]])


@rule(
    "unsolved-to-solved",
    "error",
    "だめだった方を、解決の終わりへ送る remedy",
    example="unsolved: solved",
)
def unsolved_to_solved(case: Case) -> pd.DataFrame:
    """Remedies that take whom they did not help to an end for those who were helped."""
    rows = closing_answers(case)
    wrong = rows["option"].ne("solved") & rows["ends"].eq("solved")
    message = (
        "{option}（だめだった方、できない方）の行き先 '{to}' は、解決の終わりです。"
        "solved と入れかわっていないか、見てください。"
    )
    return found(rows[wrong], message)


@rule(
    "solved-elsewhere",
    "warning",
    "解決した方を、解決でない先へ送る remedy",
    example="solved: human",
)
def solved_elsewhere(case: Case) -> pd.DataFrame:
    """Remedies that take whom they helped elsewhere than to an end for those who were helped."""
    rows = closing_answers(case)
    wrong = rows["option"].eq("solved") & rows["ends"].ne("solved")
    message = (
        "solved（解決した方）の行き先 '{to}' は、解決の終わり（ends: solved）ではありません。"
        "unsolved と入れかわっていないか、見てください。"
    )
    return found(rows[wrong], message)


@rule(
    "closing-words-swapped",
    "error",
    "入れかわった、閉じるときの答えの言葉",
    example="answers: {solved: まだ入れません, unsolved: ログインできました}",
    needs="denies",
)
def closing_words_swapped(case: Case) -> pd.DataFrame:
    """Words for what helped that deny, beside words for what did not help that do not."""
    spoken = case.tables.spoken
    rows = spoken[spoken["where"].str.match(CLOSING)]
    rows = rows.assign(denies=in_language(rows, denies), solved=rows["where"].eq(SOLVED))
    affirmed = set(rows.loc[~rows["solved"] & ~rows["denies"], "language"])
    wrong = rows["solved"] & rows["denies"] & rows["language"].isin(affirmed)
    message = (
        "solved の「{text}」は、だめだったときの言葉のようです。"
        "入れかわっていないか、見てください。"
    )
    return found(rows[wrong], message)
