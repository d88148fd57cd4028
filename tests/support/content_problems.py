"""What reading refuses of a folder: its problems, by file and line."""

import pytest

from guide_data import ContentError, read_guide


def problems_of(folder):
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    return caught.value.problems


def problems_by_line(folder):
    """What is said of each file and line."""
    return {(problem.file, problem.line): str(problem) for problem in problems_of(folder)}


def refused_at(folder, file):
    """The lines of a file that are refused."""
    return {p.line for p in problems_of(folder) if p.file.endswith(file)}
