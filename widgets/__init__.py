"""How a step looks and behaves: the live guide, the page, and the app that serves both."""

import os
import signal
import sys
from threading import current_thread, main_thread

# What Python calls a program while it imports what that consists of. Stopped meanwhile, it ends
# as any other does: without a word on where it was.
BEGINNING = ("-m", "login-guide")
if (
    os.path.basename("".join(sys.argv[:1])) in BEGINNING
    and current_thread() is main_thread()
    and signal.getsignal(signal.SIGINT) is signal.default_int_handler
):
    signal.signal(signal.SIGINT, signal.SIG_DFL)

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
