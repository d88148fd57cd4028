"""What the app and its fork server tell each other: one line of JSON each."""

from __future__ import annotations

from typing import TypedDict


class ForkRequest(TypedDict):
    """A kernel is wanted: its ``id`` is that of the request in each answer.

    ``arguments`` are those of ``ipykernel_launcher``; ``environment`` is all that it is to have,
    ``folder`` where it runs.
    """

    id: int
    arguments: list[str]
    environment: dict[str, str]
    folder: str


class Retire(TypedDict):
    """No more kernels will be wanted: the fork server ends when its last one has ended."""

    retire: bool


class ForkAnswer(TypedDict, total=False):
    """``ready``: it can fork. Else of a request: ``process`` is the id of its kernel's process,
    ``error`` why there is none, ``exit_code`` how it has ended, as in ``subprocess``."""

    ready: bool
    id: int
    process: int
    error: str
    exit_code: int
