"""Answers above and below a number: two answers, and no marks of a quotation."""

from guide_data.checks import check


def test_above_and_below_a_number_are_two_answers(edited):
    edited("start.yaml", "text: この1台だけつながらない", "text: '> 30 %'")
    folder = edited("start.yaml", "text: 家じゅうの機器がつながらない", "text: '< 30 %'")
    assert check(folder, only=("options-same-words", "markdown-unsupported")) == []
