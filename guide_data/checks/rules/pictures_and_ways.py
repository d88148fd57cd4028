"""Pictures and ways: each shows or tells what its own step, and its own device, is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import listed

rule = Family("words")

# Words that carry meaning, as they are told apart without a dictionary.
WORD = re.compile(r"[ァ-ヶー]{2,}|[一-鿿]{2,}|[^\W\d_ぁ-ヿ一-鿿]{4,}")


@rule(
    "drawing-unlike",
    "warning",
    "ステップと関係のなさそうな絵",
    example="コードの絵を、承認のステップに",
)
def drawing_unlike(case: Case) -> pd.DataFrame:
    """Steps with a drawing that shows nothing of which they speak."""
    drawings = {one.id: set(WORD.findall(one.alt)) for one in case.tables.draft.items("drawings")}
    counts = Counter(word for words in drawings.values() for word in words)
    common = {word for word, n in counts.items() if 2 * n > len(drawings) > 1}
    texts = case.tables.spoken
    texts = texts[texts["language"].eq(case.tables.draft.language) & texts["step"].ne("")]
    said = texts.groupby("step")["text"].agg(" ".join).to_dict()
    rows = [
        {"step": one.item.id, "words": listed(sorted(words))} | at(one, "drawing")
        for one in case.tables.draft.all_steps
        if (words := drawings.get(one.item.drawing or "", set()) - common)
        and not any(word in said.get(one.item.id, "") for word in words)
    ]
    message = (
        "この絵が見せるもの（{words}）が、ステップの言葉にありません。別の絵ではありませんか。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "way-of-another-device",
    "warning",
    "別の機器のことを書いたやり方",
    example="android: に iPhone のやり方",
)
def way_of_another_device(case: Case) -> pd.DataFrame:
    """Ways that name another device and not their own."""
    names = {one.id: {one.name, *one.agents} for one in case.tables.draft.items("devices")}
    rows = [row for row in ways(case, names) if row["other"]]
    message = (
        "{device} のやり方に「{other}」とあります。やり方が入れかわっていないか、見てください。"
    )
    return found(pd.DataFrame(rows), message)


def ways(case: Case, names: dict[str, set[str]]) -> Iterator[Row]:
    """Every way with the name of another device in it, where its own is not."""
    rows = case.tables.spoken
    rows = rows[rows["where"].str.startswith("ways.")]
    columns = rows[["step", "where", "text", "file", "line"]]
    for step, where, text, file, line in columns.itertuples(index=False):
        own = where.removeprefix("ways.")
        others = [name for device, held in names.items() if device != own for name in held]
        met = [name for name in others if name in text]
        mine = any(name in text for name in names.get(own, ()))
        other = met[0] if met and not mine else ""
        yield {"step": step, "device": own, "other": other, "file": file, "line": line}
