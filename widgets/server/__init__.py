"""The app: Voilà with the guide's template, and what may reach a kernel."""

import guide_data.lean_imports  # noqa: F401  (before any other)
