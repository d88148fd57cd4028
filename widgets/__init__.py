"""How a step looks and behaves: the live guide, the page, and the app that serves both."""

try:
    from widgets.live.guide import Guide
    from widgets.pages.page import document
    from widgets.views.fragment import page
except ModuleNotFoundError as error:
    error.add_note("The setup is not complete: make clean app")
    raise

__all__ = ["Guide", "document", "page"]
