"""One hand cannot take the live guide from the others: whose turn it is, and who gives way."""

import asyncio
from contextlib import suppress

import pytest

from tests.support import event_loop
from tests.support.pretended_kernels import a_pool, come
from widgets.server.client_shares import ClientShares
from widgets.server.rate_limit import TokenBucket
from widgets.server.settings import Settings

GREEDY, PHONE, OTHER = "192.0.2.1", "203.0.113.5", "203.0.113.6"
TRIES = 20


async def take_and_drop(pool):
    """Take a kernel, and leave it at once, again and again."""
    while True:
        if lease := await come(pool, GREEDY):
            pool.end(lease)
        await asyncio.sleep(0)


async def take_and_keep(pool):
    """Take kernels, and say nothing, again and again."""
    while True:
        if not await come(pool, GREEDY):
            await asyncio.sleep(0.01)


async def take_and_give_back(pool):
    """Open lines that say nothing: each is closed after a while, and the next one opened."""
    while True:
        if lease := await come(pool, GREEDY):
            await asyncio.sleep(0.05)
            pool.give_back(lease)
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("attack", [take_and_drop, take_and_keep, take_and_give_back])
def test_whoever_takes_all_they_can_keeps_nobody_out(attack):
    async def tries():
        got = 0
        async with a_pool(max_visitors=12, max_wait_s=1) as pool:
            attackers = [asyncio.create_task(attack(pool)) for _ in range(50)]
            await asyncio.sleep(0.1)
            for _ in range(TRIES):
                lease = await come(pool, PHONE)
                got += lease is not None
                await asyncio.sleep(0.01)
                if lease:
                    pool.end(lease)
            for one in attackers:
                one.cancel()
            for one in attackers:
                with suppress(asyncio.CancelledError):
                    await one
            # Who is cancelled leaves no place behind that nobody has.
            held = len(pool.shares)
        return got, held

    got, held = event_loop.run(tries())
    assert got == TRIES
    assert held <= 8


# How many places there are, and how many a client gets that takes all it can, then the next ones.
SHARES = {0: [], 1: [1], 2: [2], 3: [2, 1], 12: [8, 3, 1], 40: [27, 9, 3, 1]}


@pytest.mark.parametrize(("places", "shares"), SHARES.items(), ids=str)
def test_whoever_has_much_leaves_places_for_newcomers(places, shares):
    held = ClientShares(Settings())
    got = []
    while (free := places - len(held)) > 0:
        client = held.of(str(len(got)))
        assert held.may_enter(client, free)
        while held.may_enter(client, places - len(held)):
            held.enter(client, lambda: None)
        got.append(client.held)
    assert got == shares


def test_many_phones_behind_one_address_are_let_in_together():
    async def crowd():
        async with a_pool(max_wait_s=1) as pool:
            return await asyncio.gather(*(come(pool, PHONE) for _ in range(18)))

    assert all(event_loop.run(crowd()))


def test_who_has_none_is_served_before_who_has_many():
    async def order():
        served = []
        async with a_pool(start_s=0.02, pool_size=0, starts_at_once=1) as pool:

            async def ask(address):
                await come(pool, address)
                served.append(address)

            await asyncio.gather(*map(ask, [GREEDY] * 5 + [PHONE]))
        return served

    assert PHONE in event_loop.run(order())[:2]


class Clock:
    """A time that a test sets."""

    now = 0.0

    def __call__(self):
        return self.now


def idle(seconds, held):
    """Who gives way to a newcomer, of a client that has so many guides, untouched so long."""
    clock = Clock()
    shares = ClientShares(Settings(), clock)
    leases = [shares.enter(shares.of(OTHER), lambda: None) for _ in range(held)]
    for number, lease in enumerate(leases):
        lease.kernel = number
    clock.now = seconds
    shares.touch(leases[0])
    return shares.to_give_way(shares.of(PHONE))


# Seconds without a touch, how many a client has (one of them touched just now), and who gives way.
GIVES_WAY = {
    "one of a few, soon": (60, 2, None),
    "one of a few, after long": (100, 2, 1),
    "one of many, at once": (29, 27, None),
    "one of many, soon": (31, 27, 1),
    "the only one, touched": (1000, 1, None),
}


@pytest.mark.parametrize(("seconds", "held", "gone"), GIVES_WAY.values(), ids=GIVES_WAY)
def test_who_gives_way_to_a_newcomer(seconds, held, gone):
    lease = idle(seconds, held)
    assert (lease and lease.kernel) == gone


def test_nobody_gives_way_to_who_has_more():
    shares = ClientShares(Settings(), clock := Clock())
    shares.enter(shares.of(OTHER), lambda: None).kernel = "theirs"
    greedy = shares.of(GREEDY)
    for _ in range(2):
        shares.enter(greedy, lambda: None)
    clock.now = 1000
    assert shares.to_give_way(greedy) is None


def test_clients_who_hold_and_owe_nothing_are_forgotten():
    shares = ClientShares(Settings(), clock := Clock())
    lease = shares.enter(first := shares.of(PHONE), lambda: None)
    first.budget.spend(1)
    shares.leave(lease)
    shares.forget()
    assert shares.of(PHONE) is first
    clock.now = 60
    shares.forget()
    assert shares.of(PHONE) is not first


def test_what_is_owed_is_paid_in_time():
    bucket = TokenBucket(burst=2, per_s=0.5, now=(clock := Clock()))
    bucket.spend(5)
    assert bucket.debt_s() == 6
    clock.now = 6
    assert bucket.debt_s() == 0
    assert not bucket.is_full()
