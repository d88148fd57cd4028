"""Whatever is typed into the small guide's files, an editor gets problems, never a crash."""

import re
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide_data import ContentError, read_guide
from tests.support.paths import SMALL

FILES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*.yaml"))
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
MARKS = (
    "\n \r \t - : # | > ' \" [ ] { } & * ! % @ ? , \\ ** ]( <b> </ 0 ９ あ \0 \x85 \u2028 \ufeff"
)
WORDS = ["x: y\n", ": ", "- ", "{x:y}", "&a ", "*a", "<<: ", "---\n", "null", "solved", "index"]
TYPED = st.sampled_from([*MARKS.split(" "), *WORDS]) | st.characters(exclude_categories=["Cs"])


@st.composite
def mutated(draw, text):
    """A text after some slips of an editor's hand."""
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from([typed, cut, swapped]))(draw, text)
    return text


def typed(draw, text):
    """Something is typed into the text, or over a part of it."""
    start = draw(st.integers(0, len(text)))
    over = draw(st.sampled_from([0, 0, 1, 5]))
    return text[:start] + draw(TYPED) + text[start + over :]


def cut(draw, text):
    """A part is deleted: sometimes a letter, sometimes much."""
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.sampled_from([1, 2, 30, 500])) :]


def swapped(draw, text):
    """Two lines change places."""
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copytree(SMALL, tmp_path_factory.mktemp("mutated") / "guide")


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=settings().max_examples // 8)
@given(data=st.data())
def test_no_slip_of_the_hand_crashes_the_reader(copy, file, data):
    original = (SMALL / file).read_text(encoding="utf-8")
    (copy / file).write_bytes(data.draw(mutated(original)).encode())
    try:
        read_guide(copy)
    except ContentError as error:
        assert_lines_exist(error.problems)
    finally:
        (copy / file).write_bytes(original.encode())


def assert_lines_exist(problems):
    assert problems
    for problem in problems:
        with open(problem.file, encoding="utf-8", newline="") as file:
            assert 1 <= problem.line <= len(LINE_END.split(file.read()))
