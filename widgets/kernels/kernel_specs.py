"""Which kernels there are: one, whatever else somebody has installed under its name."""

from __future__ import annotations

from jupyter_client.kernelspec import KernelSpecManager


class OwnKernelSpecManager(KernelSpecManager):
    """Knows the kernel of this very Python, and looks for no others."""

    def _kernel_dirs_default(self) -> list[str]:
        return []
