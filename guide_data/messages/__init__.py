"""What editors read, in Japanese or in English: one catalogue, and the choice between the two."""

from guide_data.messages.catalogue import gettext, listed, say, say_of, templates

__all__ = ["gettext", "listed", "say", "say_of", "templates"]
