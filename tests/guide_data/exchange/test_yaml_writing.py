"""What is written as YAML: it reads back, and looks as an editor writes it."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from guide_data.exchange.yaml_writing import write_yaml
from guide_data.reading.limits import UNSEEN
from guide_data.reading.yaml_lines import parse_bytes

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)
WORDS = WORDS.map(lambda words: normalize("NFC", words).strip()).filter(bool) | st.sampled_from(
    ["a\nb", "1. a\n\n2. b", "yes", "0120", "'", '"', "a: b", "#", "- x", "{a}", "|", " a\n b", "~"]
)
WORDS = WORDS.filter(lambda words: not UNSEEN.search(words))
ITEM = st.dictionaries(st.sampled_from(["id", "text", "kind", "yes", "a b"]), WORDS, min_size=1)
VALUES = WORDS | st.lists(WORDS, min_size=1) | st.lists(ITEM, min_size=1) | ITEM


@given(st.dictionaries(st.sampled_from(["title", "steps", "about"]), VALUES, min_size=1))
def test_what_is_written_reads_back(value):
    document = parse_bytes(write_yaml(value).encode(), "")
    assert not document.problems
    assert stripped(document.value) == stripped(value)


def stripped(value):
    """A value whose texts end as blocks do or do not."""
    if isinstance(value, dict):
        return {name: stripped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [stripped(inner) for inner in value]
    return value.rstrip("\n")


def test_what_is_written_looks_as_an_editor_writes_it(imported):
    _, folder, _ = imported('a,T,"one\n\ntwo",はい,b\na,,,いいえ,c\nb,B,,x,c\nc,C,,,\n')
    assert (folder / "start.yaml").read_text(encoding="utf-8") == (
        "title: はじめに\n"
        "steps:\n"
        "  - id: a\n"
        "    kind: question\n"
        "    title: T\n"
        "    text: |\n"
        "      one\n"
        "\n"
        "      two\n"
        "    ours: true\n"
        "    options:\n"
        "      - id: b\n"
        "        text: はい\n"
        "        to: b\n"
        "      - id: c\n"
        "        text: いいえ\n"
        "        to: c\n"
    )
