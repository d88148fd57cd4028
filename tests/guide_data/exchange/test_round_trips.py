"""What goes out as a table, a chart or a story comes in again as the same steps and answers."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide_data import ContentError, read_guide
from guide_data.exchange.exported import flowchart_of
from guide_data.exchange.formats import READERS, exported
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.importing import import_file
from guide_data.exchange.plain_labels import in_plain_words
from tests.support.flows import telling

FEW = settings(max_examples=settings().max_examples // 5)
# What each format is made of, among words.
TOKENS = {
    "csv": (
        "step,title,text,answer,goes to\n",
        *(",", "\n", '"', ";", "1", "2", "a", "ステップ"),
    ),
    "mermaid": (
        "flowchart TD\n",
        *("A", "B", " --> ", "-- x -->", "[", "]", "{", "}", '"', "|", "\n", "subgraph s\n"),
        *("end\n", "&", "-.->", ":::", "%%", ";", "<br>", "@{label: x}", "click A ", "#0;"),
    ),
    "twee": (
        ":: A\n",
        *(":: B [t] {}\n", "[[", "]]", "->", "|", "<<x>>", "\n", "(set: a)", "# b\n"),
    ),
}
ANYTHING = (
    *("{contacts}", "<b>", "http://a.b", "https://a.bc/d", "+81 3-1234-5678", "\t", "# "),
    *("[a](tel:+81312345678)", "[x](https://e.org)", "    ", "---\n", "===\n", "![a](b)", "\0"),
    *("```\n", "&#769;", "\u200b", "[", "]"),
)


def again(text, name, **choices):
    """The guide that is made of a file, and what was told of it."""
    with TemporaryDirectory() as place:
        file, folder = Path(place) / "file", Path(place) / "guide"
        file.write_text(text, encoding="utf-8", newline="")
        lost = import_file(file, folder, Choices(name, **choices))
        return read_guide(folder), lost


def said(flow, plain):
    """The steps of a guide with their words and answers; an end without a text says its title."""
    chart = flowchart_of(flow)
    nodes = (in_plain_words(chart) if plain else chart).nodes
    answers = {node.key: [(edge.text, edge.to) for edge in node.edges] for node in nodes}
    words = {node.key: (node.title, node.text) for node in nodes}
    for key, (title, text) in words.items():
        words[key] = (title, text or title) if not answers[key] else (title, text)
    return chart.first, words, answers


@pytest.mark.parametrize("name", READERS)
@FEW
@given(flow=telling())
def test_steps_words_answers_and_targets_come_back(name, flow):
    back, _ = again(exported(flow, name), name, language="ja")
    plain = name == "mermaid"
    assert said(back, plain) == said(flow, plain)


@pytest.mark.parametrize("name", READERS)
@FEW
@given(data=st.data())
def test_whatever_is_in_a_file_the_reader_takes_what_is_made_of_it(name, data):
    tokens = st.sampled_from((*TOKENS[name], *TOKENS[name], *ANYTHING)) | st.text(max_size=3)
    text = TOKENS[name][0] + "".join(data.draw(st.lists(tokens, max_size=30)))
    text = text.encode("utf-8", "replace").decode()
    try:
        again(text, name, country="JP")
    except ContentError as error:
        refused = error.problems
    else:
        refused = ()
    # All that a file may be refused for is that there is nothing in it to take.
    assert {Path(problem.file).name for problem in refused} <= {"file"}


@pytest.mark.parametrize("name", READERS)
def test_the_pinned_guide_comes_back(name, flow):
    back, _ = again(exported(flow, name), name, country="JP", language="ja")
    before, after = said(flow, plain=True), said(back, plain=True)
    assert after[0] == before[0]
    assert after[2] == before[2]
    assert {key: title for key, (title, _) in after[1].items()} == {
        key: title for key, (title, _) in before[1].items()
    }
