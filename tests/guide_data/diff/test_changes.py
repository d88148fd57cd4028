"""What changed of the content itself, came or went."""

import pytest

from guide_data import Flow, read_guide
from guide_data.diff.difference import difference
from guide_data.diff.summary import report
from guide_data.model.documents import Documents
from tests.support.edited_flows import BLINKS, CHANGES, LIT, ROUTER, places, with_parts


@pytest.mark.parametrize(("edits", "changed"), CHANGES.values(), ids=CHANGES)
def test_what_changed(edited, small, edits, changed):
    for edit in edits:
        folder = edited(*edit)
    there, back = difference(small, new := read_guide(folder)), difference(new, small)
    assert places(there.changes) == places(back.changes) == changed
    assert {(c.old, c.new) for c in there.changes} == {(c.new, c.old) for c in back.changes}
    assert all(change.old != change.new for change in there.changes)


STEP = "  - id: router-restart\n    kind: remedy\n"
MORE_STEP = """  - id: router-far
    kind: remedy
    title: 近づく
    text: |
      歩きます。
    ours: true
    unsolved: human

"""
FACT = "- id: maker-call\n"
MORE_FACT = """- id: new
  text: 新しい。
  ours: x
  compared: 2026-11-22
  review: 2027-11-22
"""
CONTACT = "- id: maker\n"
MORE_CONTACT = """- id: shop
  number: 0120-000-002
  dial: "0120000002"
  label: お店
  fact: maker-call
"""
MORE = {
    "step": ((ROUTER, STEP, MORE_STEP + STEP), ("steps", "router-far", "近づく")),
    "fact": (("facts.yaml", FACT, MORE_FACT + FACT), ("facts", "new", "新しい。")),
    "contact": (
        ("contacts.yaml", CONTACT, MORE_CONTACT + CONTACT),
        ("contacts", "shop", "0120-000-002"),
    ),
    "option": ((ROUTER, LIT, LIT + BLINKS), ("options", "router-lamp.blinks", "human")),
}


@pytest.mark.parametrize(("edit", "row"), MORE.values(), ids=MORE)
def test_what_came_and_what_went(edited, small, edit, row):
    more, (kind, id_, name) = read_guide(edited(*edit)), row
    came = [c for c in difference(small, more).changes if not c.part]
    went = [c for c in difference(more, small).changes if not c.part]
    assert [(c.kind, c.id, c.old, c.new) for c in came] == [(kind, id_, None, name)]
    assert [(c.kind, c.id, c.old, c.new) for c in went] == [(kind, id_, name, None)]


def in_one_file(flow):
    first, *others = flow.causes
    moved = first.model_copy(update={"steps": tuple(flow.steps.values())})
    return (moved, *(other.model_copy(update={"steps": ()}) for other in others))


LEFT_OUT = {
    "order of steps": lambda flow: {"causes": flow.causes[::-1]},
    "file of a step": lambda flow: {"causes": in_one_file(flow)},
    "papers": lambda flow: {"documents": Documents(files=flow.documents.files)},
    "types of file": lambda flow: {"documents": Documents(papers=flow.documents.papers)},
} | {
    name: lambda flow, name=name: {name: ()}
    for name in sorted(
        Flow.model_fields.keys()
        - {"name", "guide", "causes", "documents", "others", "translated_from"}
        # The pinned guide suppresses nothing, and has no pictures.
        - {"suppressions", "pictures", "images", "untranslated", "words"}
    )
}


@pytest.mark.parametrize("less", LEFT_OUT.values(), ids=LEFT_OUT)
def test_no_part_of_a_flow_is_left_out(flow, less):
    found = difference(flow, with_parts(flow, **less(flow)))
    assert not found.empty
    assert len(list(report(found))) > 2


def in_english(flow, cause="c", **parts):
    """A flow that also speaks English, in which the first cause has that title."""
    guide = flow.guide.model_copy(update={"language": "en"})
    first, *others = flow.causes
    causes = (first.model_copy(update={"title": cause}), *others)
    english = with_parts(flow, guide=guide, causes=causes, **parts)
    return with_parts(flow, others=(english,), **parts)


def test_another_language_that_came_or_went(small):
    for old, new in ((small, in_english(small)), (in_english(small), small)):
        assert places(difference(old, new).changes) == {("languages", "en", "")}


def test_words_that_changed_only_in_another_language(small):
    found = difference(in_english(small, "a"), in_english(small, "b"))
    assert places(found.changes) == {("en", small.causes[0].id, "title")}
    assert any("a → b" in line for line in report(found))


def test_what_changed_in_every_language_alike_is_told_once(small):
    found = difference(in_english(small), in_english(small, index=()))
    assert {change.kind for change in found.changes} == {"index"}
