"""A guide in any language, and in several: tags that are some, words for each, what is missing."""

from shutil import copytree

import pytest

from guide_data import read_guide
from guide_data.checks import check
from guide_data.text.language_tags import broader, date_in, direction, language_name
from tests.support.any_language import SAID, guide_in, translate, write
from tests.support.paths import PINNED, TESTS

LANGUAGES = ("language-unknown", "language-own", "language-wordless", "words-unfilled")
# What stands in guide.yaml, and what it should be; empty where nobody can tell.
WRONG = {"EN": "en", "en_us": "en-US", "zh-hans": "zh-Hans", "jp": "ja", "xx": "", "English": ""}
TAGS = {
    "a country": ("fr-CA", ("fr-Latn", "fr"), "フランス語 (カナダ)", "ltr"),
    "a script": ("zh-Hant", (), "中国語 (繁体字)", "ltr"),
    "a country of another script": ("zh-TW", ("zh-Hant",), "中国語 (繁体字, 台湾)", "ltr"),
    "Arabic": ("ar", ("ar-Arab",), "アラビア語", "rtl"),
    "Hebrew": ("he", ("he-Hebr",), "ヘブライ語", "rtl"),
    "Persian": ("fa", ("fa-Arab",), "ペルシア語", "rtl"),
    "Urdu": ("ur", ("ur-Arab",), "ウルドゥー語", "rtl"),
}


def told(folder, *rules):
    return [
        (f.file.removeprefix(f"{folder}/"), f.rule, f.message) for f in check(folder, only=rules)
    ]


@pytest.mark.parametrize(("tag", "wider", "name", "way"), TAGS.values(), ids=TAGS)
def test_a_tag_says_what_is_wider_what_it_is_called_and_how_it_runs(tag, wider, name, way):
    assert (broader(tag), language_name(tag), direction(tag)) == (wider, name, way)


@pytest.mark.parametrize(("written", "meant"), WRONG.items())
def test_a_tag_that_is_none_is_told_with_what_to_write(tmp_path, written, meant):
    [(file, rule, message)] = told(guide_in(tmp_path, written, words="fr"), *LANGUAGES)
    assert (file, rule) == ("guide.yaml", "language-unknown")
    assert f"'{meant or written}'" in message


@pytest.mark.parametrize("language", ["fr", "de", "zh-Hans", "fr-CA", "zh-CN", "en-US"])
def test_a_guide_is_in_any_language_for_which_there_are_words(tmp_path, language):
    folder = guide_in(tmp_path, language, words="fr")
    assert told(folder, *LANGUAGES) == []
    assert read_guide(folder).guide.language == language


def test_a_language_without_words_asks_for_a_file_and_then_for_what_it_lacks(tmp_path):
    folder = guide_in(tmp_path, "ar")
    assert told(folder, *LANGUAGES) == []
    words = folder / "words" / "ar.yaml"
    whole = words.read_text(encoding="utf-8")
    words.write_text(whole.replace("\nrestart:", "\nreload:"), encoding="utf-8")
    assert [file for file, rule, _ in told(folder, "unreadable")] == ["words/ar.yaml"]
    words.write_text("back: رجوع\n", encoding="utf-8")
    [(file, _, message)] = told(folder, *LANGUAGES)
    assert (file, "restart" in message, "back、" in message) == ("words/ar.yaml", True, False)
    words.unlink()
    [(file, _, message)] = told(folder, *LANGUAGES)
    assert (file, "words/ar.yaml" in message) == ("guide.yaml", True)


def test_words_of_a_wider_language_and_then_of_the_own_take_the_place_of_the_shipped(tmp_path):
    folder = guide_in(tmp_path, "fr-CA", words="fr")
    write(folder, {"words/fr.yaml": "back: Retour\ntimer: {title: Patience}\n"})
    write(folder, {"words/fr-CA.yaml": "timer: {title: Minute}\n"})
    assert read_guide(folder).words == {"back": "Retour", "timer": {"title": "Minute"}}


