"""Review cards: what no machine can judge, step by step, and who has looked at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.audits.signed_parts import changes_since
from guide_data.checks.frames.card_parts import CardPart, Parts, card_parts, digest
from guide_data.checks.rules.scenarios import walks
from guide_data.checks.rules.sign_off import OLD
from guide_data.messages import gettext, listed, say, templates
from guide_data.model.editorial import SignOff
from guide_data.model.flow import Flow
from guide_data.model.problems import nearest
from guide_data.model.review_card import (
    CardAnswer,
    CardChange,
    CardFact,
    ReviewCard,
    ReviewDeck,
    State,
)
from guide_data.model.things import Fact
from guide_data.reading.reader import read_guide

STATES: dict[State, str] = {
    "changed": "変わった",
    "old": "1 年より前",
    "unsigned": "まだ",
    "signed": "確かめた",
}
STATE = templates("確かめたか")
# Not to be pasted as it stands: the reader refuses it until somebody has put themselves in.
ENTRY = "- {{step: {step}, by: イニシャル, on: 今日の日付, of: {of}}}"


def summary(audit: Audit) -> str:
    """How many steps are signed off, how many to look at again, and how many nobody looked at."""
    count = Counter(Review(audit).states.values())
    what = (
        "{every} ステップのうち、確かめたもの {signed}、"
        "あとで変わったもの {changed}、1 年より前のもの {old}。"
        "まだだれも確かめていないもの {unsigned}。"
    )
    return say(what, every=count.total(), **{state: count[state] for state in STATES})


def due(audit: Audit) -> pd.DataFrame:
    """What to look at, most urgent first: step, title, cause, STATE, people, place.

    First come the steps of the cause that those must read who lose no time, then those by which
    most people pass.
    """
    review = Review(audit)
    rows = audit.tables.steps[["step", "title", "cause", "file", "line"]]
    states, urgent = rows["step"].map(review.states), ~rows["cause"].eq(review.urgent_cause)
    people = [len(review.people[step]) for step in rows["step"]]
    rows = rows.assign(
        state=states.map(lambda state: gettext(STATES[state])),
        people=people,
        cause=rows["cause"].replace(audit.tables.titles),
    )
    rows = rows.assign(_urgent=urgent, _most=[-count for count in people])[states.ne("signed")]
    rows = rows.sort_values(["_urgent", "_most"], kind="stable", ignore_index=True)
    rows = rows.rename(columns={"state": STATE})
    return rows[["step", "title", "cause", STATE, "people", "file", "line"]]


def deck(audit: Audit, *names: str) -> ReviewDeck:
    """The cards of some steps (``takeover``) or files (``6_takeover.yaml``); without any, of all.

    Raises ContentError where the guide cannot be shown, ValueError for a name of neither.
    """
    steps = audit.tables.steps
    files = steps["file"].str.rpartition("/")[2]
    known = [*steps["step"], *files.unique()]
    for name in names:
        if name not in known:
            what = "'{name}' というステップも、ステップのファイルもありません{hint}。"
            raise ValueError(say(what, name=name, hint=nearest(name, known)))
    chosen = steps["step"].isin(names) | files.isin(names) | (not names)
    return Review(audit).deck(steps.loc[chosen, "step"])


def first(audit: Audit, count: int | None = None) -> ReviewDeck:
    """The cards of what ``due`` has first, or of all that it has."""
    return Review(audit).deck(
        due(audit)["step"].head(len(audit.titles) if count is None else count)
    )


@dataclass(frozen=True)
class Review:
    """All that cards are made of, worked out once for all of them."""

    audit: Audit

    @cached_property
    def parts(self) -> Parts:
        """What every card shows."""
        return card_parts(self.audit.tables, list(self.audit.tables.steps["step"]))

    @cached_property
    def signed(self) -> dict[str, SignOff]:
        """The newest sign-off of each step."""
        found = sorted(self.audit.tables.draft.items("reviews"), key=lambda item: item.on)
        return {item.step: item for item in found}

    @cached_property
    def states(self) -> dict[str, State]:
        """How each step stands."""
        return {step: self.state(step) for step in self.parts}

    def state(self, step: str) -> State:
        """How a step stands."""
        signed = self.signed.get(step)
        if signed is None:
            return "unsigned"
        if signed.of != digest(self.parts[step]):
            return "changed"
        return "old" if signed.on < self.audit.case.today - OLD else "signed"

    @cached_property
    def people(self) -> dict[str, list[str]]:
        """Who of journeys.yaml comes through each step."""
        through: dict[str, list[str]] = {step: [] for step in self.parts}
        for person, chosen, end in walks(self.audit.case):
            for step in dict.fromkeys([*(step for step, _ in chosen), end]):
                if step in through:
                    through[step].append(person["who"])
        return through

    @cached_property
    def urgent_cause(self) -> str:
        """The cause of the step for those who must lose no time; empty where there is none."""
        guide, steps = self.audit.tables.guide, self.audit.tables.steps
        urgent = guide.urgent.to if guide and guide.urgent else ""
        return next(iter(steps.loc[steps["step"].eq(urgent), "cause"]), "")

    @cached_property
    def facts(self) -> dict[str, CardFact]:
        """Every fact as a card shows it."""
        told = sources(self.audit.tables.sentences)
        facts = self.audit.tables.draft.items("facts")
        return {fact.id: card_fact(fact, told.get(fact.id, "")) for fact in facts}

    def deck(self, steps: Iterable[str]) -> ReviewDeck:
        """The cards of some steps; raises ContentError where the guide cannot be shown."""
        flow = read_guide(self.audit.folder)
        rows = {row["step"]: row for row in self.audit.tables.steps.to_dict("records")}
        return ReviewDeck(tuple(self.card(step, rows[step], flow) for step in steps), flow)

    def card(self, step: str, row: dict[Any, Any], flow: Flow) -> ReviewCard:
        """The card of one step."""
        signed, of = self.signed.get(step), digest(self.parts[step])
        rests = [part.where.removeprefix("facts.") for part in self.parts[step] if is_fact(part)]
        return ReviewCard(
            step=step,
            title=row["title"],
            cause=self.audit.tables.titles.get(row["cause"], row["cause"]),
            place=f"{row['file']}:{row['line']}",
            kind=row["kind"],
            urgent=row["cause"] == self.urgent_cause,
            state=self.states[step],
            signed=f"{signed.by} {signed.on}" if signed else "",
            of=of,
            entry=say(ENTRY, step=step, of=of),
            incoming=tuple(answers(flow, "", step)),
            outgoing=tuple(answers(flow, step, "")),
            facts=tuple(self.facts[fact] for fact in rests if fact in self.facts),
            people=tuple(self.people[step]),
            changes=self.changes(step),
        )

    def changes(self, step: str) -> tuple[CardChange, ...] | None:
        """What changed on a card since it was signed off; None where that cannot be told."""
        if self.states[step] != "changed":
            return ()
        return changes_since(self.audit.folder, self.signed[step], self.parts[step])


def is_fact(part: CardPart) -> bool:
    """Whether a part of a card is a fact."""
    return not part.language and part.where.startswith("facts.")


def card_fact(fact: Fact, told: str) -> CardFact:
    """A fact as a card shows it."""
    return CardFact(fact.id, fact.text, told, fact.ours or "", fact.compared)


def answers(flow: Flow, step: str, to: str) -> Iterator[CardAnswer]:
    """The answers of a step, or else those that lead to one, in every language."""
    spoken = flow.languages
    for one in [flow.steps[step]] if step else flow.steps.values():
        for option in one.options:
            if to in ("", option.to):
                said = [(f.guide.language, f.steps[one.id].option(option.id)) for f in spoken]
                other = option.to if step else one.id
                words = {language: answer.text for language, answer in said if answer}
                yield CardAnswer(other, flow.steps[other].title, words)


def sources(sentences: pd.DataFrame) -> dict[str, str]:
    """In words, which sentences of the source tell each fact, section by section."""
    told: dict[str, dict[str, list[int]]] = {}
    for number, section, fact in sentences[["number", "section", "fact"]].to_numpy():
        told.setdefault(fact, {}).setdefault(section, []).append(number)
    return {fact: listed(map(numbered, there, there.values())) for fact, there in told.items()}


def numbered(section: str, numbers: Collection[int]) -> str:
    """Some sentences of a section, in words."""
    return f"{section} {gettext('・').join(map(str, numbers))}".strip()
