"""Urgency: who must not lose time is offered the way at once, and it leads where it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found, found_in_guide
from guide_data.checks.languages.likeness import alike, folded
from guide_data.checks.rules.registry import Family
from guide_data.messages import listed, say
from guide_data.model.field_types import Loc
from guide_data.model.flow import Urgent

rule = Family("branches")

# Of two answers that say the same in other words, about half the letters stand in both.
ALIKE = 0.35


def urgent_of(case: Case) -> Urgent | None:
    """Where the urgent are led, if the guide says so and the step is there."""
    urgent = case.tables.guide.urgent if case.tables.guide else None
    return urgent if urgent and case.graph.codes([urgent.to])[0] >= 0 else None


def answers_at_start(case: Case) -> pd.DataFrame:
    """The answers that the first question offers."""
    return case.graph.options[case.graph.tails == case.graph.start]


def urgent_answer(case: Case, urgent: Urgent) -> dict[Any, Any] | None:
    """What the urgent choose at the start: the answer named, or the one with words most alike."""
    rows = answers_at_start(case)[["option", "text", "to"]].to_dict("records")
    if urgent.answer:
        return next((row for row in rows if row["option"] == urgent.answer), None)
    best = max(rows, key=lambda row: alike(urgent.text, row["text"]), default=None)
    return best if best and alike(urgent.text, best["text"]) >= ALIKE else None


@rule(
    "urgent-too-deep",
    "error",
    "急ぐステップが最初から遠い",
    example="limits: {urgent: 2} なのに 3 回選ぶ",
)
def urgent_too_deep(case: Case) -> pd.DataFrame:
    """An urgent step that takes more taps than its limit, by the answer that the urgent choose."""
    guide, urgent = case.tables.guide, urgent_of(case)
    steps = case.tables.steps
    if guide is None or urgent is None:
        return NO_FINDINGS
    taps = taps_to(case, urgent)
    rows = steps[steps["step"].eq(urgent.to)].assign(taps=taps or 0)
    limit = guide.limits.urgent
    message = "急ぐ人が {taps} 回選びます（上限 {limit} 回）。最初の質問からつないでください。"
    return found(rows if taps is not None and taps > limit else rows[:0], message, limit=limit)


def taps_to(case: Case, urgent: Urgent) -> int | None:
    """The taps from the start to the urgent step; without an urgent answer, the fewest of all."""
    answer = urgent_answer(case, urgent)
    if answer is None:
        return len(case.graph.answers(urgent.to)) if urgent.to in case.reached else None
    rest = case.graph.taps(answer["to"], urgent.to)
    return None if rest is None else rest + 1


@rule(
    "urgent-missing",
    "error",
    "危ないことの言葉があるのに、急ぐ方の近道がない",
    example="vocabulary.yaml に kind: danger があるのに、guide.yaml に urgent がない",
)
def urgent_missing(case: Case) -> pd.DataFrame:
    """A guide that knows words of danger, and has no way for the urgent."""
    words = case.tables.draft.items("vocabulary")
    danger = any(entry.kind == "danger" for entry in words)
    guide = case.tables.guide
    message = (
        "vocabulary.yaml に危ないことの言葉（kind: danger）があります。"
        "guide.yaml に urgent（急ぐ方に見せる言葉と行き先）を書いてください。"
    )
    return found_in_guide(
        case, [((), say(message))] if danger and guide and not guide.urgent else []
    )


@rule(
    "urgent-elsewhere",
    "error",
    "急ぐ方の近道が、違うところへ続く",
    example="urgent: {text: 身に覚えのない注文, to: outage-now}",
)
def urgent_elsewhere(case: Case) -> pd.DataFrame:
    """Urgent words that do not lead to the help they speak of, from anywhere or from the start."""
    urgent = urgent_of(case)
    return found_in_guide(case, urgent_faults(case, urgent) if urgent else ())


def urgent_faults(case: Case, urgent: Urgent) -> Iterator[tuple[Loc, str]]:
    """What is wrong with the way of the urgent: where in guide.yaml, and what to do."""
    answer = urgent_answer(case, urgent)
    if urgent.answer and answer is None:
        what = "最初の質問に '{answer}' という答えはありません。直すか、消してください。"
        yield ("urgent", "answer"), say(what, answer=urgent.answer)
    if answer and case.graph.taps(answer["to"], urgent.to) is None:
        what = (
            "最初の質問の答え「{text}」から、'{to}' に着きません。"
            "その答えの to か、urgent の to を直してください。"
        )
        yield ("urgent", "to"), say(what, text=answer["text"], to=urgent.to)
    if not helps(case, urgent.to):
        what = (
            "'{to}' は、急ぐ方を助けるステップではありません。"
            "することか、人に相談できる終わりにしてください。"
        )
        yield ("urgent", "to"), say(what, to=urgent.to)
    if lead := led_by_words(case, urgent):
        what = (
            "「{text}」の方は、vocabulary.yaml では {lead} に案内しています。"
            "同じステップにしてください。"
        )
        yield ("urgent", "to"), say(what, text=urgent.text, lead=lead)


def helps(case: Case, step: str) -> bool:
    """Whether a step says what to do or whom to ask; one not understood is told elsewhere."""
    steps = case.tables.steps
    rows = steps[steps["step"].eq(step)]
    return (
        step != case.graph.ids[case.graph.start] and not rows["ends"].isin(["solved", "wait"]).any()
    )


def led_by_words(case: Case, urgent: Urgent) -> str:
    """Where the search leads whoever types the urgent words, if it is not where they lead."""
    text = folded(urgent.text)
    steps = [
        step
        for entry in case.tables.draft.items("vocabulary")
        if entry.kind == "danger" and any(folded(w) in text for w in (entry.word, *entry.also))
        for step in entry.steps
    ]
    return "" if urgent.to in steps else listed(f"'{step}'" for step in dict.fromkeys(steps))


@rule(
    "urgent-answer-elsewhere",
    "warning",
    "急ぐ方の言葉の答えが、急ぐステップに続かない",
    example="text: 知らない注文や変更があった  # to: outage-now",
)
def urgent_answer_elsewhere(case: Case) -> pd.DataFrame:
    """Answers anywhere that say what the urgent say, and do not lead to the urgent step soon."""
    urgent, options = urgent_of(case), case.graph.options
    if urgent is None or case.tables.guide is None:
        return NO_FINDINGS
    alike_ones = [alike(urgent.text, text) >= ALIKE for text in options["text"]]
    rows = options[pd.Series(alike_ones, index=options.index, dtype=bool)]
    limit = case.tables.guide.limits.urgent
    lost = [
        not soon(case.graph.taps(row["to"], urgent.to), limit)
        # Who has been there need not go back.
        and case.graph.taps(urgent.to, row["step"]) is None
        for row in rows.to_dict("records")
    ]
    rows = rows[pd.Series(lost, index=rows.index, dtype=bool)]
    message = "「{text}」は、急ぐ方の答えのようです。'{urgent}' につないでください。"
    return found(rows, message, urgent=urgent.to)


def soon(taps: int | None, limit: int) -> bool:
    """Whether what is so many taps away is near enough."""
    return taps is not None and taps < limit
