"""Files that nothing reads: an editor may think that a visitor sees them."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.rules.load_errors import rule
from guide_data.messages import say
from guide_data.reading.file_places import meant_name
from guide_data.reading.folder import shown_as, unread_files


@rule("file-unread", "warning", "読まれないファイル", example="facts.yaml~、1_details.yml.txt")
def file_unread(case: Case) -> pd.DataFrame:
    """Files of the content folder that are neither content nor known to stand beside it."""
    folder = case.tables.draft.folder
    message = (
        "このファイルは読まれません。名前と場所を確かめるか、フォルダーの外に移してください{hint}。"
    )
    rows = [
        (shown_as(path), 1, "", say(message, hint=meant_name(path.relative_to(folder))))
        for path in unread_files(folder)
    ]
    return pd.DataFrame(rows, columns=FOUND)
