"""Branches: every step can be reached, leads somewhere, and never in a circle."""

from __future__ import annotations

import numpy as np
import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.walks import Mask
from guide_data.checks.rules.registry import Family
from guide_data.model.states import Graph, State, expand, shared
from guide_data.model.step_kinds import ENDING

rule = Family("branches")


@rule(
    "step-unreachable",
    "error",
    "どの道からも来られないステップ",
    example="- id: forgotten-step  # だれの to にもない",
)
def step_unreachable(case: Case) -> pd.DataFrame:
    """Steps that no option leads to, from the start on."""
    message = "どこからも来られません。別のステップの to に '{step}' と書くか、消してください。"
    return found(case.steps_where(~case.graph.reached), message)


@rule(
    "step-inconsistent",
    "error",
    "同じ質問に食い違う答えをしないと来られないステップ",
    example="asks: device を iPhone と答えた先で、もう一度 asks: device",
)
def step_inconsistent(case: Case) -> pd.DataFrame:
    """Steps that need one question answered in two ways."""
    steps = case.tables.steps
    inconsistent = case.reached - consistently_reached(case)
    message = (
        "同じことを 2 回たずねていて、食い違う答えでしか来られません。"
        "前の asks の答えと合う道を作ってください。"
    )
    return found(steps[steps["step"].isin(inconsistent)], message)


def consistently_reached(case: Case) -> set[str]:
    """The steps on journeys that never give one ``asks`` two different answers."""
    return {step for step, _ in moves(case)} if repeated(case) else case.reached


def repeated(case: Case) -> dict[str, str]:
    """What each step asks that another step asks too, by the step's id."""
    rows = case.tables.steps[["step", "asks"]].dropna()
    return shared(dict(rows.itertuples(index=False, name=None)))


def moves(case: Case) -> Graph[State]:
    """Every consistent state from the start on, with the answers it offers and where they lead."""
    ways: dict[str, list[tuple[str, str]]] = {}
    for step, option, to in case.graph.options[["step", "option", "to"]].to_numpy():
        ways.setdefault(step, []).append((option, to))
    return expand(str(case.graph.ids[case.graph.start]), ways, repeated(case))


@rule(
    "no-outcome",
    "error",
    "どの終わりにも着けないステップ",
    example="to: が行き止まりにしか続かない",
)
def no_outcome(case: Case) -> pd.DataFrame:
    """Steps from which no outcome can be reached."""
    ends = case.tables.steps["kind"].isin(ENDING)
    lost = ~case.graph.leading_to(ends_of(case, ends))
    return found(
        case.steps_where(lost), "ここからは、どの終わりにも着きません。行き先を足してください。"
    )


@rule("no-human", "error", "人に相談できる終わりに着けないステップ", example="unsolved: solved")
def no_human(case: Case) -> pd.DataFrame:
    """Steps from which no human or result can be reached, in a guide that knows somebody to ask."""
    steps = case.tables.steps
    helped = case.graph.leading_to(ends_of(case, steps["ends"].isin(["human", "result"])))
    rows = case.steps_where(~helped)
    rows = rows[~rows["kind"].isin(ENDING) & bool(case.tables.references.all_of("contact"))]
    message = (
        "ここからは、人に相談できる終わり（ends: human）にも、"
        "答えのわかる終わり（ends: result）にも着きません。道を足してください。"
    )
    return found(rows, message)


def ends_of(case: Case, chosen: pd.Series[bool]) -> Mask:
    """The graph's marks for chosen steps."""
    return case.graph.marks(case.tables.steps.loc[chosen, "step"])


def own_options(case: Case) -> pd.DataFrame:
    """The options that questions themselves offer, with the count of them and of their targets."""
    options, steps = case.tables.options, case.tables.steps
    questions = steps.loc[steps["kind"].eq("question"), ["step", "file", "line"]]
    counts = options.groupby("step")["to"].agg(count="size", targets="nunique")
    return questions.merge(counts, left_on="step", right_index=True)


@rule("question-one-option", "error", "答えが 1 つしかない質問", example="options: に 1 つだけ")
def question_one_option(case: Case) -> pd.DataFrame:
    """Questions that leave no choice."""
    rows = own_options(case)
    message = "答えが 1 つしかありません。答えを足すか、remedy か continue にしてください。"
    return found(rows[rows["count"].eq(1)], message)


@rule(
    "question-one-target", "error", "どれを選んでも同じところへ進む質問", example="to: が全部同じ"
)
def question_one_target(case: Case) -> pd.DataFrame:
    """Questions whose answers all lead to the same step."""
    rows = own_options(case)
    message = "どの答えも同じステップに進みます。質問をなくすか、行き先を分けてください。"
    return found(rows[rows["count"].gt(1) & rows["targets"].eq(1)], message)


@rule(
    "journey-too-long",
    "error",
    "上限より長い道",
    example="limits: {journey: 25} なのに 30 回選ぶ道",
)
def journey_too_long(case: Case) -> pd.DataFrame:
    """A start from which more choices can follow than the guide's limit; to read on is none."""
    guide, graph = case.tables.guide, case.graph
    if guide is None or graph.start < 0 or graph.on_cycles.any():
        return NO_FINDINGS
    read = case.tables.steps.loc[case.tables.steps["kind"].eq("continue"), "step"]
    most = int(graph.longest_of((~graph.marks(read)).astype(np.int64))[graph.start])
    rows = case.tables.steps[case.tables.steps["step"].eq(guide.start)].assign(most=most)
    limit = guide.limits.journey
    message = "いちばん長い道が {most} 回あります（上限 {limit} 回）。近道を作ってください。"
    return found(rows if most > limit else rows[:0], message, limit=limit)
