"""The rules of words, as Japanese is written: what they find, and above all what they do not."""

from shutil import copytree

import pytest

from guide_data.checks import RULES as ALL
from guide_data.checks.frames.sentences import own, sentences_of, visible
from guide_data.checks.languages import japanese, sentence_forms
from guide_data.checks.rules import plain_language
from guide_data.text.references import ReferenceTable
from tests.support.paths import PINNED, SMALL
from tests.support.rule_findings import case_of, places_found

FAMILIES = ("words", "safety", "translation")
RULES = {name: rule for name, rule in ALL.items() if rule.family in FAMILIES}


@pytest.mark.parametrize("folder", [PINNED, SMALL], ids=["pinned", "small"])
def test_the_guides_have_no_findings(folder):
    case = case_of(folder)
    assert {rule: places for rule in RULES if (places := places_found(rule, case))} == {}


def test_a_folder_with_nothing_in_it_has_no_findings(tmp_path):
    case = case_of(tmp_path)
    assert [places_found(rule, case) for rule in RULES] == [[]] * len(RULES)


FORMS = {
    "押します。": "polite",
    "見てくださいね。": "polite",
    "届きませんでした。": "polite",
    "始めましょう（急ぎません）。": "polite",
    "少し待つ。": "plain",
    "待つとよい。": "plain",
    "入れなかった。": "plain",
    "これはAmazonの案内だ。": "plain",
    "次の番号へどうぞ。": "",
    "おつかれさま。": "",
    "確認のメール。": "",
    "どの番号で入ったか、控えておく": "",
}


@pytest.mark.parametrize(("sentence", "form"), FORMS.items())
def test_the_form_of_a_sentence_is_that_of_its_end(sentence, form):
    assert sentence_forms.form_of(sentence, "ja") == form


NOT_DENIED_TWICE = [
    "電源を入れないと、先へ進めません。",
    "コードを聞かれないことがあります。",
    "すぐに届かないこともあります。",
    "確かめなければなりません。",
    "届かなくても、あわてないでください。",
    "待つほかにできることがありません。",
    "なくしたときは、届け出が要ります。",
]


@pytest.mark.parametrize("text", NOT_DENIED_TWICE)
def test_one_denial_is_left_alone(text):
    assert not sentence_forms.denies_twice(text, "ja")


SPELLED_ALIKE = [
    ("使います。", "使えます。"),
    ("番号のほうを入れる方", "方"),
    ("試してみます。", "見ます。"),
    ("違うと言われます。", "Appという名前"),
    ("「出来る」を押すと、", "できる"),
    ("{button:出来る}", "できる"),
    ("Amazon", "amazon.co.jp"),
]


@pytest.mark.parametrize("texts", SPELLED_ALIKE, ids="".join)
def test_different_words_are_not_spellings_of_one(texts):
    seen = {}
    for word, spelling in (pair for text in texts for pair in japanese.words_of(own(text))):
        assert seen.setdefault(word, spelling) == spelling


CLEAR = [
    ("はい", "前にもログインした機器ですか"),
    ("いいえ", "2日たちましたか？"),
    ("わからない", "お使いの機器はどれですか"),
    ("その他", "お使いの機器はどれですか"),
    ("次の画面が出た", "画面を見る"),
]
UNCLEAR = [
    ("はい", "コードはどこに届くはずですか"),
    ("はい", "乗っ取りのしるしはありませんか"),
    ("いいえ", "アプリを入れ直す"),
    ("OK", "2日たちましたか"),
    ("わからない。", "アプリを入れ直す"),
]


@pytest.mark.parametrize(("option", "title"), CLEAR)
def test_an_option_that_its_question_makes_clear_is_left_alone(option, title):
    assert not sentence_forms.says_nothing(option, title, "ja")


@pytest.mark.parametrize(("option", "title"), UNCLEAR)
def test_an_option_that_says_nothing_is_found(option, title):
    assert sentence_forms.says_nothing(option, title, "ja")


def test_a_term_may_be_a_part_of_the_one_to_use(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / "terms.yaml").write_text("- use: つなぎ先\n  avoid: [つなぎ]\n", encoding="utf-8")
    lines = (folder / "causes/2_device.yaml").read_text(encoding="utf-8").splitlines()
    bare = [n for n, line in enumerate(lines, 1) if "つなぎ" in line.replace("つなぎ先", "")]
    assert [line for _, line in places_found("term-avoided", case_of(folder))] == bare


def test_quotes_and_brackets_hold_a_sentence_together():
    text = "1. 「押す。次へ」を押します。閉じます（あとで。）。"
    assert sentences_of(text) == ("「押す。次へ」を押します。", "閉じます（あとで。）。")
    assert visible("**[番号](tel:+81)**へ", ReferenceTable()) == "番号へ"


def test_lines_on_a_phone_count_as_they_are_seen():
    assert plain_language.on_phone("あ" * 24 + "\n\n" + "a" * 49) == 1 + 2
