"""Every limit and time-out of the app, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from guide_data.reading.installation import notebooks_folder
from widgets.server.event_log import Form

KIB, MIB = 1024, 1024**2


@dataclass(frozen=True)
class Settings:
    """How the app serves: first what the command line sets, then what only tests set otherwise.

    A name ends in its unit: seconds (s), milliseconds (ms), bytes, or a rate per second (per_s).
    """

    ip: str = "127.0.0.1"
    port: int = 8866
    # How many live guides may run at once, and the memory that another one must leave free.
    max_visitors: int = 40
    min_free_bytes: int = 256 * MIB
    # The folder that the guide's addresses begin with, where a proxy does not take it away.
    base_url: str = "/"
    # The addresses of proxies whose word on who asks is taken (X-Forwarded-For).
    trusted_proxies: tuple[str, ...] = ()
    # Whether to print how many came.
    count_visits: bool = False
    # How events are told, and whether without those that are only news.
    log: Form = "text"
    quiet: bool = False
    # Whether browsers may keep the page for a visit without a network.
    offline: bool = True

    notebook: str = str(notebooks_folder() / "guide.ipynb")
    # How many kernels are kept ready, and how often that is looked after.
    pool_size: int = 2
    pool_check_ms: int = 250
    # How many are started at once: the visitors who are here need the machine too.
    starts_at_once: int = 2
    # How long somebody waits in line for a kernel; all the while they have the page.
    max_wait_s: float = 20
    # A kernel that is not ready by then never will be.
    preheat_timeout_s: float = 60
    # Where no kernel can be started, it is tried again after a pause that grows up to this.
    max_retry_pause_s: float = 60

    # What a client asks beyond this waits; a line to a kernel costs as much as so many pages.
    client_requests_per_s: float = 400
    line_requests: float = 20
    # A client may have so many places for each one that is free: two hands leave one in five.
    share_of_free: float = 2
    # What a kernel may take; the memory for so many is left.
    kernel_bytes: int = 32 * MIB
    # A kernel that nobody says anything to so soon goes back to the pool, unused.
    claim_s: float = 10
    # A guide that nobody has touched for so long gives way where others wait; of a client who has
    # several, the sooner, but never before the shortest time.
    longest_idle_s: float = 180
    shortest_idle_s: float = 30
    # The processor time that a client's kernels may use: at once, and in the long run; and what
    # the start of one counts.
    client_work_s: float = 3
    client_work_per_s: float = 0.3
    start_work_s: float = 0.15
    # The same for one kernel, for some seconds and for minutes: a tap costs 20 ms, with what the
    # server does to pass on each message; a change of language 40. Somebody who hurries taps five
    # times a second. So many messages may a kernel have not dealt with.
    kernel_work_s: float = 0.5
    kernel_work_per_s: float = 0.12
    kernel_work_long_s: float = 3
    kernel_work_long_per_s: float = 0.04
    passed_on_work_s: float = 0.001
    # A byte of it is compressed, and sent.
    passed_on_byte_work_s: float = 6e-8
    max_unanswered: int = 8

    # A browser is asked so often whether it is there; one that has not answered by then is gone.
    ping_s: float = 45
    max_message_bytes: int = 64 * KIB
    # What may wait for a browser that does not read: twenty times all that the guide shows.
    max_backlog_bytes: int = 1 * MIB
    # A visitor who hurries taps ten times a second; the host starts with two messages. Frames of
    # every kind count, pings too.
    message_burst: float = 100
    messages_per_s: float = 20
    # The host opens one comm of its own, which the kernel keeps.
    open_burst: float = 2
    opens_per_s: float = 0.1
    # The host asks for all states once: each answer is hundreds of times as long as the question.
    states_burst: float = 2
    states_per_s: float = 0.1

    content_check_ms: int = 500
    report_ms: int = 3_600_000
    refusals_ms: int = 60_000

    # The guide is asked, and never sent anything: long requests and slow ones are nobody's.
    max_body_bytes: int = 1 * KIB
    max_header_bytes: int = 16 * KIB
    idle_connection_s: float = 20
    # Connections beyond these are let in when the oldest idle ones are closed.
    max_connections: int = 500
    # What the system may hold for each connection in each direction (it takes twice as much).
    system_buffer_bytes: int = 64 * KIB
    # What the limits above come to, whoever sends and nobody reads: in the server, in the system.
    max_waiting_bytes: int = 64 * MIB
    max_system_bytes: int = 128 * MIB
