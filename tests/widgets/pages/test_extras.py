"""What a page holds beyond the usual: only where its guide has what needs it, and let in."""

import re
from shutil import copytree

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from tests.support.paths import SMALL
from widgets.pages.extras import extras
from widgets.pages.headers import fingerprint, page_headers
from widgets.pages.page import document
from widgets.pages.print_page import paper

OLD = "1. 電源のコードを、奥まで差し込みます。"
TEXTS = {
    "emphasis": ("*電源のコード*を差します。", False),
    "code in a line": ("`ping`と入れます。", False),
    "a table": ("| 色 | 意味 |\n      | - | -: |\n      | 赤 | 故障 |", False),
    "a quotation": ("> 説明書の言葉です。", False),
    "a callout": ("> [!NOTE]\n      > 設定は消えません。", False),
    "a block of code": ("```\n      ping {host}\n      ```", True),
}


def rich(tmp_path, text):
    folder = copytree(SMALL, tmp_path / "guide")
    path = folder / "causes/1_router.yaml"
    path.write_text(path.read_text("utf-8").replace(OLD, text), "utf-8")
    return read_guide(folder)


def inlined(html, tag):
    return [part.text for part in BeautifulSoup(html, "html.parser").find_all(tag)]


@pytest.mark.parametrize(("text", "copies"), TEXTS.values(), ids=TEXTS)
def test_what_a_text_marks_has_its_style_and_its_script(tmp_path, text, copies):
    flow = rich(tmp_path, text)
    [(script, style)] = extras(flow)
    page = document(flow)
    assert bool(script) is copies
    assert inlined(page, "style")[1:] == [style]
    assert inlined(page, "script")[1:] == [script] * copies
    assert inlined(paper(flow), "script") == []


def test_policies_let_in_what_is_there_and_no_more(tmp_path):
    flow = rich(tmp_path, TEXTS["a block of code"][0])
    header = page_headers(asks=False, offline=False, more=extras(flow))["Content-Security-Policy"]
    for policy, html in ((header, document(flow)), (None, document(flow)), (None, paper(flow))):
        tag = re.search(r'Content-Security-Policy" content="([^"]*)', html)
        for text in (*inlined(html, "script"), *inlined(html, "style")):
            assert fingerprint(text) in (policy or tag[1].replace("&#39;", "'"))


@pytest.mark.parametrize("tag", ["style", "script"])
def test_a_guide_that_marks_nothing_is_sent_nothing(either, tag):
    assert extras(either) == []
    assert len(inlined(document(either), tag)) == 1


def test_the_guide_speaks_its_language_around_what_is_marked(tmp_path):
    every = "\n\n      ".join(text for text, _ in TEXTS.values())
    page = BeautifulSoup(document(rich(tmp_path, every)), "html.parser")
    assert page.select_one(".callout.note > .called").text == "補足"
    assert page.select_one(".copy")["data-done"] == "コピーしました"
    table = page.select_one(".table")
    assert (table["role"], table["tabindex"], table["aria-label"]) == (
        "region",
        "0",
        "表: 色 / 意味",
    )
    assert page.select_one("td.right").text == "故障"
    assert page.select_one("pre").text == "ping {host}\n"
    assert not page.select("[style]")
