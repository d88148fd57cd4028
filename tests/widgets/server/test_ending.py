"""How the app ends: at the first signal, and at no other."""

import signal
import sys

import pytest

from widgets.server.ending import Ending, all_but_the_end

NUMBERS = [signal.SIGINT, signal.SIGTERM]
if hasattr(signal, "SIGHUP"):
    NUMBERS.append(signal.SIGHUP)


@pytest.fixture(autouse=True)
def restored(monkeypatch):
    before = {one: signal.getsignal(one) for one in NUMBERS}
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.parametrize("first", NUMBERS, ids=lambda one: one.name)
def test_the_first_signal_ends_it_and_no_other_does_again(first):
    ended = []
    ending = Ending()
    ending.end = lambda: ended.append(first)
    for one in (first, first, *NUMBERS):
        signal.raise_signal(one)
    assert ended == [first]
    assert ending.has_come


def test_before_it_serves_it_simply_leaves():
    Ending()
    with pytest.raises(SystemExit):
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal hangs up there")
def test_who_started_it_with_nohup_may_leave():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = Ending()
    signal.raise_signal(signal.SIGHUP)
    assert not ending.has_come


class Fragile:
    """Something in whose end nothing can be raised."""

    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


@pytest.mark.parametrize(("error", "told"), [(SystemExit(), False), (ValueError("x"), True)])
def test_an_end_that_cannot_be_raised_is_not_told_as_trouble(monkeypatch, capsys, error, told):
    monkeypatch.setattr(sys, "unraisablehook", all_but_the_end)
    Fragile(error)
    assert ("Traceback" in capsys.readouterr().err) == told
