"""Which language editors read: in what order what is asked."""

import pytest

from guide_data.messages import choice
from guide_data.messages.choice import LOCALE, VARIABLE, choose, language
from guide_data.reading.draft import read_draft
from tests.support.paths import SMALL

SETS = {
    "nothing is asked, a Japanese guide": ("language: ja", {}, "ja"),
    "nothing is asked, an English guide": ("language: en", {}, "en"),
    "there are no messages in the guide's language": ('title: A\nlanguage: "fr"', {}, "en"),
    "an older guide names none": ("title: A", {}, "ja"),
    "a region beside the guide's language": ("language: en-GB", {}, "en"),
    "LANG": ("language: ja", {"LANG": "en_US.UTF-8"}, "en"),
    "LANG in the guide's own": ("language: fr", {"LANG": "ja_JP.UTF-8"}, "ja"),
    "LANG that says nothing": ("language: ja", {"LANG": "C.UTF-8"}, "ja"),
    "LANG without messages": ("language: ja", {"LANG": "fr_FR.UTF-8"}, "ja"),
    "a language that begins alike": ("language: ja", {"LANG": "enm_GB"}, "ja"),
    "LC_ALL before LANG": ("language: fr", {"LC_ALL": "ja_JP", "LANG": "en_US"}, "ja"),
    "LC_ALL=C hides LANG": ("language: ja", {"LC_ALL": "C", "LANG": "en_US"}, "ja"),
    "our own before all": ("language: fr", {VARIABLE: "ja", "LC_ALL": "en_US"}, "ja"),
}


@pytest.fixture(autouse=True)
def nobody_asks(monkeypatch):
    monkeypatch.setattr(choice, "SETTING", choice.Setting())
    for name in (VARIABLE, *LOCALE):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("guide", "asked", "read"), SETS.values(), ids=SETS)
def test_editors_read_what_is_asked_for_first(guide, asked, read, tmp_path, monkeypatch):
    (tmp_path / "guide.yaml").write_text(f"{guide}\n", encoding="utf-8")
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    choose(tmp_path)
    assert language() == read


def test_the_first_guide_that_is_read_decides_where_nothing_was_chosen(tmp_path):
    (tmp_path / "guide.yaml").write_text("language: fr\n", encoding="utf-8")
    read_draft(tmp_path)
    assert language() == "en"
    read_draft(SMALL)
    assert language() == "en"


def test_before_a_guide_is_chosen_templates_are_said_as_they_are():
    assert language() == "ja"
