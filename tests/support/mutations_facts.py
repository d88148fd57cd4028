"""Defects of what facts prove: words, numbers, hosts and names that do not say what they must."""

from tests.support.mutation_operators import (
    CONTACTS,
    DEVICE,
    DOCUMENTS,
    FACTS,
    GUIDE,
    MESSAGES,
    OUTAGE,
    TAKEOVER,
    TWO_STEP,
    instead,
    mark,
    op,
)

WORDS = "en/words.yaml"
CONTACT, EN_CONTACT = "causes/7_contact.yaml", "en/7_contact.yaml"
EN_DEVICE, EN_TAKEOVER = "en/4_device.yaml", "en/6_takeover.yaml"
EN_OUTAGE = "en/5_outage.yaml"
DENY = "2. 「否認」を選びます。「承認」は押さないでください。"
EN_DENY = "2. Choose 「否認」 (Deny). Don't press 「承認」 (Approve)."
OPERATORS = {
    "fact-unsaid": [
        op(
            "a warning that is gone",
            (CONTACT, "      パスワード、コード、カード番号は、電話では教えないでください。\n", ""),
            mark(CONTACT, "**話の途中でも、切ってかまいません。**"),
        ),
        op(
            "an order turned round in English",
            (EN_OUTAGE, "don't tap its link", "tap its link"),
            mark(EN_OUTAGE, "1. Wait until it's fixed."),
        ),
        op(
            "a fact that says more",
            (FACTS, "    ja: 返事をしない|", "    ja: すぐに閉じ|"),
            mark(OUTAGE, "1. SNSを「Amazon ログインできない」で検索します。"),
        ),
    ],
    "fact-denied": [
        instead("deny and approve", TAKEOVER, DENY, "2. 「承認」を選びます。"),
        instead("in English", EN_TAKEOVER, EN_DENY, "2. Choose 「承認」 (Approve)."),
        instead(
            "beside what is right",
            EN_CONTACT,
            "- Tell them when and how you were contacted, and that you can't log in.",
            "- Tell them the code, if they ask.",
        ),
    ],
    "fact-language": [
        op("of another name", (FACTS, "  says:\n    ja: 返事をしない", "  §says:\n    jp: 返事")),
        op("of nobody", (FACTS, "  never:\n    ja: 返事", "  §never:\n    xx: 返事")),
    ],
    "host-unknown": [
        instead("a near miss", MESSAGES, "amazon.co.jp からの", "amazon-co.jp からの"),
        instead("in English", "en/2_messages.yaml", "from amazon.co.jp.", "from arnazon.co.jp."),
        instead("in a fact", FACTS, "公式サイト（amazon.co.jp）", "公式サイト（amazon.jp）"),
        instead("in full width", MESSAGES, "amazon.co.jp からの", "ａｍａｚｏｎ.co.jp からの"),
    ],
    "name-misspelled": [
        instead("a letter", OUTAGE, "Amazonの障害なら、こちらで", "Amazomの障害なら、こちらで"),
        instead("a letter of another script", "en/ends.yaml", "call Amazon.", "call Аmazon."),
        instead("kana that look alike", CONTACTS, "label: 海外から", "label: アマゾソに海外から"),
    ],
    "host-lookalike": [
        instead("letters", GUIDE, "- www.amazon.co.jp", "- www.arnazon.co.jp"),
        instead("another ending", GUIDE, "- www.amazon.co.jp", "- www.amazon.com"),
    ],
    "number-unproven": [
        instead("a code", TAKEOVER, "新しく届いた6桁", "新しく届いた8桁"),
        instead("a word in English", EN_DEVICE, "about 30 seconds", "about five minutes"),
        instead("a date", WORDS, "on 31 July 2025", "on 31 July 2026"),
        instead("money", TWO_STEP, "1. メールが届くのを待ちます。", "1. 500円かかります。"),
    ],
    "count-unproven": [
        instead("in a way", DEVICE, "ボタンを2回押します", "ボタンを3回押します"),
        instead("in English", EN_DEVICE, "start again from 1.", "press it 5 times."),
    ],
    "wait-disagrees": [
        instead("a text", MESSAGES, "1. 5分ほど待ちます。", "1. 15分ほど待ちます。"),
        op(
            "a wait against its fact",
            (
                TWO_STEP,
                "waits: {least: 1, most: 2, unit: days}",
                "waits: §{least: 1, most: 3, unit: days}",
            ),
        ),
    ],
    "months-disagree": [
        instead("a bill", DOCUMENTS, "months: 6", "months: 3"),
        op("its fact", (FACTS, "6か月以内に", "9か月以内に"), mark(DOCUMENTS, "months: 6")),
    ],
    "contact-disagrees": [
        instead("a fact", FACTS, "022-745-6363である", "022-745-6364である"),
        instead("a translation", WORDS, 'number: "0120-899-543"', 'number: "0120-899-534"'),
        op(
            "all but the contact",
            (CONTACTS, "number: 0120-899-543", "number: 0120-899-544"),
            (CONTACTS, 'dial: "0120899543"', 'dial: "0120899544"'),
            mark(FACTS, "text: フリーダイヤルは0120-899-543である"),
        ),
    ],
}
