"""How Voilà is to run: of all that it can do, only what the guide needs."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from uuid import uuid4

from traitlets.config import Config

from widgets.kernels.kernel_specs import OwnKernelSpecManager
from widgets.kernels.provisioner import NAME as FORKED
from widgets.server.kernel_pool import ScrubbedKernelManager
from widgets.server.middleware import AnonymousIdentity
from widgets.server.settings import Settings

# What a socket's name may measure on macOS; Linux allows a little more.
MAX_SOCKET_NAME = 104
ON_PORTS = (
    "Each kernel listens on ports of this machine: for sockets in files, the name of the folder of "
    "temporary files has to be shorter (TMPDIR=/tmp, say), and the system another than Windows"
)


def voila_config(settings: Settings) -> Config:
    """How Voilà is to run: nothing is served but the guide, and nobody's kernel outlives them."""
    return Config(
        Voila={
            # What users and machines set is for other apps: it would come after this, and win.
            "config_file_paths": [],
            "notebook_path": settings.notebook,
            "ip": settings.ip,
            "port": settings.port,
            "port_retries": 0,
            "open_browser": False,
            "log_level": "ERROR",
            "identity_provider_class": AnonymousIdentity,
        },
        VoilaConfiguration={
            "preheat_kernel": True,
            # What a cell failed by is for the operator's log: nothing of it goes to a visitor.
            "show_tracebacks": True,
            # Filled by widgets.server.kernel_pool, which knows when.
            "default_pool_size": 0,
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "file_allowlist": [],
            "multi_kernel_manager_class": ScrubbedKernelManager,
            "kernel_spec_manager_class": OwnKernelSpecManager,
        },
        # Where this machine is busy, what a cell shows comes late; after 4 s it would be left out.
        VoilaExecutor={"iopub_timeout": round(settings.preheat_timeout_s)},
        KernelProvisionerFactory={"default_provisioner_name": FORKED},
        KernelManager={"transport": transport()},
        # A kernel that died is gone: started again it would be empty.
        KernelRestarter={"restart_limit": 0, "time_to_dead": 1.0},
    )


def transport() -> str:
    """Sockets in files, not ports that others on this machine could reach, where names allow it."""
    longest = Path(tempfile.gettempdir(), "voila_12345678", f"kernel-{uuid4()}-ipc-5")
    fits = len(str(longest)) < MAX_SOCKET_NAME
    return "ipc" if sys.platform != "win32" and fits else "tcp"
