"""Coverage: what the source says is told, what is told is known, and somebody walks every way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from unicodedata import normalize

import pandas as pd

from guide_data.checks.registry import FOUND, Case, Rule, found

# A step, and the answer chosen there.
Way = tuple[str, str]

# As dialled: from 0 or +, nine digits or more, whatever stands between them.
PHONE = re.compile(r"(?<![\d-])(?:\+|\(?0|81-)[\d() ‐–−-]{8,}\d")
# A label is quoted to be pressed: what is pressed stands before the verb in one sentence.
LABEL = re.compile(r"「([^「」]+)」(?=[^。]*(?:押|選[びんぶ]|開[いきく]|タップ|クリック))")
# Papers that prove who somebody is; not 書類 in general, nor cards to pay with.
PAPER = re.compile(
    r"[一-鿿ァ-ヿ]*(?:証明書|確認書|免許証|保険証|員証|学生証|手帳|パスポート|住民票"
    r"|(?:ナンバー|番号|在留|住基)カード)(?!類)"
)


def sentence_unmapped(case: Case) -> pd.DataFrame:
    """Numbers left out between 1 and the last one, at the number that follows."""
    rows = case.tables.sentences.drop_duplicates("number").sort_values("number")
    before = rows["number"].shift(fill_value=0)
    gaps = rows.assign(first=before + 1, count=rows["number"] - before - 1)
    message = "文 {first} から {count} 文ありません。事実の id か background を書いてください。"
    return found(gaps[gaps["count"].gt(0)], message)


def fact_unused(case: Case) -> pd.DataFrame:
    """Facts that no step on any journey rests on."""
    uses, facts = case.tables.uses, case.tables.facts
    told = uses.loc[uses["step"].isin(case.reached), "fact"]
    message = "'{fact}' を使うステップがありません。どれかの facts に足すか、消してください。"
    return found(facts[~facts["fact"].isin(told)], message)


def step_without_fact(case: Case) -> pd.DataFrame:
    """Steps that rest on no fact and are not marked as ours."""
    steps = case.tables.steps
    bare = ~steps["step"].isin(case.tables.uses["step"]) & ~steps["ours"].astype(bool)
    return found(steps[bare], "よりどころがありません。facts か ours: true を書いてください。")


def cause_unreachable(case: Case) -> pd.DataFrame:
    """Causes none of whose steps is on any journey, at their first step."""
    steps = case.tables.steps
    reached = steps.loc[steps["step"].isin(case.reached), "cause"]
    rows = steps[~steps["cause"].isin(reached)].drop_duplicates("cause")
    message = "この原因（{cause}）には、最初の質問から来られません。to でつないでください。"
    return found(rows, message)


def device_unanswered(case: Case) -> pd.DataFrame:
    """Kinds of device that a step with ways for devices has no way for."""
    texts = case.tables.texts
    ways = texts[texts["where"].str.startswith("ways.")]
    asked = (
        ways.drop_duplicates("step")
        .drop(columns="text")
        .merge(case.tables.devices["device"], how="cross")
    )
    given = set(zip(ways["step"], ways["where"], strict=True))
    pairs = zip(asked["step"], "ways." + asked["device"], strict=True)
    lost = pd.Series([pair not in given for pair in pairs], index=asked.index, dtype=bool)
    return found(asked[lost], "ways に {device} のやり方がありません。足してください。")


def digits(number: str) -> str:
    """A number as it is dialled in Japan, without what stands between its digits."""
    return re.sub(r"^81", "0", re.sub(r"\D", "", number))


def phones(texts: Iterable[str]) -> list[str]:
    """The digits of every telephone number in some texts."""
    return [digits(number) for text in texts for number in PHONE.findall(text)]


def known_phones(case: Case) -> Callable[[str], bool]:
    """Whether a number stands in facts or contacts."""
    things = case.tables.things
    numbers = map(digits, things.loc[things["kind"].eq("contacts"), "text"])
    known = {*numbers, *phones(case.tables.facts["text"])}
    return lambda number: digits(number) in known


def known_words(case: Case) -> Callable[[str], bool]:
    """Whether a word stands in facts, or names something that text can refer to."""
    known = "\n".join([*case.tables.facts["text"], *case.tables.things["text"]])
    return lambda word: word in normalize("NFKC", known)


def unknown(
    pattern: re.Pattern[str],
    known: Callable[[Case], Callable[[str], bool]],
    message: str,
    case: Case,
) -> pd.DataFrame:
    """What a pattern finds in visitors' texts and nothing else of the content knows."""
    is_known = known(case)
    rows = [
        (row["file"], row["line"], row["step"], message.format(word))
        for row in case.tables.lines.to_dict("records")
        for word in pattern.findall(normalize("NFKC", row["text"]))
        if not is_known(word)
    ]
    return pd.DataFrame(rows, columns=FOUND)


def walks(case: Case) -> Iterator[tuple[dict[Any, Any], list[Way], str | None]]:
    """Everybody, the ways they choose, and the step that they come to.

    Where an answer is not there they come to None, and it is their last.
    """
    options = case.tables.options[["step", "option", "to"]]
    ways = {(step, option): to for step, option, to in options.to_numpy()}
    start = case.tables.guide.start if case.tables.guide else ""
    for person in case.tables.people.to_dict("records"):
        yield person, *walk(start, person["answers"], ways)


