"""Review cards as HTML: a page of its own to look at and to print, and for a notebook."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guide_data.messages import gettext, say
from guide_data.model.flow import Flow
from guide_data.model.review_card import ReviewCard, ReviewDeck
from widgets.views.assets import LOOK, style, styles, template
from widgets.views.fragment import frame
from widgets.views.rich_text import STYLE as RICH_TEXT
from widgets.views.rich_text import has_rich_text
from widgets.views.step_view import all_views
from widgets.views.words import words_of

STYLES = (*LOOK, "editor/review_cards.css")
STATES = {
    "changed": "確かめたあとで変わりました",
    "old": "確かめてから 1 年を過ぎました",
    "unsigned": "まだだれも確かめていません",
    "signed": "確かめてあります",
}
# So many answers and people are shown of a step that many come to.
MOST = 12
SVG = "http://www.w3.org/2000/svg"
# JupyterLab sets what stands in a table to the right, as it does with figures.
CELL, TO_READ = re.compile("<(t[dh])"), "text-align:left;vertical-align:top"
DRAWING = re.compile(r'<svg class="drawing" role="img" aria-label="([^"]*)"(.*?)</svg>', re.DOTALL)
# Of the page's style: its colours by name, and the rules about drawings.
COLOUR = re.compile(r"(--[a-z-]+): (#[0-9a-f]+);")
DRAWN = re.compile(r"^\.guide \.drawing[^{]*\{[^}]*\}", re.MULTILINE)


@dataclass(frozen=True)
class Cards:
    """Some cards, as a notebook shows and stores them: without a style or a script."""

    deck: ReviewDeck

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        html = "".join(Pictures(self.deck.flow, plain=True).articles(self.deck))
        html = CELL.sub(rf'<\1 style="{TO_READ}"', html)
        lines = [line_of(card) for card in self.deck.cards]
        return {
            "text/html": html or f"<p>{gettext('ありません。')}</p>",
            "text/plain": "\n".join(lines),
        }


def states() -> dict[str, str]:
    """What is said of each state."""
    return {state: gettext(said) for state, said in STATES.items()}


def line_of(card: ReviewCard) -> str:
    """A card in a line."""
    state = gettext(STATES[card.state])
    return say("{title}（{step}）：{state}", title=card.title, step=card.step, state=state)


def cards_page(deck: ReviewDeck) -> str:
    """Cards as a document that needs no other file."""
    articles = Pictures(deck.flow).articles(deck)
    look = style(*STYLES, *([RICH_TEXT] if has_rich_text(deck.flow) else []))
    given = {"flow": deck.flow, "cards": deck.cards, "states": states(), "style": look}
    return template("review_cards").render(articles=articles, **given)


@dataclass(frozen=True)
class Pictures:
    """The steps of a flow as visitors see them, in every language.

    ``plain`` is for where neither styles nor drawings inside of HTML are let through.
    """

    flow: Flow
    plain: bool = False

    @cached_property
    def frames(self) -> dict[str, dict[str, object]]:
        """What stands around every step, by language."""
        return {spoken.guide.language: frame(spoken) for spoken in self.flow.languages}

    def articles(self, deck: ReviewDeck) -> Iterator[str]:
        """The cards, one by one."""
        for card in deck.cards:
            given = {
                "states": states(),
                "most": MOST,
                "plain": self.plain,
            }
            sides = list(self.sides(card))
            yield template("review_card").render(card=card, sides=sides, **given)

    def sides(self, card: ReviewCard) -> Iterator[dict[str, str]]:
        """A card's step in every language."""
        for spoken in self.flow.languages:
            language = spoken.guide.language
            html = self.picture(spoken, card.step, language)
            yield {"language": language, "name": words_of(spoken).language, "html": html}

    def picture(self, spoken: Flow, step: str, language: str) -> str:
        """A step in one language, all that is folded in sight."""
        names = {"view": all_views(spoken)[step], "prefix": f"_{language}_", "chosen": ""}
        section = template("section").render(**names, **self.frames[language])
        section = section.replace("<details", "<details open")
        if self.plain:
            return DRAWING.sub(image, section)
        return f'<div class="guide guide-page">{section}</div>'


def image(drawing: re.Match[str]) -> str:
    """A drawing as an image, its style in itself."""
    label, shapes = drawing.groups()
    look = styles(*LOOK)
    # By day: the first colour of each name.
    colours = "".join(
        f"{name}:{hue};" for name, hue in dict(reversed(COLOUR.findall(look))).items()
    )
    rules = "".join(DRAWN.findall(look)).replace(".guide .drawing", ".drawing")
    alone = ".drawing{height:100%;margin:0}"
    inside = f"<style>.drawing{{{colours}}}{rules}{alone}</style>"
    svg = f'<svg xmlns="{SVG}" class="drawing"{shapes}</svg>'.replace(">", f">{inside}", 1)
    data = b64encode(svg.encode()).decode()
    return f'<img alt="{label}" height="144" src="data:image/svg+xml;base64,{data}">'
