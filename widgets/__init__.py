"""How a step looks and behaves: the live guide, the page, and the app that serves both."""

from widgets.guide import Guide
from widgets.page import document, page

__all__ = ["Guide", "document", "page"]
