"""Languages that are none, that have no words, and words with a hole of another name."""

from tests.support.mutation_operators import Operator, op

LANGUAGE = ("guide.yaml", "language: ja")


class NewFolder(Operator):
    """A way to plant a defect in a file of a folder that may not be there yet."""

    def plant(self, folder):
        """Make the folders, then plant the defect."""
        for file, _, _ in self.edits:
            (folder / file).parent.mkdir(exist_ok=True)
        return super().plant(folder)


def new(name, file, text, *edits):
    return NewFolder(name, ((file, "", text), *edits))


STRINGS = """§title: t
lead: l
about: a
answers: {solved: s, unsolved: u, unable: n}
"""
OPERATORS = {
    "language-unknown": [
        op("written in capitals", (*LANGUAGE, "§language: JA")),
        op("a country", (*LANGUAGE, "§language: jp")),
        op("an underline", (*LANGUAGE, "§language: en_US")),
    ],
    "language-own": [
        op("of the guide", (*LANGUAGE, "language: en"), ("en/words.yaml", "title: ", "§title: ")),
        new("of a folder", "ja/words.yaml", STRINGS),
    ],
    "language-wordless": [
        op("of the guide", (*LANGUAGE, "§language: eo")),
        new("of a translation", "eo/words.yaml", STRINGS),
        new(
            "of which some are there", "words/eo.yaml", "§back: Reen\n", (*LANGUAGE, "language: eo")
        ),
    ],
    "words-unfilled": [
        new("of another name", "words/ja.yaml", "timer:\n  §left: あと {minuts} 分\n"),
        new("none", "words/en.yaml", "timer:\n  §left: Soon\n"),
        new("a brace left open", "words/ja.yaml", "timer:\n  §left: '{minutes'\n"),
    ],
}
