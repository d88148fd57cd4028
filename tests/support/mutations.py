"""Defects to plant in the text of the pinned content, at least two ways for every rule.

An operator is a list of edits: in a file, what is written instead of what (instead of nothing:
at the file's end, also of a new file). § stands on the line where the finding must be; it is
taken out before the file is read.
"""

from typing import NamedTuple

START, ENDS = "start.yaml", "ends.yaml"
DETAILS, MESSAGES, TWO_STEP, DEVICE, OUTAGE, TAKEOVER = (
    f"causes/{n}_{name}.yaml"
    for n, name in enumerate(
        ["details", "messages", "two_step", "device", "outage", "takeover"], start=1
    )
)
NEW = "causes/7_new.yaml"
HEAD = "title: 新しい原因\nsteps:\n"


class Operator(NamedTuple):
    """One way to plant a defect."""

    name: str
    edits: tuple[tuple[str, str, str], ...]

    def applies(self, folder):
        """Whether everything that the edits replace stands there once."""
        return all(not old or read(folder / file).count(old) == 1 for file, old, _ in self.edits)

    def plant(self, folder):
        """Plant the defect; the file and line where it must be found."""
        for file, old, new in self.edits:
            before = read(folder / file)
            assert not old or before.count(old) == 1, f"{old!r} must stand once in {file}"
            after = before.replace(old, new) if old else before + new
            (folder / file).write_text(after, encoding="utf-8")
        [marked] = {file for file, _, new in self.edits if "§" in new}
        text = read(folder / marked)
        (folder / marked).write_text(text.replace("§", ""), encoding="utf-8")
        return folder / marked, text[: text.index("§")].count("\n") + 1


def read(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def op(name, *edits):
    return Operator(name, edits)


def mark(file, text):
    """An edit that only says where the finding must be."""
    return file, text, f"§{text}"


def question(name, *targets, mark="", asks=""):
    """A question with an option to each target."""
    options = "".join(
        f"      - id: o{n}\n        text: 答え{n}\n        to: {to}\n"
        for n, to in enumerate(targets)
    )
    asks = f"    asks: {asks}\n" if asks else ""
    head = f"  - id: {mark}{name}\n    kind: question\n    title: 新しい質問\n"
    return f"{head}    ours: true\n{asks}    options:\n{options}"


def remedy(name, unsolved, mark=""):
    """A remedy that leads on when it does not help."""
    head = f"  - id: {mark}{name}\n    kind: remedy\n    title: 新しい方法\n    text: 試します。\n"
    return f"{head}    ours: true\n    unsolved: {unsolved}\n"


def outcome(name, mark=""):
    """An outcome at a human."""
    head = f"  - id: {mark}{name}\n    kind: outcome\n    ends: human\n    title: 新しい終わり\n"
    return f"{head}    text: おわりです。\n    ours: true\n"


def fact(name, more):
    return f"- id: {name}\n  text: 新しい事実。\n{more}"


def drawing(shapes, mark=""):
    """A drawing that no step shows."""
    svg = f'<svg viewBox="0 0 20 20">{shapes}</svg>'
    return f"- id: new\n  alt: 新しい絵です。\n  {mark}svg: '{svg}'\n"


def suppression(rule, where, until, reason="あとで直すため。"):
    return f"- rule: {rule}\n  {where}\n  reason: {reason}\n  until: {until}\n"


PREFACE = "{background: 前置き（ログインする場面の紹介）}"
LINK = "{background: つなぎ（方法は 68 から）}"
DATES = "  compared: 2026-11-22\n  review: 2027-10-22\n"
OURS = "  ours: ためすため。\n"
FIRST_FACT = "    - 8\n  compared: 2026-11-22\n  review: 2027-10-22\n"
LICENSE = "    - 56\n  compared: 2026-11-22\n  review: 2027-03-22\n- id: paper-passport"
FORGOT = "      - id: forgot\n        text: パスワードを忘れた\n        to: details-forgot\n"
URGENT = "身に覚えのない注文や変更の通知がある\n        to: takeover"
LONG_WAY = "知らない注文や変更があって心配\n        to: sudden"
FIRST_WAY = mark(DEVICE, "      ios: |\n        AmazonかAppleの")
CHAIN = [f"step-{n}" for n in range(26)]

READING = {
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

BRANCHES = {
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

COVERAGE = {
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

FRESHNESS = {
    "review-overdue": [
        op(
            "yesterday",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2026-01-22\n  review: 2026-11-25\n",
            ),
        ),
        op(
            "long ago",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027", "2026")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "today moved",
            ("guide.yaml", "as_of: 2026-11-26", "as_of: 2028-11-26"),
            mark("facts.yaml", "- id: details-cause"),
        ),
    ],
    "review-soon": [
        op(
            "today",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2026-01-22\n  review: 2026-11-26\n",
            ),
        ),
        op(
            "in 30 days",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027-10-22", "2026-12-26")),
            mark("facts.yaml", "- id: details-cause"),
        ),
    ],
    "compared-in-future": [
        op(
            "one day",
            # Whatever day it is.
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2026-11-22", "2099-11-27")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "a slip of the year",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2062-11-22\n  review: 2063-11-22\n",
            ),
        ),
    ],
    "review-before-compared": [
        op(
            "by a day",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027-10-22", "2026-11-21")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "swapped",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2027-11-22\n  review: 2026-11-22\n",
            ),
        ),
    ],
    "aged-without-note": [
        op(
            "note taken out",
            ("facts.yaml", "  aged: 年金手帳の発行は2022年に終わりました。\n", ""),
            mark("documents.yaml", "- id: pension-book"),
        ),
        op(
            "no longer there",
            (
                "documents.yaml",
                "    name: パスポート\n    today: fine",
                "    name: パスポート\n    today: gone",
            ),
            mark("documents.yaml", "- id: passport"),
        ),
        op(
            "old link",
            (
                "facts.yaml",
                "ours: にせのサイトにパスワードを入れさせないため。\n  compared: 2026",
                "ours: 守るため。\n  compared: 2023",
            ),
            mark("links.yaml", "- id: amazon"),
        ),
    ],
}

LABEL = (OUTAGE, "1. 直るまで、数時間待ちます。", "1. 「送信する」を押します。")
FILE = "suppressions.yaml"
SUPPRESSIONS = {
    "suppression-ended": [
        op(
            "of a step",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", "step: outage-wait", "2026-11-21")),
        ),
        op(
            "of a file",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", f"file: {OUTAGE}", "2020-01-01")),
        ),
    ],
    "suppression-unused": [
        op(
            "nothing found",
            (FILE, "", "§" + suppression("label-unknown", "step: start", "2027-01-01")),
        ),
        op(
            "another step",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", "step: start", "2027-01-01")),
        ),
        op(
            "no such rule",
            LABEL,
            (FILE, "", "§" + suppression("label-unknwon", f"file: {OUTAGE}", "2027-01-01")),
        ),
        op(
            "no place",
            LABEL,
            (
                FILE,
                "",
                "§"
                + suppression("label-unknown", "reason: a", "2027-01-01").replace(
                    "  reason: あとで直すため。\n", ""
                ),
            ),
        ),
    ],
}

OPERATORS = READING | BRANCHES | COVERAGE | FRESHNESS | SUPPRESSIONS
