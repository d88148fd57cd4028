"""Defects to plant in the text of the pinned content, at least two ways for every rule.

An operator is a list of edits: in a file, what is written instead of what (instead of nothing:
at the file's end, also of a new file). § stands on the line where the finding must be; it is
taken out before the file is read.
"""

from typing import NamedTuple

START, ENDS = "start.yaml", "ends.yaml"
GUIDE, FACTS, CONTACTS = "guide.yaml", "facts.yaml", "contacts.yaml"
DOCUMENTS, INDEX = "documents.yaml", "index.yaml"
DETAILS, MESSAGES, TWO_STEP, DEVICE, OUTAGE, TAKEOVER = (
    f"causes/{n}_{name}.yaml"
    for n, name in enumerate(
        ["details", "messages", "two_step", "device", "outage", "takeover"], start=1
    )
)
NEW = "causes/7_new.yaml"
HEAD = "title: 新しい原因\nsteps:\n"


class Operator(NamedTuple):
    """One way to plant a defect."""

    name: str
    edits: tuple[tuple[str, str, str], ...]

    def applies(self, folder):
        """Whether everything that the edits replace stands there once."""
        return all(not old or read(folder / file).count(old) == 1 for file, old, _ in self.edits)

    def plant(self, folder):
        """Plant the defect; the file and line where it must be found."""
        for file, old, new in self.edits:
            before = read(folder / file)
            assert not old or before.count(old) == 1, f"{old!r} must stand once in {file}"
            after = before.replace(old, new) if old else before + new
            (folder / file).write_text(after, encoding="utf-8")
        [marked] = {file for file, _, new in self.edits if "§" in new}
        text = read(folder / marked)
        (folder / marked).write_text(text.replace("§", ""), encoding="utf-8")
        return folder / marked, text[: text.index("§")].count("\n") + 1


def read(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def op(name, *edits):
    return Operator(name, edits)


def instead(name, file, old, new):
    """An operator that writes something instead of a text that stands once."""
    return op(name, (file, old, f"§{new}"))


def mark(file, text):
    """An edit that only says where the finding must be."""
    return file, text, f"§{text}"


def question(name, *targets, mark="", asks=""):
    """A question with an option to each target."""
    options = "".join(
        f"      - id: o{n}\n        text: 答え{n}\n        to: {to}\n"
        for n, to in enumerate(targets)
    )
    asks = f"    asks: {asks}\n" if asks else ""
    head = f"  - id: {mark}{name}\n    kind: question\n    title: 新しい質問\n"
    return f"{head}    ours: true\n{asks}    options:\n{options}"


def remedy(name, unsolved, mark=""):
    """A remedy that leads on when it does not help."""
    head = f"  - id: {mark}{name}\n    kind: remedy\n    title: 新しい方法\n    text: 試します。\n"
    return f"{head}    ours: true\n    unsolved: {unsolved}\n"


def outcome(name, mark=""):
    """An outcome at a human."""
    head = f"  - id: {mark}{name}\n    kind: outcome\n    ends: human\n    title: 新しい終わり\n"
    return f"{head}    text: おわりです。\n    ours: true\n"


def fact(name, more):
    return f"- id: {name}\n  text: 新しい事実。\n{more}"


def drawing(shapes, mark=""):
    """A drawing that no step shows."""
    svg = f'<svg viewBox="0 0 20 20">{shapes}</svg>'
    return f"- id: new\n  alt: 新しい絵です。\n  {mark}svg: '{svg}'\n"


def suppression(rule, where, until, reason="あとで直すため。"):
    return f"- rule: {rule}\n  {where}\n  reason: {reason}\n  until: {until}\n"


PREFACE = "{background: 前置き（ログインする場面の紹介）}"
DATES = "  compared: 2026-11-22\n  review: 2027-10-22\n"
OURS = "  ours: ためすため。\n"
FIRST_FACT = "    - 8\n  compared: 2026-11-22\n  review: 2027-10-22\n"
FORGOT = "      - id: forgot\n        text: パスワードを忘れた\n        to: details-forgot\n"
LABEL = (OUTAGE, "1. 直るまで、数時間待ちます。", "1. 「送信する」を押します。")
