"""Whatever lies in a content folder is refused with file and line, or harms nobody."""

import re
from shutil import copytree

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from guide_data import ContentError, read_guide
from guide_data.reading.limits import LINE_END, UNSEEN
from tests.support.hostile import SNIPPETS, harm_in
from tests.support.paths import PINNED, SMALL
from widgets import Guide, page

FOLDERS = {"small": SMALL, "pinned": PINNED}
FILES = {name: sorted(p.relative_to(f) for p in f.rglob("*.yaml")) for name, f in FOLDERS.items()}
SCALAR = re.compile(r"(?<=: )[^\s{\[|>'\"&*!#][^\n]*")
JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
hostile = st.sampled_from(SNIPPETS)
scalars = hostile | st.text(max_size=30) | st.sampled_from(["yes", "0120", "~", "2026-11-22", "-1"])
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(scalars, inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    place = tmp_path_factory.mktemp("fuzz")
    return {name: copytree(folder, place / name) for name, folder in FOLDERS.items()}


def told(text):
    """A text as YAML that means just this text."""
    return yaml.dump(text, allow_unicode=True, width=10**9, default_style='"').strip()


@st.composite
def mutated(draw, text):
    """A file after some turns of somebody hostile."""
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(TURNS))(draw, text)
    return text


def replaced(draw, text):
    """One value says something hostile, alone or beside what it said; most stay valid YAML."""
    found = list(SCALAR.finditer(text))
    if not found:
        return text
    at, snippet = draw(st.sampled_from(found)), draw(hostile)
    means = draw(st.sampled_from([snippet, at[0] + snippet, snippet + at[0]]))
    said = draw(st.sampled_from([told(means), told(means), snippet]))
    return text[: at.start()] + said + text[at.end() :]


def inserted(draw, text):
    """Something hostile stands anywhere."""
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(hostile) + text[at:]


def cut(draw, text):
    """A part is gone, sometimes all the rest."""
    at = draw(st.integers(0, len(text)))
    return text[:at] + text[at + draw(st.sampled_from([1, 20, 500, 10**6])) :]


def doubled(draw, text):
    """A line stands twice, or very often."""
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] *= draw(st.sampled_from([2, 500]))
    return "\n".join(lines)


def swapped(draw, text):
    """Two lines change places."""
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


TURNS = (replaced, replaced, replaced, inserted, cut, doubled, swapped)


def judge(copy, file, data):
    """A folder with other bytes in one file is refused as it must be, or harms nobody."""
    path, before = copy / file, (copy / file).read_bytes()
    path.write_bytes(data)
    try:
        flow = read_guide(copy)
    except ContentError as error:
        event("refused")
        assert_told(error.problems)
    else:
        event("shown")
        assert_harmless(flow)
    finally:
        path.write_bytes(before)


def assert_told(problems):
    assert 0 < len(problems) <= 1001
    for problem in problems:
        with open(problem.file, "rb") as file:
            lines = LINE_END.split(file.read().decode("utf-8", "replace"))
        assert 1 <= problem.line <= len(lines)
        assert JAPANESE.search(problem.what), problem
        assert len(str(problem).splitlines()) == 1
        assert not UNSEEN.search(str(problem))


def assert_harmless(flow):
    for said in flow.languages:
        assert not list(harm_in(page(said), said))
        live = Guide(said)
        for html in (live.header.value, live.footer.value, live.screen.text):
            assert not list(harm_in(html, said))


@settings(max_examples=settings().max_examples // 5)
@given(data=st.data())
def test_files_that_somebody_spoiled(copies, data):
    spoil(copies, "small", data)


# Each takes seconds: the long run is what it is for.
@settings(max_examples=settings().max_examples // 50)
@given(data=st.data())
def test_files_of_the_pinned_guide_that_somebody_spoiled(copies, data):
    spoil(copies, "pinned", data)


def spoil(copies, name, data):
    """Judge one file of a folder after somebody hostile."""
    file = data.draw(st.sampled_from(FILES[name]))
    original = (FOLDERS[name] / file).read_text(encoding="utf-8")
    judge(copies[name], file, data.draw(mutated(original)).encode("utf-8", "surrogatepass"))


@settings(max_examples=settings().max_examples // 3)
@given(file=st.sampled_from(FILES["small"]), tree=trees, style=st.sampled_from([None, '"', "|"]))
def test_files_of_any_shape(copies, file, tree, style):
    text = yaml.dump(tree, allow_unicode=True, default_style=style)
    judge(copies["small"], file, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=settings().max_examples // 3)
@given(file=st.sampled_from(FILES["small"]), data=st.binary(max_size=200))
def test_files_of_any_bytes(copies, file, data):
    judge(copies["small"], file, data)
