"""What a failing notebook says: the words that changed, not all that it shows."""

import pytest

from tests.support.word_diff import changed_words

CHANGED = {
    "a word": ("a | 5 分 | x\nb | 2 日", "a | 7 分 | x\nb | 2 日", ["a | [-5-]{+7+} 分 | x"]),
    "a row more": ("a\nb", "a\nc\nb", ["{+c+}"]),
    "a row less": ("a\nb", "b", ["[-a-]"]),
    "nothing": ("a", "a", []),
}


@pytest.mark.parametrize(("stored", "new", "said"), CHANGED.values(), ids=CHANGED)
def test_the_words_that_changed(stored, new, said):
    assert changed_words(stored, new) == said


def test_a_long_line_is_told_by_what_is_around_the_change():
    [line] = changed_words(f"start {'a ' * 500}old", f"start {'a ' * 500}new")
    assert line.startswith("start")
    assert line.endswith("[-old-]{+new+}")
    assert len(line) < 100
