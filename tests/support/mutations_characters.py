"""Slips of the pen to plant: characters, marks, lists, unfinished words, files, suppressions."""

from unicodedata import normalize

from tests.support.mutation_operators import LABEL, MESSAGES, instead, op, suppression

LATE = "すぐに届かないこともあります。"
DRY = "届かないと先へ進めませんが、あわてなくて大丈夫です。"
ATTEMPT = "コードや{button:attempt}の"
ENGLISH = "en/5_outage.yaml"
TITLE = "title: Wait a while until it's fixed"
APART = normalize("NFD", "とどかないことがあります。")


def late(name, more):
    """A slip in the first steps of a remedy, after a sentence."""
    return instead(name, MESSAGES, LATE, f"{LATE}{more}")


def dry(name, words):
    """A slip in a paragraph of its own."""
    return instead(name, MESSAGES, DRY, words)


def english(name, words):
    """A slip in a title in English."""
    return instead(name, ENGLISH, TITLE, f"title: {words}")


CHARACTERS = {
    "stray-space": [
        instead("no-break", MESSAGES, LATE, "すぐに\u00a0届かないこともあります。"),
        dry("indented", f"\u3000{DRY}"),
        dry("within Japanese", "届かないと 先へ進めません。"),
    ],
    "mojibake": [late("of Japanese", "縺吶げ縺ｫ"), english("of English", "Donâ€™t worry")],
    "character-lookalike": [
        late("kanji in kana", "コ一ドです。"),
        late("simplified", "登录します。"),
        english("Cyrillic", "\u0410mazon is down"),
    ],
    "text-decomposed": [
        instead("in a text", MESSAGES, LATE, APART),
        instead(
            "in a search", "searches.yaml", "query: 未納料金", normalize("NFD", "query: デンワ")
        ),
    ],
}
SENTENCES = {
    "punctuation-mixed": [
        dry("comma", "届かないと先へ進めませんが,大丈夫です。"),
        late("twice", "。"),
        english("Japanese", "Wait、please"),
    ],
    "brackets-unbalanced": [
        late("quote", "「迷惑メールを見ます。"),
        english("round", "Wait (a"),
    ],
    "sentence-unended": [dry("polite", DRY[:-1]), dry("comma", f"{DRY[:-1]}、")],
    "word-doubled": [
        late("particle", "コードをを見ます。"),
        english("article", "The the end"),
    ],
}
MARKS = {
    "markdown-unsupported": [
        late("underlined", "_とても_遅いです。"),
        dry("heading", f"# {DRY}"),
        english("entity", "Wait&nbsp;a day"),
    ],
    "bold-broken": [dry("open", f"**{DRY}"), dry("with a space", f"** 注意 **{DRY}")],
    "reference-malformed": [
        instead("full width", MESSAGES, ATTEMPT, "コードや｛button:attempt｝の"),
        instead("spaces", MESSAGES, ATTEMPT, "コードや{ button:attempt }の"),
        instead("no braces", MESSAGES, ATTEMPT, "コードや（button:attempt）の"),
    ],
    "list-by-hand": [dry("circled", "①待ちます。"), dry("no space", f"-{DRY}")],
    "text-folded": [
        op(
            "by a sign",
            (MESSAGES, "数分待ちましょう\n    text: |", "数分待ちましょう\n    §text: >"),
        ),
        dry("by hand", "1. 待ちます。 2. 見ます。"),
    ],
    "address-in-text": [
        late("web", "https://www.amazon.co.jp/ を見ます。"),
        late("mail", "help@amazon.co.jp に書きます。"),
        english("host", "See www.amazon.co.jp"),
    ],
}
FILES = {
    "file-unread": [
        op("another ending", ("causes/1_details.yml.txt", "", "§")),
        op("a backup", ("facts.yaml~", "", "§")),
    ]
}
SUPPRESSED = "suppressions.yaml"
STEP_OF_LABEL, FILE_OF_LABEL = "step: outage-wait", "file: causes/5_outage.yaml"
SUPPRESSIONS = {
    "suppression-forbidden": [
        op(
            f"of {rule}",
            (SUPPRESSED, "", "§" + suppression(rule, "step: messages-wait", "2026-12-01")),
        )
        for rule in ("asks-for-secret", "target-missing")
    ],
    "suppression-too-long": [
        op(name, LABEL, (SUPPRESSED, "", "§" + suppression("label-unknown", where, until)))
        for name, where, until in (
            ("of a file", FILE_OF_LABEL, "2027-03-01"),
            ("of a step", STEP_OF_LABEL, "2028-01-01"),
        )
    ],
}

OPERATORS = CHARACTERS | SENTENCES | MARKS | FILES | SUPPRESSIONS
