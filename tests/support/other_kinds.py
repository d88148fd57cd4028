"""Two tiny guides that are no trouble-shooting: a checklist to be read, and a manual to leaf in."""

from pathlib import Path

GUIDE = """\
title: {title}
lead: 順に読んでください。
about: |
  **練習用**の案内です。
language: ja
as_of: 2026-11-22
start: start
solved: done
answers:
  solved: できました
  unsolved: まだです
  unable: できません
"""
CHECKLIST = """\
title: 出かける前に
steps:
  - id: start
    kind: continue
    title: かぎを確かめる
    text: |
      かばんに、かぎがあるか見てください。
    ours: true
    to: window

  - id: window
    kind: continue
    title: 窓を閉める
    ours: true
    next: 全部しめました
    to: lights

  - id: lights
    kind: continue
    title: 明かりを消す
    ours: true
    back:
      start: かぎを見直す
    to: done
"""
MANUAL = """\
title: 洗たく機の使い方
steps:
  - id: start
    kind: question
    title: 何を知りたいですか
    ours: true
    options:
      - id: wash
        text: 洗い方
        to: wash
      - id: clean
        text: そうじのしかた
        to: clean

  - id: wash
    kind: continue
    title: 洗い方を読む
    text: |
      洗ざいを入れて、ふたを閉めます。
    ours: true
    to: done
    back: {start: 目次にもどる}

  - id: clean
    kind: question
    title: どこをそうじしますか
    ours: true
    back: {start: 目次にもどる}
    options:
      - id: filter
        text: 糸くずのあみ
        to: filter
      - id: drum
        text: 洗たくそう
        to: done

  - id: filter
    kind: continue
    title: あみを洗う
    ours: true
    to: done
    back: {start: 目次にもどる, clean: そうじの場所にもどる}
"""
ENDS = """\
title: おわりに
steps:
  - id: done
    kind: outcome
    ends: result
    title: ここまでです
    text: |
      読んでくださって、ありがとうございます。
    ours: true
    back: {start: はじめにもどる}
"""
JOURNEYS = {
    "checklist": {"reader": ["next", "next", "next"]},
    "manual": {
        "washer": ["wash", "next"],
        "cleaner": ["clean", "filter", "next"],
        "drummer": ["clean", "drum"],
    },
}
STARTS = {"checklist": CHECKLIST, "manual": MANUAL}
PERSON = """\
- id: {person}
  who: 読む方（{person}）
  answers: [{answers}]
  ends: done
"""


def write_guide(folder: Path, name: str, start: str | None = None) -> Path:
    """Write one of the guides into a folder, perhaps with other first steps; where it is."""
    people = [
        PERSON.format(person=person, answers=", ".join(answers))
        for person, answers in JOURNEYS[name].items()
    ]
    first, others = (start or STARTS[name]).split("\n\n  - id: ", 1)
    files = {
        "guide.yaml": GUIDE.format(title=name),
        "start.yaml": f"{first}\n",
        "causes/1_more.yaml": f"title: つづき\nsteps:\n  - id: {others}",
        "ends.yaml": ENDS,
        "facts.yaml": "[]\n",
        "journeys.yaml": "".join(people),
    }
    (folder / "causes").mkdir()
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def with_long_question(count: int) -> str:
    """The manual's steps, and first of all answers one that leads to a question of so many."""
    options = "".join(
        f"      - {{id: country-{n}, text: {name_of(n)}, to: {'done' if n else 'wash'}}}\n"
        for n in range(count)
    )
    first = "      - id: wash\n"
    abroad = "      - {id: abroad, text: 海外で使う, to: country}\n"
    asked = "  - id: country\n    kind: question\n    title: どの国ですか\n    ours: true\n"
    return f"{MANUAL.replace(first, abroad + first, 1)}\n{asked}    options:\n{options}"


def name_of(number: int) -> str:
    """What an answer of a long question says: each its own, some with accents and kana."""
    return f"{('Österreich', 'コートジボワール', 'Perú')[number % 3]} {number}"
