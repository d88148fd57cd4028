"""How a step looks and behaves: the live guide, the page, and the app that serves both."""

INCOMPLETE = (
    "The setup is not complete: pip install --upgrade login-guide, or in a checkout: make clean app"
)

try:
    from widgets.live.guide import Guide
    from widgets.pages.page import document
    from widgets.views.fragment import page
except ModuleNotFoundError as error:
    error.add_note(INCOMPLETE)
    raise

__all__ = ["Guide", "document", "page"]
