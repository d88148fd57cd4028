"""The parts of Markdown that are the guide's own: bold, emphasis, callouts, tables on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# What stands in marks is whole: a star in code closes nothing.
CODE = r"`[^`\n]+`"
STRONG = re.compile(rf"\*\*(?=\S)((?:{CODE}|[^`\n])+?)(?<=\S)\*\*")
# Not within a word or a sum of Latin letters (2*3*4), where stars are what they are.
EMPHASIS = re.compile(
    rf"(?<![A-Za-z0-9*\\])\*(?![\s*])"
    rf"((?:\\.|{CODE}|\*\*[^*\n]+\*\*|[^*`\\\n])+?)(?<!\s)\*(?![A-Za-z0-9*])"
)
KINDS = ("note", "tip", "important", "warning", "caution")
CALLOUT = re.compile(rf"\[!({'|'.join(KINDS)})\] *(?:\n|$)", re.IGNORECASE)


class Labels(TypedDict):
    """The guide's own words beside its text: on a button, of a table, over kinds of callouts."""

    copy: str
    copied: str
    table: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str


UNLABELLED = Labels(
    copy="", copied="", table="", note="", tip="", important="", warning="", caution=""
)


def strong(state: StateInline, silent: bool) -> bool:
    """Bold that also works beside 「」 and without spaces, where CommonMark's rule does not."""
    return marked(state, silent, STRONG, "strong")


def emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasis that works there, too."""
    return marked(state, silent, EMPHASIS, "em")


def marked(state: StateInline, silent: bool, pattern: re.Pattern[str], tag: str) -> bool:
    """What stands between two marks, which may hold others."""
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        end, state.posMax = state.posMax, match.end(1)
        state.pos = match.start(1)
        state.push(f"{tag}_open", tag, 1)
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
        state.posMax = end
    state.pos = match.end()
    return True


def callouts(state: StateCore) -> None:
    """Quotations that begin with a kind in brackets become callouts of that kind."""
    for n, token in enumerate(state.tokens):
        if token.type == "blockquote_open" and len(state.tokens) > n + 2:
            inline = state.tokens[n + 2]
            match = inline.type == "inline" and CALLOUT.match(inline.content)
            if match:
                make_callout(state.tokens, n, match[1].lower())
                inline.content = inline.content[match.end() :]
    # A paragraph of its own that the kind was is none any more.
    state.tokens[:] = without_empty(state.tokens)


def make_callout(tokens: Sequence[Token], n: int, kind: str) -> None:
    """Turn the quotation that opens at a place into a callout."""
    opens = tokens[n]
    closes = next(t for t in tokens[n:] if t.type == "blockquote_close" and t.level == opens.level)
    opens.tag = closes.tag = "div"
    opens.type, closes.type = "callout_open", "callout_close"
    opens.attrs = {"class": f"callout {kind}", "role": "note"}
    opens.meta = {"kind": kind}


def without_empty(tokens: list[Token]) -> Iterator[Token]:
    """Tokens but for the paragraphs at the head of a callout that say nothing."""
    skipped = 0
    for n, token in enumerate(tokens):
        heads = token.type == "paragraph_open" and n and tokens[n - 1].type == "callout_open"
        if heads and not tokens[n + 1].content:
            skipped = 3
        if not skipped:
            yield token
        skipped = max(skipped - 1, 0)


def tables(state: StateCore) -> None:
    """Tables say what they are of, by their heads; a policy lets no style into an attribute."""
    heads: list[str] = []
    table = None
    for n, token in enumerate(state.tokens):
        if token.type == "table_open":
            table, heads = token, []
        elif token.type in ("th_open", "td_open"):
            align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
            token.attrs |= {"class": align} if align else {}
            if token.type == "th_open":
                token.attrs["scope"] = "col"
                heads.append(text_of(state.tokens[n + 1]))
        elif token.type == "table_close" and table:
            table.meta = {"heads": [head for head in heads if head]}


def text_of(inline: Token) -> str:
    """The text of an inline token, in which every break is a line's end."""
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else token.content
        for token in inline.children or ()
    )


def labels_in(env: Any) -> Labels:
    """The words that a text is rendered with."""
    labels: Labels = env.get("labels", UNLABELLED)
    return labels


def callout_open(self: RendererHTML, tokens: Sequence[Token], n: int, opts: Any, env: Any) -> str:
    """A callout begins with what it is called."""
    said = escapeHtml(str(dict(labels_in(env))[tokens[n].meta["kind"]]))
    title = f'<div class="called">{said}</div>\n' if said else ""
    return self.renderToken(tokens, n, opts, env) + title


def table_open(self: RendererHTML, tokens: Sequence[Token], n: int, opts: Any, env: Any) -> str:
    """A table scrolls in itself, also by keys, and has a name for who does not see it."""
    heads = " / ".join(tokens[n].meta.get("heads", ()))
    name = escapeHtml(f"{labels_in(env)['table']}: {heads}".strip(": "))
    frame = f'<div class="table" role="region" tabindex="0" aria-label="{name}">'
    return frame + self.renderToken(tokens, n, opts, env)


def table_close(self: RendererHTML, tokens: Sequence[Token], n: int, opts: Any, env: Any) -> str:
    """The end of a table and of its frame."""
    return self.renderToken(tokens, n, opts, env).rstrip("\n") + "</div>\n"


def fence(self: RendererHTML, tokens: Sequence[Token], n: int, opts: Any, env: Any) -> str:
    """A block of code, with a button that a script shows where it can copy."""
    labels, code = labels_in(env), escapeHtml(tokens[n].content)
    done = f'data-done="{escapeHtml(labels["copied"])}"'
    button = f'<button type="button" class="copy" {done}>{escapeHtml(labels["copy"])}</button>'
    shown = button if labels["copy"] else ""
    return f'<div class="code"><pre><code>{code}</code></pre>{shown}</div>\n'
