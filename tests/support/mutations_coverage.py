"""Things that nothing uses, and what nobody tries."""

from tests.support.mutation_operators import (
    DATES,
    DEVICE,
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
    outcome,
    question,
    remedy,
)

FIRST_WAY = mark(DEVICE, "      ios: |\n        AmazonかAppleの")
LINK = "{background: つなぎ（方法は 68 から）}"
OPERATORS = {
    "sentence-unmapped": [
        op("first", ("source.yaml", f"  1: {PREFACE}\n  2:", "  §2:")),
        op("between", ("source.yaml", f"  67: {LINK}\n  68:", "  §68:")),
    ],
    "fact-unused": [
        op("new", ("facts.yaml", "", f"§{fact('new', OURS + DATES)}")),
        op(
            "taken out",
            (TAKEOVER, ", message-center]", "]"),
            mark("facts.yaml", "- id: message-center"),
        ),
        op(
            "used where nobody comes",
            (NEW, "", HEAD + remedy("lost", "human").replace("ours: true", "facts: [new]")),
            ("facts.yaml", "", f"§{fact('new', OURS + DATES)}"),
        ),
    ],
    "drawing-unused": [
        op("new", ("drawings.yaml", "", f"§{drawing('<g/>')}")),
        op(
            "shown where nobody comes",
            (NEW, "", HEAD + remedy("lost", "human").replace("ours:", "drawing: new\n    ours:")),
            ("drawings.yaml", "", f"§{drawing('<g/>')}"),
        ),
    ],
    "step-without-fact": [
        op(
            "not ours",
            (START, "見ていきます。\n    ours: true\n", "見ていきます。\n"),
            mark(START, "- id: unknown\n    kind"),
        ),
        op(
            "no facts",
            (START, "    facts: [takeover-changed]\n", ""),
            mark(START, "- id: sudden\n    kind"),
        ),
        op(
            "ours: false",
            (START, "見ていきます。\n    ours: true", "見ていきます。\n    ours: false"),
            mark(START, "- id: unknown\n    kind"),
        ),
    ],
    "cause-unreachable": [
        op("new", (NEW, "", HEAD + remedy("a", "b", mark="§") + remedy("b", "human"))),
        op(
            "start moved",
            ("guide.yaml", "start: start", "start: sudden"),
            (NEW, "", HEAD + question("a", "start", "human", mark="§")),
        ),
        op(
            "whole file passed by",
            ("guide.yaml", "start: start", "start: outage-check"),
            mark(START, "- id: start"),
        ),
    ],
    "device-unanswered": [
        op("one more device", ("devices.yaml", "", "- {id: tv, name: テレビ}\n"), FIRST_WAY),
        op(
            "one way less",
            (DEVICE, "      computer: |\n        Chrome", "        Chrome"),
            FIRST_WAY,
        ),
    ],
    "label-unknown": [
        op("pressed", (OUTAGE, "1. 直るまで、数時間待ちます。", "§1. 「送信する」を押します。")),
        op("not pressed", (DEVICE, "データやストレージを消すボタンは", "§「全データ消去」は")),
        op("of an option", (START, "text: パスワードを忘れた", "§text: 「わすれんぼ」を選びたい")),
    ],
    "paper-unknown": [
        op("in a text", (TWO_STEP, "氏名、住所、発行したところが、", "§学生証でもかまいません。")),
        op("of an option", (TWO_STEP, "text: 住所の載った書類がある", "§text: 障害者手帳がある")),
        op("another card", (TWO_STEP, "マイナンバーカードや資格", "§住基カードや資格")),
    ],
    "option-untested": [
        op(
            "new",
            (
                START,
                FORGOT,
                f"{FORGOT}      - id: new\n        text: 新しい答え\n        §to: human\n",
            ),
        ),
        op(
            "nobody any more",
            (
                "journeys.yaml",
                "    - strange\n    - family\n  ends: takeover-family",
                "    - strange\n    - unable\n  ends: takeover-no-phone",
            ),
            mark(TAKEOVER, "to: takeover-family"),
        ),
    ],
    "outcome-untested": [
        op(
            "new",
            (START, "to: details-forgot", "to: new"),
            (NEW, "", HEAD + outcome("new", mark="§")),
        ),
        op(
            "nobody any more",
            (
                "journeys.yaml",
                "    - strange\n    - family\n  ends: takeover-family",
                "    - strange\n    - unable\n  ends: takeover-no-phone",
            ),
            mark(TAKEOVER, "- id: takeover-family"),
        ),
    ],
    "journey-broken": [
        op(
            "other end",
            ("journeys.yaml", "- id: strange-child\n", "- id: §strange-child\n"),
            ("journeys.yaml", "ends: takeover-family", "ends: human"),
        ),
        op(
            "no such answer",
            (TAKEOVER, "- id: family", "- id: families"),
            mark("journeys.yaml", "- id: strange-child\n"),
        ),
        op(
            "retargeted",
            (TAKEOVER, "to: takeover-family", "to: human"),
            mark("journeys.yaml", "- id: strange-child\n"),
        ),
        op(
            "stops early",
            ("journeys.yaml", "    - family\n", ""),
            mark("journeys.yaml", "- id: strange-child\n"),
        ),
    ],
}
