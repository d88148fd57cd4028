"""The part of Markdown that content may use: enough for lists and bold, and nothing of HTML."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from guide_data.text import markdown_limits
from guide_data.text.markdown import line_to_html, plain_blocks, plain_line, to_html
from guide_data.text.markdown_limits import refused
from guide_data.text.references import ReferenceTable, expand


def parsed(text):
    return BeautifulSoup(to_html(text), "html.parser")


BOLD = {
    "within brackets": ("「**次へ**」を押す", "次へ"),
    "around brackets": ("これは**「電話」**です", "「電話」"),
    "before a comma": ("**電話**、または", "電話"),
    "after a full stop": ("はい。**電話です。**番号は", "電話です。"),
    "in a list": ("- あ**い**う", "い"),
    "half of a pair that stays open": ("**あ** と **い", "あ"),
}


@pytest.mark.parametrize(("text", "bold"), BOLD.values(), ids=BOLD)
def test_bold_works_beside_japanese(text, bold):
    [strong] = parsed(text).find_all("strong")
    assert strong.text == bold
    assert bold in strong.parent.text


EMPHASIZED = {
    "within brackets": ("「*次へ*」を押す", ["次へ"]),
    "after a full stop": ("はい。*電話です。*の番号", ["電話です。"]),
    "in Latin words": ("a *big* step, *two* of them", ["big", "two"]),
    "with bold in it": ("*あ**い**う*", ["あいう"]),
    "with code in it": ("*あ`a*b`う*", ["あa*bう"]),
    "with a star in it": (r"*あ\*い*", ["あ*い"]),
    "in bold": ("**あ*い*う**", ["い"]),
    "a sum": ("2*3*4 and 2 * 3 * 4", []),
    "a mark of what is needed": ("*は必ず書きます。", []),
    "in code": ("`*あ*`", []),
    "bold": ("**あ**", []),
}


@pytest.mark.parametrize(("text", "words"), EMPHASIZED.values(), ids=EMPHASIZED)
def test_emphasis_works_beside_japanese(text, words):
    assert [em.text for em in parsed(text).find_all("em")] == words


def test_braces_in_code_refer_to_nothing():
    table = ReferenceTable({"papers": {"a": SimpleNamespace(name="A")}})
    text = "{paper:a} `{paper:a}`\n```\n{paper:a}\n```\n{paper:a}"
    assert expand(text, table) == "A `{paper:a}`\n```\n{paper:a}\n```\nA"


@pytest.mark.parametrize("text", ["**", "** あ **", "****", "2 ** 3", "**あ"])
def test_stars_without_a_word_stay_stars(text):
    assert parsed(text).text.strip() == text


@pytest.mark.parametrize(("mark", "tag"), [("-", "ul"), ("1.", "ol")])
def test_lists(mark, tag):
    page = parsed(f"はじめに。\n\n{mark} あ\n{mark} い\n\nおわりに。")
    assert [item.text for item in page.find(tag).find_all("li")] == ["あ", "い"]
    assert [part.text for part in page.find_all("p", recursive=False)] == [
        "はじめに。",
        "おわりに。",
    ]


def test_a_line_is_a_line():
    page = parsed("あ\nい\n\nう")
    assert len(page.find_all("p")) == 2
    assert len(page.find_all("br")) == 1


def test_a_number_dials_in_place():
    [link] = parsed("[0120-000-000](tel:+81120000000)").find_all("a")
    assert link.attrs == {"href": "tel:+81120000000"}


def test_a_page_elsewhere_opens_beside_the_guide():
    [link] = parsed("[公式](https://example.jp/x)").find_all("a")
    assert (link["href"], link["target"]) == ("https://example.jp/x", "_blank")
    assert {"noopener", "noreferrer"} <= set(link["rel"])


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc"],
)
def test_an_address_that_runs_something_is_no_link(address):
    assert not parsed(f"[x]({address})").find_all("a")


@pytest.mark.parametrize("render", [to_html, line_to_html])
@pytest.mark.parametrize(
    "text", ["<script>x</script>", "<img src=x onerror=y>", "a & b", "&lt;b&gt;", "\"x\" 'y'"]
)
def test_characters_of_html_are_only_characters(render, text):
    page = BeautifulSoup(render(text), "html.parser")
    assert page.text.strip() == text
    assert {tag.name for tag in page.find_all()} <= {"p"}


RICH = """\
*強調*と`code`。

