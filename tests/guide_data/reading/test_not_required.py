"""What a guide does not have is not asked of it: remedies, telephone numbers, humans, facts."""

import pytest

from guide_data import ContentError, Journey, read_guide
from guide_data.checks import judge
from widgets.live.parts.note import note_text
from widgets.views.words import words_of

GUIDE = """
title: どのごみ箱に入れるか
lead: 質問に答えると、入れる箱がわかります。
about: 職場のごみの分け方です。
language: ja
as_of: 2026-11-22
start: start
"""
START = """
title: はじめに
steps:
  - {id: start, kind: question, title: ぬれていますか, ours: true, options: [
      {id: wet, text: ぬれている, to: food}, {id: dry, text: かわいている, to: paper}]}
  - {id: food, kind: question, title: 食べものですか, ours: true, options: [
      {id: eat, text: 食べもの, to: green}, {id: other, text: ほかのもの, to: grey}]}
  - {id: paper, kind: question, title: 紙ですか, ours: true, options: [
      {id: sheet, text: 紙, to: blue}, {id: mixed, text: ほかのもの, to: grey}]}
"""
END = (
    "  - {{id: {}, kind: outcome, ends: solved, title: {}の箱に入れます, text: {}。, ours: true}}\n"
)
ENDS = "title: 入れるところ\nsteps:\n" + "".join(
    END.format(*end)
    for end in [
        ("green", "緑", "水を切ります"),
        ("grey", "灰色", "口を結びます"),
        ("blue", "青", "たたみます"),
    ]
)
PEOPLE = """
- {id: leftovers, who: 弁当を残した方, answers: [wet, eat], ends: green}
- {id: cloth, who: 雑巾を捨てる方, answers: [wet, other], ends: grey}
- {id: memo, who: 書き損じた方, answers: [dry, sheet], ends: blue}
- {id: toy, who: 文具を捨てる方, answers: [dry, mixed], ends: grey}
"""
FILES = {"guide": GUIDE, "start": START, "ends": ENDS, "journeys": PEOPLE}
REMEDY = """
title: 洗う
steps:
  - {id: paper, kind: remedy, title: 洗います, text: 水で洗います。, ours: true, unsolved: grey}
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_questions_and_ends_alone_are_a_guide(folder):
    assert judge(folder)[1] == []
    assert read_guide(folder).helpline is None


def test_a_note_tells_of_no_attempts_where_there_is_nothing_to_try(folder):
    flow = read_guide(folder)
    text = note_text(Journey.begin(flow).choose("wet"), words_of(flow))
    assert text.splitlines() == ["どのごみ箱に入れるか", "■ 今の状況", "・ぬれている"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", "guide.yaml"),
        ("answers: {solved: はい, unsolved: いいえ, unable: できません}", "1_wash"),
    ],
    ids=["the words of its answers", "where it leads"],
)
def test_a_remedy_asks_for_what_closes_it(folder, more, named):
    (folder / "causes").mkdir()
    (folder / "causes" / "1_wash.yaml").write_text(REMEDY, encoding="utf-8")
    start = START[: START.index("  - {id: paper")]
    (folder / "start.yaml").write_text(start, encoding="utf-8")
    (folder / "guide.yaml").write_text(f"{GUIDE}{more}\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    [problem] = refused.value.problems
    assert named in problem.file


def test_who_can_be_called_is_reached_from_everywhere(folder):
    contact = '{id: boss, number: 0120-000-000, dial: "0120000000", label: 係, fact: call}'
    fact = "{id: call, text: 係に聞ける。, ours: 見本。, compared: 2026-11-22, review: 2027-11-22}"
    (folder / "contacts.yaml").write_text(f"- {contact}\n", encoding="utf-8")
    (folder / "facts.yaml").write_text(f"- {fact}\n", encoding="utf-8")
    assert "no-human" in {found.rule for found in judge(folder)[1]}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nobody_is_told_to_call_where_nobody_can_be_called(folder, small, language):
    (folder / "guide.yaml").write_text(GUIDE.replace("ja", language), encoding="utf-8")
    words = words_of(read_guide(folder))
    parts = [*words.search.values(), *words.timer.values(), words.note["title"], words.note["hint"]]
    said = [words.go_live, words.note["file"], *parts]
    assert [text for text in said if "電話" in text or " call" in text] == []
    assert "電話" in words_of(small).note["title"]
