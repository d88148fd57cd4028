"""Defects that say the opposite, stand beside the wrong thing, or lead the wrong way."""

from tests.support.mutation_operators import (
    CONTACTS,
    DEVICE,
    FACTS,
    INDEX,
    MESSAGES,
    OUTAGE,
    START,
    TAKEOVER,
    TWO_STEP,
    instead,
    mark,
    op,
)
from tests.support.mutations_facts import EN_DEVICE, EN_TAKEOVER, WORDS

VOCABULARY, SEARCHES = "vocabulary.yaml", "searches.yaml"
EN_LOOP = (
    EN_DEVICE,
    "title: When the circle keeps spinning\n  text: |",
    "title: When the circle keeps spinning\n  §text: |",
)
AGAIN = (
    "送り先が出ていれば、ご自分のものか見てください。\n"
    "        - コードの送り直しは、何度も続けて押さないでください。\n      "
)
ASK, SEE = (
    "SNSを使わない方は、ご家族やお友だちに聞いてみてください。\n",
    "2. 同じことで困っている人が、今いるか見ます。\n",
)
TRICKED = "- word: だまされ\n  kind: danger\n  steps: [contact-given, takeover]"
EN_TRICKED = "- word: scammed\n  kind: danger\n  steps: [contact-given, takeover]"
OPERATORS = {
    "translation-opposite": [
        op(
            "off is on",
            (EN_DEVICE, "If you use a VPN, turn it off.", "If you use a VPN, turn it on."),
            EN_LOOP,
        ),
        instead("in an answer", EN_TAKEOVER, "approved: I approved it", "approved: I denied it"),
    ],
    "source-opposite": [
        op(
            "off is on",
            (DEVICE, "VPNを使っていたら、切ります。", "VPNを使っていたら、入れます。"),
            EN_LOOP,
        ),
        op(
            "what is approved by mistake",
            (TAKEOVER, "まちがえて承認してしまった", "まちがえて否認してしまった"),
            mark(EN_TAKEOVER, "approved: I approved it by mistake"),
        ),
    ],
    "gloss-differs": [
        instead(
            "deny is approve",
            EN_TAKEOVER,
            "2. Choose 「否認」 (Deny)",
            "2. Choose 「否認」 (Approve)",
        ),
        instead(
            "in full width",
            "en/2_messages.yaml",
            "only offers 「否認」 (Deny)",
            "only offers 「否認」（Refuse）",
        ),
    ],
    "contact-label-abroad": [
        instead(
            "of another number",
            CONTACTS,
            "label: フリーダイヤルにかけられない方",
            "label: 海外からかける方",
        ),
        instead("in English", WORDS, "label: From outside Japan", "label: From a phone in Japan"),
    ],
    "contact-label-free": [
        instead(
            "in Japanese",
            CONTACTS,
            "label: フリーダイヤルにかけられない方",
            "label: フリーダイヤル",
        ),
        instead("in English", WORDS, "label: If you can't call the free number", "label: Free"),
    ],
    "contact-outside-unreachable": [
        op(
            "of a free number",
            (CONTACTS, "label: 日本の電話から", "outside: Asia/Tokyo\n  label: 日本の電話から"),
            mark(CONTACTS, "outside: Asia/Tokyo\n  label"),
        ),
        instead("of another country", CONTACTS, "outside: Asia/Tokyo", "outside: Asia/Seoul"),
    ],
    "wait-then-affirms": [
        op("what has come", (TWO_STEP, "unit: days, then: late", "unit: days, then: §waiting")),
        op("what arrived", (MESSAGES, f"{AGAIN}then: unsolved", f"{AGAIN}§then: arrived")),
    ],
    "wait-unit-differs": [
        op("days", (OUTAGE, "unit: hours}", "unit: §days}")),
        op("minutes", (OUTAGE, "unit: hours}", "unit: §minutes}")),
    ],
    "drawing-unlike": [
        op(
            "a home screen",
            ("causes/1_details.yaml", "    drawing: login\n", "    §drawing: icon-held\n"),
        ),
        op("a code", (DEVICE, "    drawing: icon-held\n", "    §drawing: code\n")),
    ],
    "way-of-another-device": [
        op(
            "another name",
            (DEVICE, "新しいiPhoneでは「アプリ」の中", "新しいAndroidでは「アプリ」の中"),
            mark(DEVICE, "      ios: |\n        1. 「設定」で「Safari」を開きます。"),
        ),
        op(
            "in a way for Android",
            (DEVICE, "2. 「設定」の「サイトの設定」を", "2. iPhoneの「サイトの設定」を"),
            mark(DEVICE, "      android: |\n        1. Chromeで、右上"),
        ),
    ],
    "danger-led-elsewhere": [
        op(
            "in the index",
            (
                INDEX,
                "- word: 遠隔操作\n  reading: えんかくそうさ\n  steps:\n    - contact-remote",
                "- §word: 遠隔操作\n  reading: えんかくそうさ\n  steps:\n    - device-restart",
            ),
        ),
        op(
            "in searches",
            (
                SEARCHES,
                "- query: 遠隔操作\n  step: contact-remote",
                "- §query: 遠隔操作\n  step: device-restart",
            ),
        ),
        op(
            "in the English index",
            (
                WORDS,
                "- word: Remote access\n    steps: [contact-remote]",
                "- §word: Remote access\n    steps: [device-restart]",
            ),
        ),
    ],
    "danger-untested": [
        op(
            "to the family",
            (
                VOCABULARY,
                "- word: 乗っ取\n  kind: danger\n  steps: [takeover]",
                "- word: 乗っ取\n  kind: danger\n  §steps: [takeover-family]",
            ),
        ),
        op(
            "in English",
            (
                "en/vocabulary.yaml",
                "- word: remote\n  kind: danger\n  steps: [contact-remote",
                "- word: remote\n  kind: danger\n  §steps: [device-restart",
            ),
        ),
    ],
    "filler-hides-danger": [
        op("in Japanese", (VOCABULARY, TRICKED, "- word: だまされ\n  §kind: filler")),
        op(
            "in English",
            ("en/vocabulary.yaml", EN_TRICKED, "- word: scammed\n  §kind: filler"),
        ),
    ],
    "group-misplaced": [
        op(
            "of the same name",
            (START, "to: takeover\n        group: strange", "to: takeover\n        §group: stuck"),
        ),
        op(
            "apart from the others",
            (
                START,
                "to: details-forgot\n        group: password",
                "to: details-forgot\n        group: codes",
            ),
            (
                START,
                "to: details-id\n        group: password",
                "to: details-id\n        §group: password",
            ),
        ),
    ],
    "line-twice": [
        op("a paragraph", (OUTAGE, ASK, f"{ASK}\n      §{ASK}")),
        op("an instruction", (OUTAGE, SEE, f"{SEE}      §3{SEE[1:]}")),
    ],
    "fact-against-says": [
        op(
            "a secret",
            (
                FACTS,
                "text: 人から認証コードを聞かれても教えない。",
                "§text: 人から認証コードを聞かれたら教える。",
            ),
        ),
        op(
            "a reply",
            (
                FACTS,
                "text: SNSでサポートを名のる人には返事をしない。",
                "§text: SNSでサポートを名のる人には返事をする。",
            ),
        ),
    ],
    "phrase-too-short": [
        op("said", (FACTS, "    ja: 返事をしない|返事はしない|返事をしません", "    §ja: 返")),
        op("never said", (FACTS, "    ja: 返事をして|返事をします", "    §ja: 返事をして|す")),
    ],
    "name-unproven": [
        op("a button", ("buttons.yaml", "label: 変更内容を保存", "§label: 変更を保存")),
        op("a paper", ("documents.yaml", "name: 在留カード\n", "§name: 残留カード\n")),
    ],
}
