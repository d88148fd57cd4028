"""What editors ask of a content folder, answered as pandas frames for the notebooks to show."""

from guide_data.audits.audit import Audit, open_audit

__all__ = ["Audit", "open_audit"]
