"""Flows and folders that were edited, and what becomes of them."""

from __future__ import annotations

from typing import NamedTuple

from guide_data import Flow
from guide_data.diff.journeys import Divergence

START, ROUTER, DEVICE, ENDS = (
    "start.yaml",
    "causes/1_router.yaml",
    "causes/2_device.yaml",
    "ends.yaml",
)


def with_parts(flow, **parts):
    """A flow with some parts replaced, and nothing remembered of those it had."""
    return Flow(**{name: getattr(flow, name) for name in Flow.model_fields} | parts)


def called(flow, names):
    """A flow some of whose steps have other ids."""

    def option(was):
        return was.model_copy(update={"to": names.get(was.to, was.to)})

    def step(was):
        options = tuple(map(option, was.options))
        return was.model_copy(update={"id": names.get(was.id, was.id), "options": options})

    causes = [c.model_copy(update={"steps": tuple(map(step, c.steps))}) for c in flow.causes]
    start = names.get(flow.guide.start, flow.guide.start)
    guide = flow.guide.model_copy(update={"start": start})
    return with_parts(flow, causes=tuple(causes), guide=guide)


# Edits of the small guide: what is written instead of what, and what becomes of journeys.

SLOW = "      - id: slow\n        text: つながるが、とても遅い\n        to: router-restart\n"
LIT = "        text: ついている\n        to: router-restart\n"
BLINKS = "      - id: blinks\n        text: 点滅している\n        to: human\n"
END = "id: human\n    kind: outcome\n    ends: human\n"
NO_END = "id: human\n    kind: remedy\n    unsolved: solved\n"
ONE = {"one-device", "one-switched", "one-not-alone", "one-no-switch", "one-no-password"}
TO_HUMAN = {"one-device", "smell-still", "smell-far", "dark-high", "dark-hidden", "slow-still"}


class Edit(NamedTuple):
    """What is written instead of what; journeys that part and open; people led astray."""

    written: tuple[str, str, str]
    parted: dict[Divergence, tuple[int, str]]
    opened: dict[Divergence, tuple[int, str]]
    people: set[str]


EDITS = {
    "another end": Edit(
        (ROUTER, "unable: human", "unable: solved"),
        {Divergence("elsewhere", "human", "solved", ""): (2, "all dark unable")},
        {},
        {"dark-hidden"},
    ),
    "sooner at an end": Edit(
        (START, "to: device-switch", "to: human"),
        {Divergence("sooner", "device-switch", "human", ""): (19, "one")},
        {},
        ONE,
    ),
    "an end goes on": Edit(
        (ENDS, END, NO_END),
        {Divergence("further", "human", "human", ""): (20, "slow unsolved")},
        {Divergence("further", "human", "human", ""): (60, "slow unsolved")},
        TO_HUMAN | {"one-no-password"},
    ),
    "an answer less": Edit(
        (START, SLOW, ""),
        {Divergence("answer", "start", "start", "slow"): (3, "slow")},
        {},
        {"slow-still"},
    ),
    "an answer more": Edit(
        (ROUTER, LIT, LIT + BLINKS),
        {},
        {Divergence("answer", "router-lamp", "router-lamp", "blinks"): (2, "all blinks")},
        set(),
    ),
    "another step, whose answers are others": Edit(
        (START, SLOW, SLOW.replace("router-restart", "router-lamp")),
        {
            Divergence("answer", "router-restart", "router-lamp", answer): (1, f"slow {answer}")
            for answer in ("solved", "unsolved", "unable")
        },
        {
            Divergence("answer", "router-restart", "router-lamp", "lit"): (3, "slow lit"),
            Divergence("answer", "router-restart", "router-lamp", "dark"): (5, "slow dark"),
        },
        {"slow-still"},
    ),
    "other words": Edit((ROUTER, "title: コンセント", "title: プラグ"), {}, {}, set()),
}


CLOSING = ("smoke", "router-plug", "router-restart", "device-switch", "device-forget")
CHANGES = {
    "title": (
        [(ROUTER, "title: コンセントを確かめる", "title: プラグを見る")],
        {("steps", "router-plug", "title")},
    ),
    "text": ([(ROUTER, "10秒", "20秒")], {("steps", "router-restart", "text")}),
    "what is asked": ([(ROUTER, "asks: lamp", "asks: light")], {("steps", "router-lamp", "asks")}),
    "words of an option": (
        [(ROUTER, "text: ついている", "text: 光っている")],
        {("options", "router-lamp.lit", "text")},
    ),
    "target of an option": (
        [(ROUTER, "to: router-plug", "to: human")],
        {("options", "router-lamp.dark", "to")},
    ),
    "what a note tells of an answer": (
        [(ROUTER, "text: ついている\n", "text: ついている\n        uninformative: true\n")],
        {("options", "router-lamp.lit", "uninformative")},
    ),
    "words that close remedies": (
        [("guide.yaml", "このやり方はできません", "できません")],
        {("guide", "guide", "answers.unable")}
        | {("options", f"{step}.unable", "text") for step in CLOSING},
    ),
    "order of options": (
        [(START, SLOW, ""), (START, "    options:\n", "    options:\n" + SLOW)],
        {("steps", "start", "order")},
    ),
    "fact": (
        [("facts.yaml", "10秒待ち", "20秒待ち")],
        {("facts", "restart-wait", "text")},
    ),
    "telephone number": (
        [
            ("contacts.yaml", "0120-000-000", "0120-000-001"),
            ("contacts.yaml", "0120000000", "0120000001"),
        ],
        {
            ("contacts", "maker", "number"),
            ("contacts", "maker", "dial"),
            ("steps", "smoke", "text"),
            ("steps", "human", "text"),
        },
    ),
    "button": (
        [("buttons.yaml", "label: 設定", "label: 歯車")],
        {("buttons", "settings", "label"), ("steps", "device-switch", "text")},
    ),
    "index": (
        [("index.yaml", "    - router-lamp\n", "")],
        {("index", "ルーター", "steps")},
    ),
    "search": (
        [("searches.yaml", "    - router-restart\n", "")],
        {("searches", "ランプ", "step")},
    ),
    "person": (
        [("journeys.yaml", "1台だけつながらず、何をしてもだめな方", "別の方")],
        {("journeys", "one-device", "who")},
    ),
    "sentence of the source": (
        [("source.yaml", "  1: ", "  6: {background: おわり}\n  1: ")],
        {("source", "6", "")},
    ),
    "cause": ([(DEVICE, "title: 機器のこと", "title: 機器")], {("causes", "device", "title")}),
    "guide": (
        [("guide.yaml", "urgent:\n  text: けむり", "urgent:\n  text: 煙")],
        {("guide", "guide", "urgent.text")},
    ),
}


def places(changes):
    """Where something changed, each with its kind."""
    return {(change.kind, change.id, change.part) for change in changes}
