"""What editors ask of a content folder, answered as pandas frames that the notebooks show.

``open_audit`` reads and judges a folder once; each module has the frames of one notebook, and
``display`` shows them. ``inspect_folder`` and ``trace`` serve the desk and the command line.
"""

import guide_data.lean_imports  # noqa: F401  (before any other)
from guide_data.audits.audit import Audit, open_audit

__all__ = ["Audit", "open_audit"]