| 表 | 値 |
| --- | ---: |
| `a` | [x] |

> 引用

> [!tip]
> ヒント

```sh
# no heading <b>
```
"""
REFUSED = {
    "tag": ("あ\nい<b>う</b>", [1, 1]),
    "block": ("あ\n\n<div>\nx", [2]),
    "comment": ("<!-- x -->", [0]),
    "heading": ("あ\n# い", [1]),
    "image": ("あ\nい\n![x](y)", [2]),
    "link": ("- あ\n- [x](y)", [1]),
    "fence that stays open": ("あ\n\n```\nx", [2]),
    "table without its line": ("あ\n\n| a | b |\n| c | d |", [2, 3]),
    "table with a cell too many": ("| a | b |\n| - | - |\n| c | d | e |", [2]),
    "callout of no kind": ("> [!INFO]\n> あ", [0]),
    "callout in a line": ("> [!NOTE] あ", [0]),
    "callout too late": ("> あ\n> [!NOTE]", [1]),
    "rich text": (RICH, []),
    "indented": ("あ\n\n        い", [2]),
    "nothing": ("**あ** < 3 & 「い」\n\n- う\n- え\n\n1. お", []),
}


@pytest.mark.parametrize(("text", "lines"), REFUSED.values(), ids=REFUSED)
def test_what_content_may_not_hold_is_found_at_its_line(text, lines):
    assert [line for line, _ in refused(text)] == lines


TEXTS = {
    "a paragraph": "a **b**\nc\n\nd",
    "a tight list": "- a\n- b",
    "a loose list": "- a\n\n- b",
    "two paragraphs in an item": "- a\n\n  b\n- c",
    "a list in an item": "1. a\n   - b\n   - c\n2. d",
    "signs": '1 < 2 & "3" \\* \\[',
    "a link": "a [b](tel:+81) c",
    "an empty item": "- \n- a",
    "nothing": "",
    "rich text": RICH,
    "a table and code in an item": "- a\n\n  | b |\n  | - |\n  | c |\n\n  ```\n  e\n  ```",
}


def in_a_browser(html):
    """The text of every paragraph and list item, as a browser takes it."""
    # Of nothing but spaces the parser leaves one, but in these.
    kept = {"preserve_whitespace_tags": {"p", "li", "td", "th"}}
    parsed = BeautifulSoup(html, "html.parser", **kept)
    return [part.text for part in parsed.select("p, li, td, th")]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_plain_blocks_are_the_texts_of_the_html(text):
    assert [*plain_blocks(text)] == in_a_browser(to_html(text))


@given(st.text(alphabet="ab-12. \n*[]()\\<&　「`|>!", max_size=60))
def test_plain_blocks_are_the_texts_of_any_html(text):
    assert [*plain_blocks(text)] == in_a_browser(to_html(text))
    assert [plain_line(text)] == in_a_browser(f"<p>{line_to_html(text)}</p>")


@given(st.text(alphabet="ab-+1.)>*_=#~`&! \n\t[](\\<　「", max_size=40))
def test_what_is_not_suspect_holds_nothing_to_refuse(text):
    blocks = markdown_limits.FULL.parse(text)
    types = {token.type for block in blocks for token in (block, *(block.children or ()))}
    assert markdown_limits.SUSPECT.search(text) or not types & markdown_limits.REFUSED.keys()
