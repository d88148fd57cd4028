"""Careless text: what is found of it, line by line, and above all what is left alone."""

from datetime import date
from shutil import copytree

import pytest

from guide_data.checks import RULES, check
from tests.support.mutation_operators import MESSAGES
from tests.support.mutations_characters import DRY
from tests.support.paths import PINNED

# In each language: a file, and a line of a text there before which there is room for more.
PLACES = {"ja": (MESSAGES, f"      {DRY}"), "en": ("en/2_messages.yaml", "    1. ")}

CARELESS = {
    "ja": {
        "（確認中）。": "placeholder",
        "【下書き】です。": "placeholder",
        "※あとで直します。": "placeholder",
        "XX分待ちます。": "placeholder",
        "本当??": "placeholder",
        "（仮）です。": "placeholder",
        "ｈｔｔｐｓ：／／ａｍａｚｏｎ": "address-in-text",
        "amzn.to/abc を開きます。": "address-in-text",
        "support＠amazon.co.jp です。": "address-in-text",
        "{{contacts}}": "reference-malformed",
        "{contacts": "reference-malformed",
        "{button：attempt}です。": "reference-malformed",
        "button:attemptです。": "reference-malformed",
        "＃ 注意": "markdown-unsupported",
        "~~前の番号~~です。": "markdown-unsupported",
        "番号です[^1]。": "markdown-unsupported",
        "__注意__ です。": "markdown-unsupported",
        "** 注意 **です。": "bold-broken",
        "（1）押します。": "list-by-hand",
        "1、押します。": "list-by-hand",
        "●押します。": "list-by-hand",
        "1.押します。": "list-by-hand",
        "手順2：押します。": "list-by-hand",
        "- 押します。 - 待ちます。 - 見ます。": "text-folded",
        "押します。 2. 待ちます。": "text-folded",
        "パスワ−ドです。": "character-lookalike",
        "アプリを设定します。": "character-lookalike",
        "か゛めんを見ます。": "character-lookalike",
        "画面画面を見ます。": "word-doubled",
        "スマホがが動きます。": "word-doubled",
        "押します。。": "punctuation-mixed",
        "（）を押します。": "punctuation-mixed",
        "Ａｍａｚｏｎです。": "punctuation-mixed",
        "（電話です。": "brackets-unbalanced",
        "「電話』です。": "brackets-unbalanced",
        "次に押してください": "sentence-unended",
        "\u3000押します。": "stray-space",
    },
    "en": {
        "Opening hours: TBC.": "placeholder",
        "It may take a day (check this with Taro).": "placeholder",
        "[needs translation]": "placeholder",
        "Write to help@amazon.co.jp.": "address-in-text",
        "{Button:attempt} appears.": "reference-malformed",
        "Wait &amp; see.": "markdown-unsupported",
        "Wait for the the code.": "word-doubled",
        "Don’t wait，call.": "punctuation-mixed",
        "Now wait until the code comes": "sentence-unended",
        "It says â€œwaitâ€.": "mojibake",
    },
}
SENSIBLE = {
    "ja": [
        "仮のパスワードを決めます。",
        "仮登録のメールです。",
        "大文字のXXLです。",
        "あとで確かめます。",
        "重要確認事項を見ます。",
        "本人確認中と出ます。",
        "（確認のメールです）",
        "こちら側ができることです。",
        "それでできることがあります。",
        "子どもも一緒に見ます。",
        "だんだん、いろいろわかります。",
        "ますます遅くなります。",
        "amazon.co.jp からのメールです。",
        "iOS 17.1以降です。",
        "- 登録の番号が今のものか、確かめる",
        "1. 押します（2回）。",
        "3 - 5分待ちます。",
        "電話（0120-899-543）です。",
        "「設定」→「一般」の順に押します。",
        "コードは「123-456」のような形です。",
        "メール1通に2つの番号が出ます。",
        "（1）か（2）を押します。",
        "「*」や「#」を押します。",
        "スマホ二台のときです。",
        "髙橋さんや渡邉さんを叱る人です。",
        "本当ですか？",
        "100%大丈夫とは言えません。",
        "ファイル名は my_photo_1.jpg です。",
        "合計は 2 * 3 * 4 です。",
        "A & B と書きます。",
        "Amazon.co.jp、Gmailなどです。",
        "モモもももも、の「もも」です。",
        "Wi-Fiの電波を見ます。",
        "次のものを見ます：",
    ],
    "en": [
        "Don't wait: you may add another number later (check your mail).",
        "The code (6 digits) is in the mail that Amazon had had sent.",
        "Tap 「設定」 and then 「一般」.",
        "Save it as a draft, then please wait.",
        "Take a café's Wi-Fi, e.g. at a station—or your own.",
        "Press * or # on the phone.",
        "Is it an iPhone, an iPad or a PC?",
        "Wait 1.5 hours (90 minutes), then try again...",
        "- the number you use now",
        "Update (tap it) and confirm with your code.",
    ],
}
CARE = {
    *CARELESS["ja"].values(),
    *CARELESS["en"].values(),
    *("text-decomposed", "full-width-digit", "half-width-kana", "double-space", "file-unread"),
}


