"""Defects of answers, waits and words: what leads elsewhere than it says, or says it twice."""

from tests.support.mutation_operators import (
    DETAILS,
    DEVICE,
    GUIDE,
    HEAD,
    NEW,
    OUTAGE,
    START,
    TAKEOVER,
    TWO_STEP,
    mark,
    op,
)

WAY = "urgent:\n  text: 身に覚えのない注文や変更があるとき\n  to: takeover\n  answer: strange\n"
CLOSED = "solved: ログインできました\n  unsolved: やってみましたが、まだ入れません"
SWAPPED = "§solved: やってみましたが、まだ入れません\n  unsolved: ログインできました"
HELPED = "    solved: takeover-solved\n    unsolved: takeover-after\n"
FOUND = "text: わかりましたが、パスワードを忘れました"
NOT_FOUND = "text: 探しても見つかりません"
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
}
