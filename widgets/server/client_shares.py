"""Whose turn it is: a share of the live guides for each client, and places left for newcomers.

Sources: Choudhury and Hahne, "Dynamic Queue Length Thresholds for Shared-Memory Packet Switches"
(1998), where whoever has some gets more as long as enough is free; max-min fairness, for the line.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from widgets.server.rate_limit import TokenBucket
from widgets.server.settings import Settings


@dataclass(eq=False)
class Client:
    """One address, or one network: how much it may ask, the processor time that its kernels may
    use, and how many places it has.
    """

    requests: TokenBucket
    budget: TokenBucket
    held: int = 0


@dataclass(eq=False)
class Lease:
    """A place for a live guide, from the asking for a kernel until its end.

    ``give_way`` tells whoever holds it that it is over; ``kernel`` is there once ``served`` is set.
    """

    client: Client
    give_way: Callable[[], None]
    touched: float
    served: asyncio.Event = field(default_factory=asyncio.Event)
    kernel: Any = None


class ClientShares:
    """All places that are held or waited for, by client."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._now = settings, now
        self._clients: dict[str, Client] = {}
        # In the order in which they came.
        self._leases: dict[Lease, None] = {}

    def __len__(self) -> int:
        """How many places are held or waited for."""
        return len(self._leases)

    def of(self, address: str) -> Client:
        """What is known of a client; nothing yet of a new one."""
        if address not in self._clients:
            limits = self._settings
            asks = limits.client_requests_per_s
            self._clients[address] = Client(
                TokenBucket(asks, asks, self._now),
                TokenBucket(limits.client_work_s, limits.client_work_per_s, self._now),
            )
        return self._clients[address]

    def may_enter(self, client: Client, free: int) -> bool:
        """Whether a client may have one more of the free places."""
        return client.held < self._settings.share_of_free * free

    def enter(self, client: Client, give_way: Callable[[], None]) -> Lease:
        """Take a place."""
        lease = Lease(client, give_way, self._now())
        self._leases[lease] = None
        client.held += 1
        return lease

    def leave(self, lease: Lease) -> None:
        """Free a place; one that is free already stays so."""
        if lease in self._leases:
            del self._leases[lease]
            lease.client.held -= 1

    def touch(self, lease: Lease) -> None:
        """Note that somebody's hand is on it."""
        lease.touched = self._now()

    def to_give_way(self, client: Client) -> Lease | None:
        """The guide that nobody has touched for longest, as its client's others count for it too;
        only one of a client who has more than the one who asks, or of that one's own.
        """
        idle = {
            lease: self._now() - lease.touched
            for lease in self._leases
            if lease.client is client or lease.client.held > client.held
        }
        long = {
            lease: seconds * lease.client.held
            for lease, seconds in idle.items()
            if lease.kernel and seconds >= self._settings.shortest_idle_s
        }
        first = max(long, key=lambda lease: long[lease], default=None)
        return first if first and long[first] >= self._settings.longest_idle_s else None

    def next_of(self, waiting: Iterable[Lease]) -> Lease | None:
        """Who is served first: whoever's client has least; nobody who owes processor time."""
        able = [lease for lease in waiting if not lease.client.budget.debt_s()]
        return min(able, key=lambda lease: lease.client.held, default=None)

    def forget(self) -> None:
        """Know nothing any more of clients who hold nothing and owe nothing."""
        self._clients = {
            address: client
            for address, client in self._clients.items()
            if client.held or not (client.budget.is_full() and client.requests.is_full())
        }
