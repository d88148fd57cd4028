"""Forked processes in tests: where there are any, and that they are gone."""

import sys

import psutil
import pytest

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")


def gone(*processes):
    """Wait until processes have ended, and somebody has asked how."""
    left = psutil.wait_procs(processes, timeout=20)[1]
    assert left == []
