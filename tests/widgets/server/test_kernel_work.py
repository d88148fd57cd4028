"""A kernel works for its visitor as much as is fair; above that, messages wait."""

import asyncio
import os

import pytest

from tests.support import event_loop
from widgets.server.client_shares import ClientShares
from widgets.server.kernel_work import KernelWork
from widgets.server.settings import Settings

BUSY = b'{"execution_state": "busy"}'
IDLE = b'{"execution_state": "idle"}'


def work(held=1, **settings):
    """What the kernel of a client does who has so many, in place of it this very process."""
    chosen = {"kernel_work_s": 0.1, "kernel_work_per_s": 1} | settings
    limits = Settings(kernel_work_long_per_s=1, client_work_per_s=2, **chosen)
    client = (shares := ClientShares(limits)).of("203.0.113.5")
    for _ in range(held):
        shares.enter(client, lambda: None)
    return KernelWork(os.getpid(), client, limits)


def turns(kernel, used):
    """How long a message waits after so many seconds of processor time."""
    kernel._processor_time = lambda: used

    async def wait():
        began = asyncio.get_running_loop().time()
        await kernel.turn()
        return asyncio.get_running_loop().time() - began

    return event_loop.run(wait())


# How many guides a client has, the processor time used, and how long the next message waits.
WAITS = {
    "a few taps": (1, 0.05, 0.0),
    "too much": (1, 0.2, 0.1),
    "a few taps of one of many": (4, 0.05, 0.0),
    "less, of one of many": (4, 0.1, 0.1),
}


@pytest.mark.parametrize(("held", "used", "wait"), WAITS.values(), ids=WAITS)
def test_above_its_budget_a_kernels_messages_wait(held, used, wait):
    kernel = work(held)
    waited = turns(kernel, kernel._used + used)
    assert waited >= 0.9 * wait
    assert waited > 0.01 or not wait


def test_what_is_fair_for_seconds_is_too_much_for_minutes():
    kernel = work(kernel_work_s=9, kernel_work_long_s=0.1)
    assert turns(kernel, kernel._used + 0.2) >= 0.09


@pytest.mark.parametrize(
    "costs",
    [{"passed_on_work_s": 0.02}, {"passed_on_byte_work_s": 0.02 / len(BUSY)}],
    ids=["each", "by its length"],
)
def test_what_the_server_passes_on_counts(costs):
    kernel = work(**costs)
    for _ in range(10):
        kernel.hear(BUSY)
    assert turns(kernel, kernel._used) >= 0.09


def test_what_a_kernel_has_not_dealt_with_is_bounded():
    async def flood():
        kernel = work(max_unanswered=2)
        for _ in range(2):
            await kernel.turn()
        third = asyncio.create_task(kernel.turn())
        await asyncio.sleep(0)
        kernel.hear(b"..." + BUSY)
        await asyncio.sleep(0)
        waits = not third.done()
        kernel.hear(b"..." + IDLE)
        await asyncio.wait_for(third, 5)
        return waits

    assert event_loop.run(flood())


def test_what_a_kernel_used_is_its_clients_too():
    kernel = work(client_work_s=0.5)
    kernel._processor_time = lambda: kernel._used + 1.5
    kernel.charge()
    assert kernel._client.budget.debt_s() == pytest.approx(0.5, abs=0.01)


def test_a_process_that_is_gone_costs_nothing_more():
    kernel = KernelWork(2**22 + 1, ClientShares(Settings()).of("x"), Settings())
    kernel.charge()
    assert turns(kernel, 0.0) < 0.1
