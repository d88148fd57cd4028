"""Coroutines of tests, run where none may be running already: browser tests have a loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def elsewhere(call: Callable[..., T], *arguments: Any) -> T:
    """What a call returns in a thread of its own."""
    with ThreadPoolExecutor() as pool:
        return pool.submit(call, *arguments).result()


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns in a loop of its own."""
    return elsewhere(asyncio.run, coroutine)


async def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Wait for a condition; TimeoutError where it does not come."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
