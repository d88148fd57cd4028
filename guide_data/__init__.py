"""The guide's content, how it is read, and how it is judged."""

from guide_data.model.flow import Flow
from guide_data.model.journey import Journey, UnknownAnswer
from guide_data.model.problems import ContentError, Problem
from guide_data.model.step import Option, Step
from guide_data.reading.reader import read_guide

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
