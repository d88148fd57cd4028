"""Tables as people and spreadsheets write them."""

import pandas as pd
import pytest

from guide_data import ContentError
from guide_data.checks.frames.tables import read_tables
from guide_data.exchange.csv_reading import read_csv
from guide_data.exchange.csv_writing import rows_of_answers
from guide_data.exchange.exported import flowchart_of
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.text_decoding import decoded
from tests.support.paths import SMALL

TABLE = """\
ステップ,題,本文,答え,行き先
a,電源は？,見ます。,はい,b
a,電源は？,見ます。,いいえ,c
b,よし,,,
c,だめ,,,
"""
OTHER_ORDER = """\
行き先,答え,題,本文,ステップ
b,はい,電源は？,見ます。,a
c,いいえ,,,a
,,よし,,b
,,だめ,,c
"""
STEPS = {
    "a": ("電源は？", "見ます。", [("はい", "b"), ("いいえ", "c")]),
    "b": ("よし", "", []),
    "c": ("だめ", "", []),
}
HEAD = "step,title,text,answer,goes to\n"


def steps(text, log=None):
    chart = read_csv(text, log or ImportLog("steps.csv"))
    return {
        node.key: (node.title, node.text, [(edge.text, edge.to) for edge in node.edges])
        for node in chart.nodes
    }


WRITTEN = {
    "as it is": TABLE,
    "semicolons": TABLE.replace(",", ";"),
    "tabs": TABLE.replace(",", "\t"),
    "Excel's first line": "sep=;\n" + TABLE.replace(",", ";"),
    "headings in English": TABLE.replace(
        "ステップ,題,本文,答え,行き先", "Step,Title,Text,Answer,Goes to"
    ),
    "headings in full width": TABLE.replace("ステップ,題", "ＳＴＥＰ,Ｔｉｔｌｅ"),
    "headings in French": TABLE.replace(
        "ステップ,題,本文,答え,行き先", "Étape,Titre,Texte,Réponse,Va à"
    ),
    "columns in another order": OTHER_ORDER,
    "merged cells": TABLE.replace("a,電源は？,見ます。,いいえ", ",,,いいえ"),
    "blank rows": TABLE.replace("b,よし", ",,,,\n\n ,,,,\nb,よし"),
    "a title above the headings": "うちの表,,,,\n" + TABLE,
    "blanks around cells": TABLE.replace(",", " , "),
    "all in quotes": "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in TABLE.splitlines()
    ),
    "steps called by their titles": TABLE.replace("はい,b", "はい,よし"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_table_is_the_same_however_it_is_written(text):
    found = steps(text)
    if "はい,よし" in text:
        found["a"][2][0] = ("はい", "b")
    assert found == STEPS


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_encoding_is_found(encoding, end):
    log = ImportLog("steps.csv")
    assert decoded(TABLE.replace("\n", end).encode(encoding), log) == TABLE
    assert not log.losses


@pytest.mark.parametrize("text", ["déjà vu, où ça? Œuvre à 3 €", "Größe für Schüler, über Öl"])
def test_western_letters_are_no_kanji(text):
    log = ImportLog("steps.csv")
    assert decoded(text.encode("cp1252"), log) == text
    assert len(log.losses) == 1


def test_an_encoding_can_be_named():
    assert decoded("你好".encode("gb18030"), ImportLog("f"), "gb18030") == "你好"
    with pytest.raises(ContentError):
        decoded(TABLE.encode("cp932"), ImportLog("f"), "utf-8")


CELLS = {
    "line breaks": ('a,t,"1\n2",,\n', {"a": ("t", "1\n2", [])}),
    "quotes and commas": ('a,"t, ""u""",,,\n', {"a": ('t, "u"', "", [])}),
    "a text over several rows": (
        "a,t,1,x,b\n,,2,y,b\n",
        {"a": ("t", "1\n\n2", [("x", "b"), ("y", "b")])},
    ),
    "no title, a telling name": (
        "Check it,,1,x,b\n",
        {"Check it": ("Check it", "1", [("x", "b")])},
    ),
    "no title, a number": ('7,,"What?\nLook.",x,b\n', {"7": ("What?", "Look.", [("x", "b")])}),
    "a new title, no name": ("a,t,,,\n,u,,,\n", {"a": ("t", "", []), "u": ("u", "", [])}),
    "rows apart": (
        "a,t,,x,b\nb,u,,,\na,,,y,b\n",
        {"a": ("t", "", [("x", "b"), ("y", "b")]), "b": ("u", "", [])},
    ),
    "an answer without words": ("a,t,,,b\n", {"a": ("t", "", [("", "b")])}),
}


@pytest.mark.parametrize(("rows", "found"), CELLS.values(), ids=CELLS)
def test_what_cells_mean(rows, found):
    assert steps(HEAD + rows) == found


LOST = {
    "a column": (HEAD.replace("text", "memo") + "a,t,m,,\n", [1]),
    "a cell beyond": (HEAD + "a,t,,,,what\n", [2]),
    "a second title": (HEAD + "a,t,,x,b\na,u,,y,b\n", [3]),
    "a row of no step": (HEAD + ",,,x,b\n", [2]),
    "nothing": (TABLE, []),
}


@pytest.mark.parametrize(("text", "lines"), LOST.values(), ids=LOST)
def test_what_is_lost_is_told_at_its_line(text, lines):
    log = ImportLog("steps.csv")
    steps(text, log)
    assert [loss.line for loss in log.losses] == lines


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", "title,text\nx,y\n", '"'])
def test_what_is_no_table_of_answers_is_refused(text):
    with pytest.raises(ContentError):
        steps(text)


def test_the_rows_are_those_that_pandas_has(small):
    rows = pd.DataFrame(rows_of_answers(flowchart_of(small))).set_index("step")
    options = read_tables(SMALL).options
    told = rows.loc[rows["goes to"].ne(""), ["answer", "goes to"]].reset_index()
    theirs = options[["step", "text", "to"]].set_axis(told.columns, axis=1)
    columns = list(told.columns)
    assert (
        told.sort_values(columns).to_numpy().tolist()
        == theirs.sort_values(columns).to_numpy().tolist()
    )
    titles = rows["title"].groupby("step").first().to_dict()
    assert titles == {step.id: step.title for step in small.steps.values()}
