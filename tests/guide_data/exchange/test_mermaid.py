"""Mermaid flowcharts as people draw them."""

import pytest

from guide_data import ContentError
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.mermaid_grammar import read_statement
from guide_data.exchange.mermaid_reading import read_mermaid

LINKS = {
    "A --> B": [("A", "B", "")],
    "A-->B": [("A", "B", "")],
    "A-->|yes|B": [("A", "B", "yes")],
    "A -->|yes| B": [("A", "B", "yes")],
    "A -- yes --> B": [("A", "B", "yes")],
    "A--yes-->B": [("A", "B", "yes")],
    "A -- it's a-b --> B": [("A", "B", "it's a-b")],
    'A -->|"a | b"| B': [("A", "B", "a | b")],
    "A -. yes .-> B": [("A", "B", "yes")],
    "A -.-> B": [("A", "B", "")],
    "A -.->|yes| B": [("A", "B", "yes")],
    "A == yes ==> B": [("A", "B", "yes")],
    "A ==> B": [("A", "B", "")],
    "A --- B": [("A", "B", "")],
    "A -- yes --- B": [("A", "B", "yes")],
    "A ----> B": [("A", "B", "")],
    "A --x B": [("A", "B", "")],
    "A --o B": [("A", "B", "")],
    "A e1@--> B": [("A", "B", "")],
    "A <--> B": [("A", "B", ""), ("B", "A", "")],
    "A ~~~ B": [],
    "A --> B --> C": [("A", "B", ""), ("B", "C", "")],
    "A & B --> C & D": [("A", "C", ""), ("A", "D", ""), ("B", "C", ""), ("B", "D", "")],
    "A[x --> y] --> B": [("A", "B", "")],
    "A:::big --> B:::small": [("A", "B", "")],
    "a-b --> c.d": [("a-b", "c.d", "")],
    "電源 -- はい --> 紙": [("電源", "紙", "はい")],
}


@pytest.mark.parametrize(("text", "links"), LINKS.items(), ids=LINKS)
def test_links(text, links):
    found = read_statement(text)
    assert (found.links, found.rest) == (links, "")


SHAPES = ["A[x]", "A(x)", "A([x])", "A[[x]]", "A[(x)]", "A((x))", "A(((x)))", "A>x]", "A{x}"]
SHAPES += ["A{{x}}", "A[/x/]", "A[\\x\\]", "A[/x\\]", "A[\\x/]", 'A["x"]', 'A("x")', 'A["`x`"]']
SHAPES += ['A@{ shape: diam, label: "x" }', "A@{label: x, shape: rect}", "A[x]:::c", "A[ x ]"]


@pytest.mark.parametrize("text", SHAPES)
def test_shapes(text):
    found = read_statement(f"{text} --> B")
    assert (found.labels["A"], found.links, found.rest) == ("x", [("A", "B", "")], "")


LABELS = {
    'A["a (b) [c] {d}"]': "a (b) [c] {d}",
    "A[one<br>two<br/>three]": "one\ntwo\nthree",
    'A["#quot;x#quot; #35;1 #lt;b#gt; &amp; #9829;"]': '"x" #1 <b> & ♥',
    "A[fa:fa-car Drive]": "Drive",
    "A(a [b] c)": "a [b] c",
}


@pytest.mark.parametrize(("text", "label"), LABELS.items(), ids=LABELS)
def test_labels(text, label):
    assert read_statement(text).labels["A"] == label


CHART = """\
Some words.
```mermaid
%%{init: {"theme": "dark"}}%%
flowchart LR;
  %% a comment
  B{Is it?} %% another
  A[Start] --> B; B -->|yes| C
  subgraph one [First cause]
    direction TB
    B
    C["Do this
    and that"]
    subgraph "Second one"
      D
    end
  end
  B -->|no| D
  D --> A
  style A fill:#fff
  click C "https://example.com/c" "tip"
  ??? what
```
More --> words
"""


def test_a_chart():
    log = ImportLog("a.md")
    chart = read_mermaid(CHART, log)
    nodes = {node.key: node for node in chart.nodes}
    assert {key: node.title for key, node in nodes.items()} == {
        "A": "Start",
        "B": "Is it?",
        "C": "Do this",
        "D": "D",
    }
    assert nodes["C"].text == "and that\n\nhttps://example.com/c"
    assert [(edge.text, edge.to) for edge in nodes["B"].edges] == [("yes", "C"), ("no", "D")]
    assert {key: node.group for key, node in nodes.items()} == {
        "A": "",
        "B": "one",
        "C": "one",
        "D": "Second one",
    }
    assert chart.groups == {"one": "First cause", "Second one": "Second one"}
    assert [loss.line for loss in log.losses] == [9, 13, 19, 21]


STARTS = {
    "nothing leads there": ("B --> C\nA --> B", "A"),
    "a ring has none": ("B --> C\nC --> B", "B"),
    "one that leads to itself": ("B --> C\nA --> A\nA --> B", "A"),
}


@pytest.mark.parametrize(("text", "start"), STARTS.values(), ids=STARTS)
def test_where_it_begins(text, start):
    assert read_mermaid(f"graph TD\n{text}", ImportLog("f")).first == start


def test_links_of_a_subgraph_are_those_of_its_first_node():
    log = ImportLog("f")
    text = "graph TD\nX --> one\none --> Y\nsubgraph one\nA --> B\nend"
    nodes = {node.key: node for node in read_mermaid(text, log).nodes}
    assert {key: [edge.to for edge in node.edges] for key, node in nodes.items()} == {
        "X": ["A"],
        "Y": [],
        "A": ["B", "Y"],
        "B": [],
    }
    assert [loss.line for loss in log.losses] == [3]


@pytest.mark.parametrize("text", ["", "A --> B", "sequenceDiagram\nA->>B: x"])
def test_what_is_no_flowchart_is_refused(text):
    with pytest.raises(ContentError):
        read_mermaid(text, ImportLog("f"))
