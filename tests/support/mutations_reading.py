"""Defects that reading refuses: names that lead nowhere, what is missing, what is no content."""

from tests.support.mutation_operators import (
    DATES,
    DETAILS,
    DEVICE,
    ENDS,
    FIRST_FACT,
    FORGOT,
    HEAD,
    NEW,
    OURS,
    OUTAGE,
    PREFACE,
    START,
    TAKEOVER,
    TWO_STEP,
    drawing,
    fact,
    mark,
    op,
    question,
    remedy,
)

OPERATORS = {
    "target-missing": [
        op("of an option", (START, "to: two-step-app", "§to: two-step-aplost")),
        op("of a remedy", (DEVICE, "unsolved: device-clean", "§unsolved: device-cleans")),
        op("of the urgent words", ("guide.yaml", "to: takeover", "§to: takover")),
    ],
    "answer-missing": [
        op("slip", (TWO_STEP, "unit: days, then: late", "unit: days, then: §laet")),
        op("at an end", (TWO_STEP, "unit: days}", "unit: days, then: §solved}")),
    ],
    "cycle": [
        op(
            "of two steps",
            (DEVICE, "unsolved: outage-check", "unsolved: device-clean"),
            mark(DEVICE, "  - id: device-update"),
        ),
        op(
            "of one step",
            (DETAILS, "unable: details-id", "unable: details-check"),
            mark(DETAILS, "  - id: details-check"),
        ),
    ],
    "id-taken": [
        op("by a step", (OUTAGE, "- id: outage-now", "- id: §start")),
        op("by an option", (START, "- id: forgot-id", "- id: §forgot")),
        op("by a fact", ("facts.yaml", "- id: real-site", "- id: §card-stop")),
    ],
    "fact-unknown": [
        op("of a step", (START, "facts: [takeover-changed]", "facts: [§no-such-fact]")),
        op("of a link", ("links.yaml", "fact: real-site", "§fact: no-such-fact")),
    ],
    "group-unknown": [
        op(
            "of an option",
            (START, "to: takeover\n        group: ", "to: takeover\n        §group: un"),
        ),
        op("empty", (START, "    groups:\n", "    groups:\n      §nobody: ほかのこと\n")),
    ],
    "reference-unknown": [
        op("of a button", (DETAILS, "3. パスワードを、", "§3. {button:nope}を押し、")),
        op("of no kind", (TAKEOVER, "わからないことは、電話", "§{contract}は、電話")),
    ],
    "markup": [
        op("HTML", (OUTAGE, "1. 直るまで、数時間待ちます。", "§1. <b>直るまで</b>待ちます。")),
        op("a link", (OUTAGE, "1. 直るまで、数時間待ちます。", "§1. [x](https://x.jp/)を見ます。")),
    ],
    "source-disagrees": [
        op("background", ("source.yaml", f"  1: {PREFACE}", "  1:\n    - §details-cause")),
        op("no such sentence", ("facts.yaml", FIRST_FACT, f"    - 8\n    - §900\n{DATES}")),
    ],
    "fact-origin": [
        op("none", ("facts.yaml", "", f"§{fact('details-more', DATES)}")),
        op("two", ("facts.yaml", "- id: details-compare\n", f"§- id: details-compare\n{OURS}")),
    ],
    "option-incomplete": [
        op("without to", (START, FORGOT, "      - id: §forgot\n        text: 忘れた\n")),
        op("without text", (START, FORGOT, "      - id: §forgot\n        to: details-forgot\n")),
        op("empty text", (START, "text: パスワードを忘れた", "§text:")),
    ],
    "unsolved-missing": [
        op(
            "not there",
            (DEVICE, "    unsolved: device-clean\n", ""),
            mark(DEVICE, "  - id: device-restart"),
        ),
        op("empty", (DEVICE, "unsolved: device-clean", "§unsolved:")),
    ],
    "dead-end": [
        op(
            "without options",
            (NEW, "", f"{HEAD}{question('new', mark='§').replace('    options:', '')}"),
        ),
        op("no option", (NEW, "", f"{HEAD}{question('new').replace('options:', '§options: []')}")),
    ],
    "outcome-with-options": [
        op(
            "new",
            (
                ENDS,
                "    facts: [takeover-call, keep-note, call-if-strange]",
                "    §options:\n      - id: a",
            ),
        ),
        op(
            "a question made one",
            (START, "id: sudden\n    kind: question", "id: sudden\n    kind: outcome"),
            mark(START, "options:\n      - id: strange\n        text: 知らない注文や変更のお"),
        ),
    ],
    "never-compared": [
        op("not there", ("facts.yaml", "", f"§{fact('new', OURS)}  review: 2027-10-22\n")),
        op(
            "empty",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("compared: 2026-11-22", "§compared:")),
        ),
    ],
    "text-empty": [
        op("title", (START, "title: どんなことでお困りですか", "§title:")),
        op("quotes", (START, "title: どんなことでお困りですか", '§title: ""')),
        op(
            "no text",
            (
                NEW,
                "",
                HEAD + remedy("new", "human", mark="§").replace("    text: 試します。\n", ""),
            ),
        ),
    ],
    "drawing-unsafe": [
        op("script", ("drawings.yaml", "", drawing("<script/>", mark="§"))),
        op("style", ("drawings.yaml", "", drawing('<g style="fill:red"/>', mark="§"))),
    ],
    "unreadable": [
        op("unknown key", (START, "title: どんなこと", "§titel: どんなこと")),
        op("unknown file", ("notes.yaml", "", "§- a\n")),
        op("not YAML", ("guide.yaml", "language: ja", "§language: a: b")),
    ],
}
