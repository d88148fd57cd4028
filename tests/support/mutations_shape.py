"""Defects of shape: of answers, people, dates, papers, the index, and what nobody refers to."""

from tests.support.mutations import (
    DATES,
    DETAILS,
    DEVICE,
    HEAD,
    NEW,
    OURS,
    OUTAGE,
    START,
    TAKEOVER,
    TWO_STEP,
    mark,
    op,
    suppression,
)

GUIDE, JOURNEYS, FACTS, PAPERS = "guide.yaml", "journeys.yaml", "facts.yaml", "documents.yaml"
INDEX, DEVICES, WORDS = "index.yaml", "devices.yaml", "en/words.yaml"
WAY = "urgent:\n  text: 身に覚えのない注文や変更があるとき\n  to: takeover\n  answer: strange\n"
CLOSED = "solved: ログインできました\n  unsolved: やってみましたが、まだ入れません"
SWAPPED = "§solved: やってみましたが、まだ入れません\n  unsolved: ログインできました"
HELPED = "    solved: takeover-solved\n    unsolved: takeover-after\n"
FOUND = "text: わかりましたが、パスワードを忘れました"
NOT_FOUND = "text: 探しても見つかりません"
CARE = "name: 介護保険証\n    today: fine"
ELDERLY = "name: 高齢者医療保険証\n    today: gone"
PREFERRED = "特別永住者証明書\n    today: prefer\n    today_fact: papers-today\n"
LATE = f"new\n  text: 新しい事実。\n{OURS}{DATES}"
NOTICED = "text: 知らない注文や変更に気づきました\n        to: takeover\n    unsolved: device-other"
SENT = NOTICED.replace("takeover", "human").replace("to:", "§to:")
ORDERS = "text: 知らない注文や変更があって心配\n        to: takeover"
MANY = """    text: 試します。
    unsolved: human
    {0}options:
      - {{id: a, text: 電話する, main: {1}, to: human}}
      - {{id: b, text: 待ってみる, main: {1}, to: human}}
      - {{id: c, text: 書いてみる, main: {1}, to: human}}
      - {{id: d, text: 消してみる, main: {1}, to: human}}
"""
TWO = """    options:
      - {id: a, text: 電話する, to: human}
      - {id: b, text: 待ってみる, to: solved}
"""
YES_NO = """    options:
      - {id: sms, text: SMSが届かない, to: human}
      - {id: no-sms, text: SMSが届いた, §to: solved}
"""
CALLING = "電話をかけて、番号とお名前を伝え、折り返しを待ちます。"
HUMAN, HUMAN_ID = "Call Amazon customer service", "  title: Ask Amazon which email or number it is"
LOCKED = "causes/8_locked.yaml"
ENDED = "2025年7月31日で使えなくなりました。\n  ended: 2025-07-31"


def person(name, answers, ends, who="新しい方"):
    return f"- §id: {name}\n  who: {who}\n  answers: [{answers}]\n  ends: {ends}\n"


def entry(word, reading):
    return f"- §word: {word}\n  reading: {reading}\n  steps: [start]\n"


def new_step(more, name="new", title="新しい方法", kind="remedy"):
    return f"  - id: {name}\n    kind: {kind}\n    title: {title}\n    ours: true\n{more}"


def waiting(waits):
    return (
        NEW,
        "",
        HEAD + new_step(f"    text: 待ちます。\n    §waits: {waits}\n    unsolved: human\n"),
    )


def twice(more, kind="remedy"):
    """Two steps, of which the second has what is said, and the first the same."""
    return (
        NEW,
        "",
        HEAD
        + new_step(more.replace("§", ""), "first", "一", kind)
        + new_step(more, "second", "二", kind),
    )