FOLDERS = {
    "an underline": ("fr_FR/start.yaml", "'fr-FR'"),
    "capitals": ("FR/start.yaml", "'fr'"),
    "no language": ("xx/start.yaml", "'xx'"),
    "words of none": ("words/xx.yaml", "'xx'"),
    "words in capitals": ("words/DE.yaml", "'de'"),
    "a slip": ("cause/start.yaml", "causes/start.yaml"),
}


@pytest.mark.parametrize(("file", "hint"), FOLDERS.values(), ids=FOLDERS)
def test_a_folder_or_file_that_looks_like_a_language_is_told(tmp_path, file, hint):
    folder = write(guide_in(tmp_path, "fr"), {file: "- id: start\n"})
    [(found, _, message)] = told(folder, "unreadable")
    assert (found, hint in message) == (file, True)


def test_a_guide_is_translated_into_several_languages_each_in_its_folder(tmp_path):
    folder = guide_in(tmp_path, "fr")
    for language in ("zh-Hans", "de", "ar"):
        translate(folder, language)
    flow = read_guide(folder)
    assert [f.guide.language for f in flow.languages] == ["fr", "ar", "de", "zh-Hans"]
    for spoken in flow.languages:
        said = SAID[spoken.guide.language]
        assert (spoken.guide.title, spoken.steps["wait"].title) == (said["title"], said["wait"])
        assert not spoken.untranslated
    quoted = "«\u202fIndésirables\u202f» (Unerwünscht)"
    assert quoted in flow.speaking("de").steps["wait"].text


def test_what_is_missing_or_stale_is_found_in_each_language_by_its_name(tmp_path):
    folder = guide_in(tmp_path, "fr")
    translate(folder, "de", leave_out=("1_code.yaml",))
    translate(folder, "zh-Hans")
    assert {m[:5] for _, _, m in told(folder, "translation-missing")} == {"ドイツ語の"}
    path = folder / "start.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("le plus", "la plus"), "utf-8")
    stale = [
        (file, message) for file, _, message in told(folder, "translation-stale") if "start" in file
    ]
    assert [file for file, _ in stale] == ["de/start.yaml", "zh-Hans/start.yaml"]
    assert all("もとのフランス語" in message for _, message in stale)


def test_what_a_translation_lacks_stands_there_in_the_original(tmp_path):
    folder = guide_in(tmp_path, "fr")
    translate(folder, "de", leave_out=("1_code.yaml",))
    spoken = read_guide(folder).speaking("de")
    step = spoken.steps["wait"]
    assert {step.title, step.text} <= spoken.untranslated
    assert not {option.text for option in step.options} & spoken.untranslated


def test_the_guide_has_ten_steps_in_french_beside_its_english(tmp_path):
    folder = copytree(PINNED, tmp_path / "guide")
    copytree(TESTS / "french_steps", folder / "fr")
    flow = read_guide(folder)
    french = flow.speaking("fr")
    titles = {id for id, step in french.steps.items() if step.title not in french.untranslated}
    assert len(titles) == 10
    assert flow.speaking("en").steps["human"].title == "Call Amazon customer service"
    assert told(folder, "translation-stale")[0][0].startswith("fr/")


def test_days_are_written_as_the_language_writes_them(small):
    day = small.guide.as_of
    assert [date_in(day, tag) for tag in ("ja", "fr", "de", "en-GB")] == [
        "2026年11月22日",
        "22 novembre 2026",
        "22. November 2026",
        "22 November 2026",
    ]


def test_only_an_index_in_the_order_of_readings_needs_them(edited, tmp_path):
    spoilt = edited("index.yaml", "  reading: でんわ\n", "")
    assert [(file, "読み" in message) for file, _, message in told(spoilt, "unreadable")] == [
        ("index.yaml", True)
    ]
    assert told(guide_in(tmp_path / "fr", "fr"), "unreadable") == []
