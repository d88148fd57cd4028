"""Stories in Twee as people write them."""

import pytest

from guide_data import ContentError
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.twee_reading import read_twee


def only(body):
    return next(iter(read_twee(f":: One\n{body}", ImportLog("s.twee")).nodes))


LINKS = {
    "[[Two]]": [("Two", "Two")],
    "[[go->Two]]": [("go", "Two")],
    "[[Two<-go]]": [("go", "Two")],
    "[[go|Two]]": [("go", "Two")],
    "[[a->b->Two]]": [("a->b", "Two")],
    "* [[go->Two]]": [("go", "Two")],
    "[[go->Two]] [[stay->One]]": [("go", "Two"), ("stay", "One")],
    "[[go|Two][$x to 1]]": [("go", "Two")],
    '<<link "go" "Two">><</link>>': [("go", "Two")],
    '(link-goto: "go", "Two")': [("go", "Two")],
    '<<display "Two">>': [("", "Two")],
    '(display: "Two")': [("", "Two")],
}


@pytest.mark.parametrize(("body", "edges"), LINKS.items(), ids=LINKS)
def test_links(body, edges):
    node = only(body)
    assert ([(edge.text, edge.to) for edge in node.edges], node.text) == (edges, "")


TEXTS = {
    "a link in a sentence leaves its words": ("You [[go on->Two]] now.", "You go on now."),
    "comments": ("a /* x */ b <!-- y --> c", "a  b  c"),
    "a passage's sign in a text": ("\\:: no passage", ":: no passage"),
    "brackets that are no link": ("see [1]", "see [1]"),
    "bold, emphasis, and an address": ("''x'' //y// http://e.org/", "**x** *y* http://e.org/"),
    "a heading further on": ("x\n!! Code", "x\n**Code**"),
    "a page of the web": ("[[Twine|https://e.org/a//b/]]", "[Twine](https://e.org/a//b/)"),
    "a line that goes on": ("a \\\nb", "a\nb"),
    "a remark is no command": ("x (note: this)", "x (note: this)"),
}


@pytest.mark.parametrize(("body", "text"), TEXTS.values(), ids=TEXTS)
def test_texts(body, text):
    assert only(body).text == text


STORY = """\
:: StoryTitle
A cave

:: StoryData
{"ifid": "x", "start": "The \\\\[door\\\\]"}

:: Inside [cave dark] {"position": "1,2"}
# Where now?
Dark.
(set: $x to 1)

:: The \\[door\\]
[[in->Inside]]

:: Style [stylesheet]
a { b: c }

:: Inside
Again.
"""


BACK = {
    "one way here": ("[[Two]]", [("", "One")]),
    "several": ("[[Two]]\n:: Three\n[[Two]]", [("<<return>>", "")]),
}


@pytest.mark.parametrize(("ways", "edges"), BACK.values(), ids=BACK)
def test_a_way_back_leads_to_the_one_passage_before(ways, edges):
    nodes = read_twee(f":: One\n{ways}\n:: Two\n<<return>>", ImportLog("s.twee")).nodes
    assert [(edge.text, edge.to) for edge in nodes[-1].edges] == edges


def test_a_story():
    log = ImportLog("s.twee")
    chart = read_twee(STORY.replace("\\\\[door\\\\]", "[door]"), log)
    assert (chart.title, chart.first) == ("A cave", "The [door]")
    assert [(n.key, n.title, n.text, n.group, n.line) for n in chart.nodes] == [
        ("Inside", "Where now?", "Dark.", "cave", 7),
        ("The [door]", "The [door]", "", "", 12),
    ]
    assert sorted(loss.line for loss in log.losses) == [10, 15, 18]


@pytest.mark.parametrize(
    ("data", "start"),
    [('{"start": "Two"}', "Two"), ("{}", "Start"), ("no", "Start"), ('{"start": "No"}', "Start")],
)
def test_where_it_begins(data, start):
    text = f":: StoryData\n{data}\n\n:: One\n\n:: Two\n\n:: Start\n"
    assert read_twee(text, ImportLog("f")).first == start


def test_what_is_no_story_is_refused():
    with pytest.raises(ContentError):
        read_twee("words", ImportLog("f"))
