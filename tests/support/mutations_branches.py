"""Defects of the ways through the guide, and of its answers."""

from tests.support.mutation_operators import (
    FORGOT,
    HEAD,
    NEW,
    START,
    TAKEOVER,
    TWO_STEP,
    mark,
    op,
    question,
    remedy,
)

CHAIN = [f"step-{n}" for n in range(26)]
LONG_WAY = "知らない注文や変更があって心配\n        to: sudden"
URGENT = "身に覚えのない注文や変更の通知がある\n        to: takeover"
OPERATORS = {
    "step-unreachable": [
        op("new", (NEW, "", HEAD + remedy("new", "human", mark="§"))),
        op(
            "cut off",
            (TWO_STEP, "to: two-step-bill", "to: human"),
            mark(TWO_STEP, "- id: two-step-bill"),
        ),
    ],
    "step-inconsistent": [
        op(
            "asked again",
            (TWO_STEP, "to: two-step-app", "to: again"),
            (
                NEW,
                "",
                HEAD
                + question("again", "two-step-app", "new", asks="two-step-channel")
                .replace("o0", "app")
                .replace("o1", "current")
                + remedy("new", "human", mark="§"),
            ),
        ),
        op(
            "same name",
            (TWO_STEP, "{file: ready}\n", "{file: ready}\n    asks: paper\n"),
            mark(TWO_STEP, "- id: two-step-upload"),
        ),
    ],
    "no-outcome": [
        op("in a circle", (NEW, "", HEAD + question("a", "b", "b") + question("b", "a", mark="§"))),
        op("to nowhere", (NEW, "", HEAD + question("a", "nowhere", "nowhere", mark="§"))),
    ],
    "no-human": [
        op("a question", (NEW, "", HEAD + question("a", "solved", "outage-waiting", mark="§"))),
        op("a remedy", (NEW, "", HEAD + remedy("a", "outage-waiting", mark="§"))),
    ],
    "options-same-words": [
        op(
            "copied",
            (
                START,
                FORGOT,
                FORGOT + FORGOT.replace("forgot\n", "again\n", 1).replace("text:", "§text:"),
            ),
        ),
        op(
            "with a space",
            (
                START,
                "text: 画面が進まない、エラーになる\n        to",
                "§text: パスワード を忘れた\n        to",
            ),
        ),
    ],
    "question-one-option": [
        op("new", (NEW, "", HEAD + question("a", "human", mark="§"))),
        op(
            "taken out",
            (
                TWO_STEP,
                "      - id: none\n        text: 見つからない、もっと古い\n        to: human\n",
                "",
            ),
            mark(TWO_STEP, "- id: two-step-bill"),
        ),
    ],
    "question-one-target": [
        op("new", (NEW, "", HEAD + question("a", "human", "human", mark="§"))),
        op(
            "retargeted",
            (TWO_STEP, "to: two-step-upload", "to: human"),
            mark(TWO_STEP, "- id: two-step-photo"),
        ),
    ],
    "journey-too-long": [
        op("limit", ("guide.yaml", "", "limits:\n  journey: 10\n"), mark(START, "- id: start")),
        op(
            "chain",
            (START, FORGOT, FORGOT.replace("details-forgot", CHAIN[0])),
            (NEW, "", HEAD + "".join(map(remedy, CHAIN, [*CHAIN[1:], "human"]))),
            mark(START, "- id: start"),
        ),
    ],
    "urgent-too-deep": [
        op(
            "limit",
            ("guide.yaml", "", "limits:\n  urgent: 1\n"),
            (START, URGENT, URGENT.replace("takeover", "sudden")),
            mark(TAKEOVER, "- id: takeover\n"),
        ),
        op(
            "far away",
            (START, URGENT, URGENT.replace("takeover", "unknown")),
            (START, "知らない注文や変更があって心配\n        to: takeover", LONG_WAY),
            mark(TAKEOVER, "- id: takeover\n"),
        ),
    ],
}
