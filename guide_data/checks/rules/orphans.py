"""Orphans: things that stand in their files and that nothing in the guide refers to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from guide_data.checks.frames.case import Case, found, found_in_guide
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.field_types import Loc
from guide_data.reading.file_types import SPOKEN
from guide_data.text.link_places import place_of
from guide_data.text.references import REFERENCE

rule = Family("coverage")

# What has files of its own in a language, or none of its name in the guide's own.
APART = {*SPOKEN, "words"}


@rule(
    "thing-unused",
    "warning",
    "どの文にも呼び出されないもの",
    example="buttons.yaml の - id: old  # {button:old} がない",
)
def thing_unused(case: Case) -> pd.DataFrame:
    """Numbers, links, labels and papers that no text on any journey shows."""
    texts = case.tables.texts
    shown = texts[texts["step"].eq("") | texts["step"].isin(case.reached)]
    named = set(REFERENCE.findall("\n".join(shown["text"])))
    things = case.tables.things
    kinds = things["kind"].str.removesuffix("s")
    # {contacts} shows all of them.
    used = [
        (kind, thing) in named or (f"{kind}s", "") in named
        for kind, thing in zip(kinds, things["thing"], strict=True)
    ]
    rows = things.assign(one=kinds)[~pd.Series(used, index=things.index, dtype=bool)]
    message = "「{text}」を出す文がありません。{{{one}:{thing}}} と書くか、消してください。"
    return found(rows, message)


@rule("host-unused", "warning", "リンクのないサイト", example="hosts: [www.example.jp]")
def host_unused(case: Case) -> pd.DataFrame:
    """Hosts that links may lead to, and none does."""
    guide = case.tables.guide
    links = {place_of(link.url) for link in case.tables.draft.items("links")}
    what = "{host} へのリンクがありません。つづりを確かめるか、消してください。"
    faults: list[tuple[Loc, str]] = [
        (("hosts", n), say(what, host=host))
        for n, host in enumerate(guide.hosts if guide else ())
        if host not in links
    ]
    return found_in_guide(case, faults)


@rule("device-unused", "warning", "やり方のどこにもない機器", example="- {id: tv, name: テレビ}")
def device_unused(case: Case) -> pd.DataFrame:
    """Kinds of device that no step has a way for, where others have."""
    steps = case.tables.draft.all_steps
    ways = {device for located in steps for device in located.item.ways}
    devices = case.tables.devices
    rows = devices[~devices["device"].isin(ways)]
    message = "'{device}' のやり方（ways）が、どのステップにもありません。足すか、消してください。"
    return found(rows, message)


@rule(
    "device-agent-shared",
    "error",
    "2 つの機器が名のる、同じ言葉",
    example="agents: [Android]  # が 2 つの機器に",
)
def device_agent_shared(case: Case) -> pd.DataFrame:
    """Words that tell one device by, and another."""
    met: set[str] = set()
    rows = []
    for located in case.tables.draft.lists.get("devices", ()):
        for n, agent in enumerate(located.item.agents):
            if agent.casefold() in met:
                rows.append({"agent": agent} | at(located, "agents", n))
            met.add(agent.casefold())
    message = "agents の {agent} は、もう書かれています。どちらかを消してください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "device-without-help",
    "error",
    "やり方のない機器の方に、何も出ないステップ",
    example="text: がなく、ways: {ios: …} だけ  # android がない",
)
def device_without_help(case: Case) -> pd.DataFrame:
    """Steps that say nothing at all to whoever has a device without its way."""
    return found(
        pd.DataFrame(unhelped(case)), "{device} の方に、何も出ません。ways に足してください。"
    )


def unhelped(case: Case) -> Iterator[Row]:
    """Every device without its way on a step that has no text."""
    for located in case.tables.draft.all_steps:
        step = located.item
        if step.ways and not step.text:
            for device in case.tables.devices["device"]:
                if device not in step.ways:
                    yield {"step": step.id, "device": device} | at(located, "ways")


@rule(
    "term-unused", "warning", "ガイドに出てこない言葉の決まり", example="- use: だれも使わない言葉"
)
def term_unused(case: Case) -> pd.DataFrame:
    """Terms whose word stands in no text."""
    words = "\n".join(case.tables.texts["text"])
    rows = [
        {"use": located.item.use} | at(located, "use")
        for located in case.tables.draft.lists.get("terms", ())
        if located.item.use not in words
    ]
    message = "「{use}」は、ガイドのどこにもありません。言葉を確かめるか、消してください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "translation-orphan",
    "warning",
    "もとのファイルのない訳",
    example="en/7_gone.yaml  # causes/7_gone.yaml がない",
)
def translation_orphan(case: Case) -> pd.DataFrame:
    """Files of a language whose steps' own file is gone."""
    draft = case.tables.draft
    there = {Path(file).stem for file in case.tables.steps["file"]}
    files = sorted({t.document.file for said in draft.translations.values() for t in said})
    rows = [
        {"file": file, "line": 1, "stem": Path(file).stem}
        for file in files
        if Path(file).stem not in there | APART
    ]
    message = "もとのファイル（{stem}.yaml）がありません。名前をそろえるか、消してください。"
    return found(pd.DataFrame(rows), message)
