"""What takes long to open is kept for the next test, unless a test failed with it.

A browser that hangs answers nobody: closed as it is, the test that is tried again has another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class KeptWhileWell(ExitStack, Generic[T]):
    """One thing for many tests, in a block of its own that lasts as long as it is well."""

    def __init__(self, opened: Callable[[], AbstractContextManager[T]]) -> None:
        super().__init__()
        self.opened = opened
        self.kept: list[T] = []

    @contextmanager
    def one(self) -> Iterator[T]:
        """The thing, opened if need be."""
        if not self.kept:
            self.kept.append(self.enter_context(self.opened()))
        try:
            yield self.kept[0]
        except BaseException as error:
            self.kept.clear()
            self.__exit__(type(error), error, error.__traceback__)
            raise
