"""The guide's content, how it is read, and how it is judged."""

from guide_data.flow import Flow, Option, Step
from guide_data.journey import Journey, UnknownAnswer
from guide_data.problems import ContentError, Problem
from guide_data.reader import read_guide

__all__ = [
    "ContentError",
    "Flow",
    "Journey",
    "Option",
    "Problem",
    "Step",
    "UnknownAnswer",
    "read_guide",
]
