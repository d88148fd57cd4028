"""Defects of lists: what nobody refers to, people, dates, papers, the index."""

from tests.support.mutation_operators import (
    DATES,
    DOCUMENTS,
    FACTS,
    HEAD,
    INDEX,
    NEW,
    OURS,
    mark,
    op,
    suppression,
)
from tests.support.mutations_answers import TWO, new_step, waiting

JOURNEYS, DEVICES, WORDS = "journeys.yaml", "devices.yaml", "en/words.yaml"
CARE = "name: 介護保険証\n    today: fine"
ELDERLY = "name: 高齢者医療保険証\n    today: gone"
PREFERRED = "特別永住者証明書\n    today: prefer\n    today_fact: papers-today\n"
LATE = f"new\n  text: 新しい事実。\n{OURS}{DATES}"
ENDED = "2025年7月31日で使えなくなりました。\n  ended: 2025-07-31"


def person(name, answers, ends, who="新しい方"):
    return f"- §id: {name}\n  who: {who}\n  answers: [{answers}]\n  ends: {ends}\n"


def entry(word, reading):
    return f"- §word: {word}\n  reading: {reading}\n  steps: [start]\n"


OPERATORS = {
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
        op("ended", (DOCUMENTS, ELDERLY, ELDERLY.replace("today: gone", "§today: fine"))),
        op("never ended", (DOCUMENTS, CARE, "name: 介護保険証\n    §today: gone")),
        op(
            "another's fact",
            (DOCUMENTS, "fact: paper-care\n", "fact: paper-passport\n"),
            mark(DOCUMENTS, "today: fine\n    address: printed"),
        ),
        op("not preferred", (DOCUMENTS, CARE, "name: 介護保険証\n    §today: prefer")),
    ],
    "paper-address-differs": [
        op("look", (DOCUMENTS, f"{CARE}\n    address: printed", f"{CARE}\n    §address: look")),
        op(
            "none",
            (DOCUMENTS, f"{PREFERRED}    address: printed", f"{PREFERRED}    §address: none"),
        ),
    ],
    "bill-months-differ": [
        op("three", (DOCUMENTS, "months: 6", "§months: 3")),
        op("ten times", (DOCUMENTS, "months: 6", "§months: 60")),
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