def with_lines(tmp_path, language, lines):
    """A copy of the pinned guide with more paragraphs in one text; where each stands."""
    folder = copytree(PINNED, tmp_path / "guide")
    file, below = PLACES[language]
    before, head, rest = (folder / file).read_text(encoding="utf-8").partition(below)
    indent = " " * (len(below) - len(below.lstrip(" ")))
    added = "".join(f"{indent}{line}\n\n" for line in lines)
    (folder / file).write_text(f"{before}{added}{head}{rest}", encoding="utf-8")
    first = before.count("\n") + 1
    return folder, {first + 2 * n: line for n, line in enumerate(lines)}


@pytest.mark.parametrize("language", CARELESS)
def test_careless_lines_are_found_where_they_stand(tmp_path, language):
    folder, places = with_lines(tmp_path, language, CARELESS[language])
    found = check(folder, date(2026, 11, 26), only=CARE)
    pairs = {(finding.line, finding.rule) for finding in found}
    missed = {
        line: rule
        for (number, line), rule in zip(places.items(), CARELESS[language].values(), strict=True)
        if (number, rule) not in pairs
    }
    assert missed == {}


@pytest.mark.parametrize("language", SENSIBLE)
def test_sensible_lines_are_left_alone(tmp_path, language):
    folder, places = with_lines(tmp_path, language, SENSIBLE[language])
    found = check(folder, date(2026, 11, 26), only=CARE)
    assert [(places.get(f.line), f.rule, f.message) for f in found] == []


STRAY = {
    "another ending": ("start.YAML", "unreadable", "start.yaml"),
    "another folder": ("Causes/10_new.yaml", "unreadable", "causes/10_new.yaml"),
    "a blank": ("en /start.yaml", "unreadable", "en/start.yaml"),
    "one folder too high": ("10_new.yaml", "unreadable", "causes/10_new.yaml"),
    "a text file": ("causes/1_details.yml.txt", "file-unread", "causes/1_details.yaml"),
    "a backup": ("facts.yaml~", "file-unread", "facts.yaml"),
    "a copy": ("facts - コピー.yaml", "unreadable", "facts.yaml"),
}


@pytest.mark.parametrize(("file", "rule", "meant"), STRAY.values(), ids=STRAY)
def test_a_file_that_nothing_reads_is_told_with_its_name(tmp_path, file, rule, meant):
    folder = copytree(PINNED, tmp_path / "guide")
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text("- a\n", encoding="utf-8")
    [found] = check(folder, only=[rule])
    assert found.file.endswith(file)
    assert f"'{meant}'" in found.message


KNOWN = ["README.md", "LICENSE", "checked.json", "screen.png", ".facts.yaml.swp"]


def test_files_that_stand_beside_content_are_left_alone(tmp_path):
    folder = copytree(PINNED, tmp_path / "guide")
    for name in KNOWN:
        (folder / name).write_text("a", encoding="utf-8")
    assert check(folder, only=["file-unread", "unreadable"]) == []


def test_what_guards_visitors_can_not_be_left_out(tmp_path):
    folder, _ = with_lines(tmp_path, "ja", ["担当の人にパスワードを伝えてください。"])
    words = (
        "- rule: asks-for-secret\n  step: messages-wait\n  reason: ためす\n  until: 2026-12-01\n"
    )
    (folder / "suppressions.yaml").write_text(words, encoding="utf-8")
    assert {found.rule for found in check(folder, only=list(RULES))} >= {
        "asks-for-secret",
        "suppression-forbidden",
    }