OPERATORS = {
    "urgent-missing": [
        op("taken out", (GUIDE, WAY, ""), mark(GUIDE, "title: Amazon")),
        op("as a note", (GUIDE, WAY, "# urgent: takeover\n"), mark(GUIDE, "title: Amazon")),
    ],
    "urgent-elsewhere": [
        op("a human", (GUIDE, "  to: takeover", "  §to: human")),
        op("a solved end", (GUIDE, "  to: takeover", "  §to: takeover-solved")),
        op("no such answer", (GUIDE, "answer: strange", "§answer: strangers")),
    ],
    "urgent-answer-elsewhere": [
        op("at a human", (OUTAGE, NOTICED, SENT)),
        op("at a remedy", (START, ORDERS, ORDERS.replace("to: takeover", "§to: solved"))),
    ],
    "options-swapped": [
        op(
            "not-",
            (DETAILS, NOT_FOUND, FOUND),
            (
                DETAILS,
                f"{FOUND}\n        to: details-forgot\n",
                f"{NOT_FOUND}\n        to: details-forgot\n",
            ),
            mark(DETAILS, "to: human-id\n        main"),
        ),
        op("no-", (NEW, "", HEAD + new_step(YES_NO, kind="question"))),
    ],
    "option-repeats-title": [
        op(
            "at the start",
            (START, "text: パスワードを忘れた\n", "§text: どんなことでお困りですか。\n"),
        ),
        op(
            "of a group",
            (START, "password: パスワードや登録の内容", "§password: どんなことでお困りですか"),
        ),
    ],
    "main-too-many": [
        op("four", (NEW, "", HEAD + new_step(MANY.format("§", "true")))),
        op("in one line", (NEW, "", HEAD + new_step(MANY.format("§", '"true"')))),
    ],
    "wait-then-solved": [
        op("days", (TWO_STEP, "unit: days, then: late", "unit: days, §then: solved")),
        op("new", waiting("{least: 1, most: 5, unit: minutes, then: solved}")),
    ],
    "check-swapped": [
        op("bills", (TWO_STEP, "{bill: have, old-bill: none}", "§{bill: none, old-bill: have}")),
        op("papers", (TWO_STEP, "no-bill: no-address", "§no-bill: with-address")),
    ],
    "host-unused": [
        op(
            "one more",
            (GUIDE, "  - www.amazon.co.jp\n", "  - www.amazon.co.jp\n  - §www.example.jp\n"),
        ),
        op("first", (GUIDE, "hosts:\n", "hosts:\n  - §www.amazon.com\n")),
    ],
    "unsolved-to-solved": [
        op("unsolved", (DEVICE, "unsolved: outage-check", "§unsolved: solved")),
        op("unable", (DETAILS, "unable: details-id", "§unable: takeover-solved")),
    ],
    "solved-elsewhere": [
        op(
            "human",
            (TAKEOVER, HELPED, HELPED.replace("solved: takeover-solved", "§solved: human", 1)),
        ),
        op(
            "swapped",
            (TAKEOVER, HELPED, "    §solved: takeover-after\n    unsolved: takeover-solved\n"),
        ),
    ],
    "closing-words-swapped": [
        op("with unsolved", (GUIDE, CLOSED, SWAPPED)),
        op(
            "with unable",
            (GUIDE, "solved: ログインできました", "§solved: この方法は試せません"),
            (GUIDE, "unable: この方法は試せません", "unable: ログインできました"),
        ),
    ],
    "title-twice": [
        op(
            "of another cause",
            (
                "ends.yaml",
                "title: Amazonの窓口に電話しましょう",
                "§title: アプリと機器を、更新する",
            ),
        ),
        op("in English", ("en/ends.yaml", HUMAN_ID, "  §title: " + HUMAN)),
    ],
    "cause-title-twice": [
        op("copied", (LOCKED, "title: アカウントが止められた", "§title: アカウントを乗っ取られた")),
        op(
            "with a sign",
            (LOCKED, "title: アカウントが止められた", "§title: Amazonで障害が起きている。"),
        ),
    ],
    "text-twice": [
        op(
            "copied",
            twice(f"    §text: {CALLING}\n    unsolved: human\n"),
        ),
        op(
            "of a question",
            twice(f"    §text: {CALLING}次の日まで待ちます。\n{TWO}", "question"),
        ),
    ],
    "thing-unused": [
        op("button", ("buttons.yaml", "", "- §id: old\n  label: 前のボタン\n  fact: center-way\n")),
        op(
            "link",
            (
                "links.yaml",
                "",
                "- §id: old\n  text: 前\n  url: https://www.amazon.co.jp/a\n  fact: real-site\n",
            ),
        ),
    ],
    "device-unused": [
        op("television", (DEVICES, "", "- §id: tv\n  name: テレビ\n")),
        op("slip", (DEVICES, "", "- §id: i-os\n  name: iPod\n  agents: [iPod]\n")),
    ],
    "device-agent-shared": [
        op("copied", (DEVICES, "agents: [Android]", "§agents: [Android, iPad]")),
        op(
            "in small letters",
            (DEVICES, "Macintosh, CrOS", "android, CrOS"),
            mark(DEVICES, "agents: [Windows"),
        ),
    ],
    "device-without-help": [
        op(
            "remedy's text",
            (
                NEW,
                "",
                HEAD + new_step(f"    §ways:\n      ios: 押します。\n{TWO}", kind="question"),
            ),
        ),
        op(
            "two ways",
            (
                NEW,
                "",
                HEAD
                + new_step(f"    §ways: {{ios: 押す。, android: 押す。}}\n{TWO}", kind="question"),
            ),
        ),
    ],
    "term-unused": [
        op("new", ("terms.yaml", "", "- §use: 端末機\n  avoid: [デバイスさん]\n")),
        op("slip", ("terms.yaml", "- use: フォルダー", "- §use: フォルダーー")),
    ],
    "translation-orphan": [
        op("new", ("en/99_gone.yaml", "", "§- id: human\n  title: Human\n  of: 00000000\n")),
        op(
            "misspelt",
            ("en/3_twostep.yaml", "", "§- id: solved\n  title: Solved\n  of: 00000000\n"),
        ),
    ],
    "person-trivial": [
        op("nobody", (JOURNEYS, "", person("new", "", "start"))),
        op("with an end", (JOURNEYS, "", person("new", "", "solved"))),
    ],
    "person-midway": [
        op("at a question", (JOURNEYS, "", person("new", "unknown", "unknown"))),
        op("at a remedy", (JOURNEYS, "", person("new", "strange", "takeover"))),
    ],
    "person-twice": [
        op("same way", (JOURNEYS, "", person("new", "wrong, solved", "solved"))),
        op("same words", (JOURNEYS, "", person("new", "unknown", "x", "メールを検索できない 方"))),
    ],
    "search-twice": [
        op(
            "kana",
            (
                "searches.yaml",
                "",
                "- query: アヤシイ鍵？\n  step: start\n- §query: あやしい鍵\n  step: start\n",
            ),
        ),
        op(
            "in English",
            ("en/searches.yaml", "", "- §query: Suspicious  Email\n  step: contact-what\n"),
        ),
    ],
    "review-too-late": [
        op("digits", (FACTS, "", f"- §id: {LATE}".replace("2027", "2072"))),
        op("years", (FACTS, "", f"- §id: {LATE}".replace("2027", "2029"))),
    ],
    "until-too-late": [
        op(
            "digits",
            (
                "suppressions.yaml",
                "",
                "§" + suppression("title-too-long", "step: start", "2062-12-01"),
            ),
        ),
        op(
            "next year",
            (
                "suppressions.yaml",
                "",
                "§" + suppression("title-too-long", "step: start", "2028-01-01"),
            ),
        ),
    ],
    "wait-unlikely": [
        op("months", waiting("{least: 90, most: 90, unit: days}")),
        op("any time", waiting("{least: 0, most: 5, unit: minutes}")),
        op("digits", waiting("{least: 1, most: 300, unit: minutes}")),
    ],
    "paper-today-differs": [
        op("ended", (PAPERS, ELDERLY, ELDERLY.replace("today: gone", "§today: fine"))),
        op("never ended", (PAPERS, CARE, "name: 介護保険証\n    §today: gone")),
        op(
            "another's fact",
            (PAPERS, "fact: paper-care\n", "fact: paper-passport\n"),
            mark(PAPERS, "today: fine\n    address: printed"),
        ),
        op("not preferred", (PAPERS, CARE, "name: 介護保険証\n    §today: prefer")),
    ],
    "paper-address-differs": [
        op("look", (PAPERS, f"{CARE}\n    address: printed", f"{CARE}\n    §address: look")),
        op("none", (PAPERS, f"{PREFERRED}    address: printed", f"{PREFERRED}    §address: none")),
    ],
    "bill-months-differ": [
        op("three", (PAPERS, "months: 6", "§months: 3")),
        op("ten times", (PAPERS, "months: 6", "§months: 60")),
    ],
    "ended-unsaid": [
        op("digits", (FACTS, ENDED, ENDED.replace("ended: 2025", "§ended: 2015"))),
        op(
            "in the note",
            (FACTS, ENDED, ENDED.replace("2025年", "2026年").replace("ended:", "§ended:")),
        ),
    ],
    "index-word-twice": [
        op("width", (INDEX, "", entry("ＩＰＨＯＮＥ", "あいふぉーん"))),
        op(
            "kana",
            (
                INDEX,
                "",
                entry("アヤしい鍵、", "あやしいかぎ").replace("§", "")
                + entry("あやしい鍵", "あやしいかぎ"),
            ),
        ),
        op(
            "in English",
            (
                WORDS,
                "  - word: Account locked or suspended\n",
                "  - §word: ACCOUNT closed\n    steps: [start]\n"
                "  - word: Account locked or suspended\n",
            ),
        ),
    ],
    "index-reading-wrong": [
        op("kanji", (INDEX, "", entry("電話番号", "でんわはんごう"))),
        op("kana", (INDEX, "", entry("ルーターの箱", "るーたのはこ"))),
        op("another word", (INDEX, "", entry("SMSの料金", "あぷりのでんわ"))),
    ],
    "index-reading-signs": [
        op("katakana", (INDEX, "", entry("鍵", "カギ"))),
        op("kanji", (INDEX, "", entry("鍵", "鍵"))),
    ],
}
