"""``python -m widgets.kernels.launcher -f FILE``: start a visitor's kernel, where none is forked.

The arguments are those of ``ipykernel_launcher``. Source: ipykernel's ``ipykernel_launcher.py``.
"""

from __future__ import annotations

import atexit
import os
import sys
import traceback
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from widgets.kernels.process_control import MOST_LETTERS, end_with, rename, yield_to_server

# What IPython and ipykernel do without where it is not installed: a debugger, and a completer.
UNNEEDED = ("debugpy", "jedi")


def leave_out_unneeded() -> None:
    """Let nobody in this process import what no visitor needs; to be called before all imports."""
    for name in UNNEEDED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def launch(arguments: list[str]) -> NoReturn:
    """Be a kernel until it is shut down.

    The process then ends at once: to take apart memory that is shared, it would have to copy it.
    """
    rename(process_name(arguments))
    yield_to_server()
    leave_out_unneeded()
    code = 1
    try:
        run(arguments)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        atexit._run_exitfuncs()
        os._exit(code)


def process_name(arguments: list[str]) -> str:
    """How a kernel is called in ``ps``: by the first letters of its connection file's name."""
    following = dict(pairwise(arguments))
    return Path(following.get("-f", "kernel-")).stem[:MOST_LETTERS]


def run(arguments: list[str]) -> None:
    """Run the kernel's own loop."""
    from widgets.kernels.lean_kernel import LeanKernel, LeanKernelApp, lean_config  # noqa: PLC0415

    config = lean_config(sys.platform)
    LeanKernelApp.launch_instance(arguments, config=config, kernel_class=LeanKernel)


if __name__ == "__main__":
    end_with(int(os.environ.get("JPY_PARENT_PID", os.getppid())))
    launch(sys.argv[1:])
