"""The language of what is shown: the guide's, or of what a translation has no words for."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from guide_data.model.flow import Flow
from guide_data.text.language_tags import direction

# The attributes of an element that holds a text.
Attributes = Callable[[str], str]


def is_untranslated(flow: Flow, text: str) -> bool:
    """Whether a text stands in a translation in the original's language."""
    return text in flow.untranslated


def attributes(language: str, around: str = "") -> Markup:
    """What says of an element which language it is in, and which way that is written.

    ``around`` is the language of what it stands in: to write as that does goes without saying.
    """
    way, usual = direction(language), direction(around) if around else "ltr"
    return Markup(' lang="{}"').format(language) + Markup(f' dir="{way}"' if way != usual else "")


def own_language(flow: Flow) -> Attributes:
    """What says of a text's element that the text is untranslated; nothing for one that is not."""
    original = flow.translated_from
    said = attributes(original, flow.guide.language) if original else Markup()
    return lambda text: said if is_untranslated(flow, text) else Markup()
