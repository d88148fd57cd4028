"""What a notebook reads, what nbval compares of it, and what it says when that differs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import MethodType
from typing import Any
from unittest.mock import patch

import pytest
from nbval.plugin import IPyNbCell

from tests.support.word_diff import changed_words

# Whoever runs the tests, and whatever their own language is, notebooks are stored in this one.
os.environ["GUIDE_MESSAGES"] = "ja"
# It says the same as the text beside it.
MARKUP = "text/html"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Each cell is compared by its text alone, and tells the words that differ."""
    if isinstance(item, IPyNbCell):
        item.parent.skip_compare = (*item.parent.skip_compare, MARKUP)
        item.format_output_compare = MethodType(say_changed_words, item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """The kernel of a notebook starts with its first cell; it reads the shipped content."""
    if not isinstance(item, IPyNbCell):
        return (yield)
    # Tests of code read a pinned one.
    with patch.dict(os.environ, GUIDE=""):
        return (yield)


def say_changed_words(cell: Any, key: str, stored: Any, new: Any) -> None:
    """The words that changed, and what to do if that is as meant."""
    lines = changed_words(str(stored), str(new))
    what = f"{cell.path.name}、セル {cell.cell.get('id', cell.cell_num)}（{key}）で変わった言葉："
    todo = "思ったとおりの変更なら、make notebooks をして、差分を読んでからコミットしてください。"
    cell.comparison_traceback += [what, *(f"  {line}" for line in lines), todo]