def walk(start: str, answers: Iterable[str], ways: dict[Way, str]) -> tuple[list[Way], str | None]:
    """The ways that answers choose from a start, and the step that they lead to."""
    chosen: list[Way] = []
    step: str | None = start
    for answer in answers:
        if step is not None:
            chosen.append((step, answer))
            step = ways.get(chosen[-1])
    return chosen, step


def option_untested(case: Case) -> pd.DataFrame:
    """Options on journeys that nobody in journeys.yaml chooses."""
    options = case.tables.options[case.tables.options["step"].isin(case.reached)]
    taken = {way for _, chosen, _ in walks(case) for way in chosen}
    ways = zip(options["step"], options["option"], strict=True)
    idle = pd.Series([way not in taken for way in ways], index=options.index, dtype=bool)
    message = "'{option}' を選ぶ人がいません。journeys.yaml に、選ぶ人を足してください。"
    return found(options[idle], message)


def outcome_untested(case: Case) -> pd.DataFrame:
    """Outcomes on journeys where nobody in journeys.yaml ends."""
    steps = case.tables.steps
    ends = steps[steps["kind"].eq("outcome") & steps["step"].isin(case.reached)]
    met = {step for _, _, step in walks(case)}
    message = "'{step}' に着く人がいません。journeys.yaml に、着く人を足してください。"
    return found(ends[~ends["step"].isin(met)], message)


def journey_broken(case: Case) -> pd.DataFrame:
    """People whose answers are not there, or who end elsewhere than they must."""
    rows = [
        (person["file"], person["line"], "", broken(person, chosen, step))
        for person, chosen, step in walks(case)
        if step != person["ends"]
    ]
    return pd.DataFrame(rows, columns=FOUND)


def broken(person: dict[Any, Any], chosen: list[Way], step: str | None) -> str:
    """What is wrong with a person's journey."""
    if step is not None:
        return f"'{step}' に着きます。ends（'{person['ends']}'）か answers を直してください。"
    last, answer = chosen[-1]
    return f"'{last}' に答え '{answer}' がありません。answers を直してください。"


unknown_number = partial(
    unknown,
    PHONE,
    known_phones,
    "{} は contacts.yaml にありません。足して、文では {{contact:…}} と書いてください。",
)
unknown_label = partial(
    unknown,
    LABEL,
    known_words,
    "「{}」は buttons.yaml にも facts.yaml にもありません。足すか、言葉を直してください。",
)
unknown_paper = partial(
    unknown,
    PAPER,
    known_words,
    "{} は documents.yaml にも facts.yaml にもありません。足すか、言葉を直してください。",
)

RULES = (
    Rule(
        "sentence-unmapped",
        "coverage",
        "error",
        "事実でも背景でもない、記事の文",
        "source.yaml の 5: の次が 7:",
        "0.1.0",
        sentence_unmapped,
    ),
    Rule(
        "fact-unused",
        "coverage",
        "error",
        "どのステップにも使われない事実",
        "- id: nobody-tells",
        "0.1.0",
        fact_unused,
    ),
    Rule(
        "step-without-fact",
        "coverage",
        "error",
        "よりどころのないステップ",
        "facts: も ours: もない",
        "0.1.0",
        step_without_fact,
    ),
    Rule(
        "cause-unreachable",
        "coverage",
        "error",
        "どのステップにも来られない原因",
        "causes/7_new.yaml  # だれの to にもない",
        "0.1.0",
        cause_unreachable,
    ),
    Rule(
        "device-unanswered",
        "coverage",
        "warning",
        "やり方のない機器",
        "ways: {ios: …}  # android がない",
        "0.1.0",
        device_unanswered,
    ),
    Rule(
        "number-unknown",
        "coverage",
        "error",
        "contacts.yaml にない電話番号",
        "03-1234-5678 に電話します。",
        "0.1.0",
        unknown_number,
    ),
    Rule(
        "label-unknown",
        "coverage",
        "warning",
        "よりどころのないボタンの名前",
        "「送信する」を押します。",
        "0.1.0",
        unknown_label,
    ),
    Rule(
        "paper-unknown",
        "coverage",
        "warning",
        "よりどころのない書類の名前",
        "学生証も使えます。",
        "0.1.0",
        unknown_paper,
    ),
    Rule(
        "option-untested",
        "coverage",
        "warning",
        "journeys.yaml のだれも選ばない答え",
        "- id: never-chosen",
        "0.1.0",
        option_untested,
    ),
    Rule(
        "outcome-untested",
        "coverage",
        "warning",
        "journeys.yaml のだれも着かない終わり",
        "kind: outcome  # に着く人がいない",
        "0.1.0",
        outcome_untested,
    ),
    Rule(
        "journey-broken",
        "coverage",
        "error",
        "たどれない道、違うところに着く道",
        "ends: human なのに solved に着く",
        "0.1.0",
        journey_broken,
    ),
)
