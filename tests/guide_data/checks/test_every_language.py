"""Every language is judged as the original is: faults of a translation, and of other originals."""

import pandas as pd
import pytest

from guide_data.checks import check, judge
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.languages.sentence_forms import says_nothing
from guide_data.checks.rules.translation_opposites import contraries
from guide_data.checks.unjudged_languages import unjudged
from tests.support.faults_of_translations import FAULTS, ROUTER, START, TRANSLATIONS, WORDS
from tests.support.one_guide_many_languages import LANGUAGES, NUMBER, said, write_guide


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} must stand in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("own", LANGUAGES)
def test_a_good_guide_has_no_findings_in_any_language(tmp_path, own):
    case, found = judge(write_guide(tmp_path / "guide", own, *(set(LANGUAGES) - {own})))
    assert (found, unjudged(case)) == ([], [])


@pytest.mark.parametrize("own", ["ja", "en"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_translation_is_found_in_each_language(tmp_path, own, name):
    rule, file, edits = FAULTS[name]
    folder = write_guide(tmp_path / "guide", own, *TRANSLATIONS)
    for language, edit in edits.items():
        if name == "two ways to address somebody" and language == "zh-Hans":
            replace(folder / language / WORDS, "请回答", "请您回答")
            replace(folder / language / START, "请选择", "请您选择")
        replace(folder / language / file, *edit)
    found = check(folder, only=[rule])
    # What is missing is told where it is said in the original.
    places = {
        finding.message if rule == "translation-missing" else finding.file for finding in found
    }
    assert {one for one in TRANSLATIONS if any(f"{one}/" in place for place in places)} == set(
        edits
    )


ANSWERED = {
    ("fr", "Dominé par quelques espèces ?", "Oui"): True,
    ("fr", "Est-ce que le sol est humide ?", "Oui"): True,
    ("fr", "Y a-t-il quelqu’un qui peut aider ?", "Non"): True,
    ("fr", "Quelles espèces voyez-vous ?", "Oui"): False,
    ("fr", "Depuis quand ?", "Non"): False,
    ("fr", "Déchets", "Oui"): False,
    ("en", "Is there anyone who can help?", "Yes"): True,
    ("en", "Do you know where it is?", "No"): True,
    ("en", "The code came. In which app?", "Yes"): False,
    ("de", "Wollen Sie wissen, was fehlt?", "Ja"): True,
    ("de", "Wohnen Sie allein?", "Ja"): True,
    ("de", "Seit wann?", "Nein"): False,
}


@pytest.mark.parametrize(("said", "clear"), ANSWERED.items())
def test_yes_is_an_answer_to_a_question_that_asks_for_it(said, clear):
    language, title, text = said
    assert says_nothing(text, title, language) is not clear


@pytest.mark.parametrize("own", LANGUAGES)
def test_a_number_that_changes_is_found_wherever_it_is_said(tmp_path, own):
    others = sorted(set(LANGUAGES) - {own})
    folder = write_guide(tmp_path / "guide", own, *others)
    for digits in (NUMBER, NUMBER.replace("-", "")):
        replace(folder / "contacts.yaml", digits, f"{digits[:-1]}7")
    files = {finding.file for finding in check(folder, only=["contact-disagrees"])}
    said = [folder / "facts.yaml", *(folder / one / WORDS for one in others)]
    assert files == set(map(str, said))


OPPOSITES = [
    ("Wi-Fiを切ります。", "fr", "Activez le Wi-Fi."),
    ("Wi-Fiを切ります。", "de", "Schalten Sie WLAN ein."),
    ("Wi-Fiを切ります。", "zh-Hans", "打开Wi-Fi。"),
    ("左を押します。", "fr", "Touchez à droite."),
    ("左を押します。", "de", "Drücken Sie rechts."),
    ("左を押します。", "zh-Hans", "点击右边。"),
    ("無料の番号です。", "fr", "Un numéro payant."),
    ("無料の番号です。", "de", "Eine kostenpflichtige Nummer."),
    ("無料の番号です。", "zh-Hans", "收费电话。"),
]


@pytest.mark.parametrize(("ours", "language", "theirs"), OPPOSITES)
def test_what_says_the_opposite_is_found_in_every_language(ours, language, theirs):
    rows = pd.DataFrame({"text_source": [ours], "text": [theirs]})
    assert list(contraries(rows, phrases("ja"), phrases(language)))


def test_a_label_that_only_a_translation_presses_is_found(tmp_path):
    folder = write_guide(tmp_path / "guide", "de", "fr", "en")
    replace(folder / "fr" / ROUTER, "sur {button:power}", "sur « Arrêt »")
    replace(folder / "en" / ROUTER, "Press {button:power}", "Press “Power”")
    assert [finding.file for finding in check(folder, only=["label-unknown"])] == [
        str(folder / "fr" / ROUTER)
    ]


FREE = {"fr": "Numéro gratuit", "de": "Kostenlose Nummer", "zh-Hans": "免费电话"}


@pytest.mark.parametrize("language", FREE)
def test_a_number_that_is_said_to_be_free_and_is_not_is_found(tmp_path, language):
    folder = write_guide(tmp_path / "guide", "ja", *TRANSLATIONS)
    replace(folder / "contacts.yaml", NUMBER, "030-123456")
    replace(folder / "contacts.yaml", NUMBER.replace("-", ""), "+4930123456")
    for one in TRANSLATIONS:
        replace(folder / one / WORDS, NUMBER, "030-123456")
    words = folder / language / WORDS
    label = said("contacts.hotline.label", language)
    replace(words, label, FREE[language])
    found = check(folder, only=["contact-label-free"])
    assert [finding.file for finding in found] == [str(words)]


# In an original: where, what is written instead of what, and the rule that tells.
START_TEXT = {"fr": "**Ne dites", "de": "**Sagen", "zh-Hans": "**不要"}
BESIDE = [
    ("fr", "sentence-too-long", "La personne " + "qui répond " * 15 + "vous écoute. "),
    ("de", "sentence-too-long", "Die Person, " + "die Ihnen antwortet, " * 9 + "hört zu. "),
    ("zh-Hans", "sentence-too-long", "接听电话的人" + "会认真地听" * 12 + "。"),
    ("fr", "label-unknown", "Appuyez sur « Valider tout ». "),
    ("de", "label-unknown", "Tippen Sie auf „Alles bestätigen“. "),
    ("zh-Hans", "label-unknown", "点击“全部确认”。"),
    ("fr", "paper-unknown", "Prenez votre passeport. "),
    ("de", "paper-unknown", "Nehmen Sie Ihren Reisepass. "),
    ("zh-Hans", "paper-unknown", "请准备好护照。"),
    ("fr", "double-negative", "Ce n’est pas impossible. "),
    ("de", "double-negative", "Das ist nicht unmöglich. "),
    ("zh-Hans", "double-negative", "不会不行。"),
    ("fr", "word-doubled", "Regardez la la box. "),
    ("de", "word-doubled", "Warten Sie bis bis morgen. "),
    ("zh-Hans", "word-doubled", "请点击点击电源。"),
    ("fr", "translation-misplaced", "Look at the box and wait for the light. "),
    ("de", "translation-misplaced", "Look at the box and wait for the light. "),
    ("zh-Hans", "translation-misplaced", "Look at the box and wait for the light. "),
    ("zh-Hans", "punctuation-mixed", "请稍等,再试一次。"),
    ("de", "punctuation-mixed", "Warten Sie ,bitte. Und , dann. "),
    ("zh-Hans", "character-lookalike", "請稍等。"),
    ("fr", "telephone-unknown", "Appelez le 0800-3301555. "),
    ("de", "telephone-unknown", "Rufen Sie 0800-3301555 an. "),
    ("zh-Hans", "telephone-unknown", "请拨打0800-3301555。"),
]


@pytest.mark.parametrize(("own", "rule", "words"), BESIDE)
def test_a_fault_in_an_original_is_found(tmp_path, own, rule, words):
    folder = write_guide(tmp_path / "guide", own)
    replace(folder / "start.yaml", START_TEXT[own], f"{words}{START_TEXT[own]}")
    assert [str(folder / "start.yaml")] == sorted({f.file for f in check(folder, only=[rule])})


# What is right in one language, and would be wrong in another.
RIGHT = [
    ("fr", "Êtes-vous prêt\u00a0? Voici\u202f: « la box ». Vous vous souvenez de tout. "),
    ("fr", "J’ai l’appareil ; il s’allume, n’est-ce pas ? Sinon, allez à l’étage. "),
    (
        "de",
        "Achten Sie auf die Lampe, z.\u00a0B. auf „An“. Die Geräte, die die Hotline kennt, gehen. ",
    ),
    ("de", "Die Aktion läuft vom 1. bis zum 2. Mal gleich, also am 1. Abend und am 2. Abend. "),
    ("zh-Hans", "请看看指示灯（绿色的那个）；如果亮着，请试试另一台设备。"),
    ("zh-Hans", "稍等片刻，再检查一下“网络设置”。"),
]


@pytest.mark.parametrize(("own", "words"), RIGHT)
def test_what_is_right_in_a_language_is_left_alone(tmp_path, own, words):
    folder = write_guide(tmp_path / "guide", own)
    replace(folder / "start.yaml", START_TEXT[own], f"{words}{START_TEXT[own]}")
    assert check(folder) == []
