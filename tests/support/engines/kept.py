"""What takes long to open is kept for the next test, unless a test failed with it.

A browser that hangs answers nobody: closed as it is, the test that is tried again has another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class KeptWhileWell(Generic[T]):
    """One thing for many tests, in a block of its own that lasts as long as it is well."""

    def __init__(self, opened: Callable[[], AbstractContextManager[T]]) -> None:
        self.opened = opened
        self.block = ExitStack()
        self.kept: list[T] = []

    def __enter__(self) -> KeptWhileWell[T]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kept.clear()
        self.block.__exit__(kind, error, trace)

    @contextmanager
    def one(self) -> Iterator[T]:
        """The thing, opened if need be."""
        if not self.kept:
            self.kept.append(self.block.enter_context(self.opened()))
        try:
            yield self.kept[0]
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise
