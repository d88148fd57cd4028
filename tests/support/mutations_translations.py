"""Defects of translations, planted in the pinned ones, and of rules that hold in any language."""

from tests.support.mutation_operators import HEAD, instead, mark, op, remedy

EN = "en/"
WORDS, START, ENDS = f"{EN}words.yaml", f"{EN}start.yaml", f"{EN}ends.yaml"
DETAILS, MESSAGES, TWO_STEP, DEVICE, OUTAGE, TAKEOVER, CONTACT = (
    f"{EN}{n}_{name}.yaml"
    for n, name in enumerate(
        ["details", "messages", "two_step", "device", "outage", "takeover", "contact"], start=1
    )
)
TAKEOVER_TEXT = "title: Call Amazon right away\n  text: |"
MARKED = TAKEOVER_TEXT.replace("text: |", "§text: |")


def in_takeover(name, old, new):
    """An operator on the text of one step, found where that text begins."""
    return op(name, (TAKEOVER, old, new), (TAKEOVER, TAKEOVER_TEXT, MARKED))


SETTLED = "2. When things have settled, log in again.\n\n    If lots"
FAX = (
    '- id: fax\n  number: 022-745-6363\n  dial: "+81227456363"\n'
    "  §label: ファックスの方\n  fact: phone-paid\n"
)
NEW_CAUSE = f"§{HEAD}{remedy('new', 'human')}"
NEW_WORD = "- word: あたらしい\n  reading: あたらしい\n  steps:\n    - new\n"

OPERATORS = {
    "asks-for-secret": [
        op(
            "in English, told to somebody",
            (OUTAGE, SETTLED, SETTLED.replace("2. When", "§2. Tell the agent your PIN. When")),
        ),
        instead(
            "in English, here",
            START,
            "Choose the closest answer.\n\n    We",
            "Type your password below.\n\n    We",
        ),
        instead(
            "in a word", WORDS, "lead: Answer a few", "lead: Send us a photo of your card. A few"
        ),
    ],
    "telephone-unknown": [
        instead(
            "in English",
            OUTAGE,
            "If you don't use social media",
            "Call 03-1234-5678 if you don't use social media",
        ),
    ],
    "placeholder": [instead("in English", WORDS, "subject: I can't", "subject: TODO I can't")],
    "term-avoided": [
        instead("in English", START, "passkey: My passkey", "passkey: I can't sign in. My passkey")
    ],
    "translation-missing": [
        op(
            "of a contact",
            (
                "contacts.yaml",
                "",
                FAX,
            ),
        ),
        op(
            "of a button",
            ("buttons.yaml", "", "- id: more\n  §label: もっと見る\n  fact: reset-labels\n"),
        ),
    ],
    "translation-stale": [
        op(
            "of an answer's words",
            ("guide.yaml", "solved: ログインできました", "solved: もう入れました"),
            mark(WORDS, 'answers: "'),
        ),
        op(
            "of a button",
            ("buttons.yaml", "label: 続行", "label: 続ける"),
            mark(WORDS, 'buttons: "'),
        ),
        op("of no section", (WORDS, '  links: "', '  §lnks: "')),
    ],
    "translation-unknown": [
        op("a button", (WORDS, "  next: Next", "  §nxet: Forward\n  next: Next")),
        instead(
            "an option",
            START,
            "sudden: I enter everything",
            "suden: Suddenly\n    sudden: I enter everything",
        ),
    ],
    "translation-left-original": [
        instead(
            "a full stop",
            OUTAGE,
            "If you don't use social media, ask",
            "If you don't use social media。 Ask",
        ),
    ],
    "translation-quote-unexplained": [
        instead(
            "a sentence",
            OUTAGE,
            "If you don't use social media",
            "「少し待ちます。」 If you don't use social media",
        ),
        instead(
            "without its meaning",
            MESSAGES,
            "2. Choose 「承認」 (Approve).",
            "2. Choose 「設定の画面」.",
        ),
    ],
    "translation-misplaced": [
        op(
            "English in Japanese",
            (
                "causes/5_outage.yaml",
                "1. 直るまで、数時間待ちます。",
                "§1. Wait a few hours until it works again.",
            ),
        ),
        op(
            "Japanese that is English",
            (
                "drawings.yaml",
                "alt: ログイン画面の絵です。メール",
                "§alt: A drawing of a login screen, nothing else. メール",
            ),
        ),
    ],
    "translation-differs": [
        in_takeover(
            "a reference",
            "{contacts}\n\n    Don't use a number",
            "{contact:free}\n\n    Don't use a number",
        ),
        op(
            "a number",
            (
                TWO_STEP,
                "The check can take 1 to 2 days. You",
                "The check can take 1 to 3 days. You",
            ),
            (
                TWO_STEP,
                "title: Wait for the email from Amazon\n  text",
                "title: Wait for the email from Amazon\n  §text",
            ),
        ),
        instead(
            "in the words",
            WORDS,
            "code: A drawing of the 6-digit",
            "code: A drawing of the 8-digit",
        ),
    ],
    "translation-outline": [
        in_takeover(
            "a paragraph less",
            "    Don't use a number or link from the message you received.\n\n    Be",
            "    Be",
        ),
        op(
            "an instruction less",
            (
                OUTAGE,
                "    1. Wait until it's fixed.\n    2. After a while, log in again.",
                "    1. Wait until it's fixed.",
            ),
            (OUTAGE, "then log in again\n  text", "then log in again\n  §text"),
        ),
    ],
    "translation-warning-lost": [
        in_takeover("not bold", "**Call first.** Say", "Call first. Say"),
        in_takeover("the other way", "Don't use a number or link", "Use a number or link"),
    ],
    "translation-swapped": [
        op(
            "arrived or not",
            (
                DETAILS,
                "arrived: The code has arrived\n    no-code: The code isn't arriving",
                "arrived: The code isn't arriving\n    no-code: The code has arrived",
            ),
            mark(DETAILS, "arrived: The code isn't arriving"),
        ),
        op(
            "closing answers",
            (
                WORDS,
                "solved: I'm in now\n  unsolved: I tried this, but I still can't get in",
                "§solved: I tried this, but I still can't get in\n  unsolved: I'm in now",
            ),
        ),
        op(
            "buttons",
            (
                WORDS,
                "next: Next\n  continue: Continue\n  save: Save changes",
                "§next: Save changes\n  continue: Continue\n  save: Next",
            ),
        ),
    ],
    "translation-doubled": [
        instead(
            "answers",
            DETAILS,
            "no-code: The code isn't arriving\n    not-reg",
            "no-code: The code has arrived\n    not-reg",
        ),
        instead("buttons", WORDS, "save: Save changes", "save: Next"),
    ],
    "index-one-sided": [
        op(
            "new",
            (
                "causes/7_new.yaml",
                "",
                NEW_CAUSE,
            ),
            ("index.yaml", "", NEW_WORD),
        ),
        op(
            "taken out",
            (WORDS, "  - word: Nobody can log in\n    steps: [outage-now, outage-wait]\n", ""),
            (WORDS, "[outage-check, outage-wait]", "[human]"),
            (WORDS, "[device-other, outage-check]", "[device-other]"),
            (WORDS, "[unknown, outage-check]", "[unknown]"),
            (
                WORDS,
                "- word: Social media\n    steps: [outage-check]",
                "- word: Social media\n    steps: [human]",
            ),
            mark("causes/5_outage.yaml", "title: Amazonで障害"),
        ),
    ],
}
