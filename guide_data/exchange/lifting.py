"""Telephone numbers and links in texts, moved into the files that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher
from pydantic import ValidationError

from guide_data.checks.languages.telephone_numbers import HYPHENS, dialled
from guide_data.exchange.held_references import PARTS, held
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.step_ids import free, slug
from guide_data.messages import templates
from guide_data.model.field_types import Content
from guide_data.model.things import Contact, Link
from guide_data.text.link_places import place_of
from guide_data.text.markdown import link_to, links

# As content writes links, or as they stand in a text.
MARKED = re.compile(
    r'\[([^\[\]]*)\]\(\s*((?:(?:tel:|mailto:|https?://)|\.{0,2}/)[^\s()]+)(?:\s+"([^"]*)")?\s*\)'
)
BARE = re.compile("<?\\b(https?://[^\\s<>\"'`「」『』（）()\\[\\]{}、。\ue000\ue001]+)>?")
TRAILING = re.compile(r"[.,;:!?*_]+$")
# What a number is set apart from by a blank or a colon, from the last mark in its line on.
BESIDE = re.compile(
    r"(?:^\s*(?:[-*+]|[0-9]+[.)])\s|^|[。、.,;!?！？()（）「」\[\]*])[ \t]*"
    r"([^\n。、.,;!?！？()（）「」\[\]*:：]{1,40}[ \t:：]+)$",
    re.MULTILINE,
)
NO_SITE = templates(
    "{address} は、元のサイトの中の行き先です。links.yaml で https:// から書いてください。"
)
MARKS = re.compile(r"[*_`\[\]\s]+")


@dataclass
class Lifted:
    """The numbers and links of a guide; ``region`` is whose numbers are written without a code."""

    log: ImportLog
    region: str | None
    words: dict[str, str]
    contacts: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def hosts(self) -> list[str]:
        """The sites that the links lead to."""
        found = (place_of(link["url"]) for link in self.links.values())
        return list(dict.fromkeys(place for place in found if place and place[0] != "@"))

    def lift(self, text: str, line: int) -> str:
        """A text in which what was lifted is held in brackets that no text has."""
        text = MARKED.sub(lambda match: self.marked(match, line), text)
        text = BARE.sub(lambda match: self.bare(match, line), text)
        # What is held has ids in it, which may have numbers in them.
        parts = PARTS.split(text)
        parts[::2] = [self.with_numbers(part, line) for part in parts[::2]]
        return "".join(parts)

    def marked(self, match: re.Match[str], line: int) -> str:
        """What stands for a link that has words."""
        words, address, outside = match.groups()
        if address.startswith("tel:"):
            return self.number_with_words(words, address.removeprefix("tel:"), outside) or words
        return self.link(plain(words), address, line) or f"{words} {address}"

    def number_with_words(self, words: str, dial: str, outside: str | None) -> str:
        """What stands for a number that its words tell, too."""
        digits = re.sub("[^0-9+]", "", dial)
        told = next(iter(PhoneNumberMatcher(ascii_signs(words), self.region)), None)
        number = told.raw_string if told else dial
        label = plain(words.replace(words[told.start : told.end], "") if told else words)
        more = {"outside": outside} if outside else {}
        return self.contact([number], digits, label, **more) or self.called(words, dial)

    def called(self, words: str, dial: str) -> str:
        """What stands for a number that is taken for one only as it is dialled."""
        found = next(iter(PhoneNumberMatcher(dial, self.region)), None)
        return self.contact(*spelled(found.number, self.region), plain(words)) if found else ""

    def bare(self, match: re.Match[str], line: int) -> str:
        """What stands for an address that stands in a text."""
        address = TRAILING.sub("", match[1])
        held = self.link(bare(address), address, line)
        return held + match[1][len(address) :] if held else match[0]

    def link(self, words: str, address: str, line: int) -> str:
        """What stands for a link; empty for one that content may not have, which is told."""
        url = whole(address)
        known = self.link_to(url, words if words != bare(address) else "")
        name = known or free(link_name(words, url), self.ids)
        made = {"id": name, "text": words or url, "url": url, "fact": name}
        # An address may hold signs that text would read in another way.
        shown = links(f"[{words or 'x'}]({url})")
        if not known and (list(shown) != [link_to(url)] or not fits(Link, made)):
            what = "{address} は links.yaml に書けない形なので、文に残しました。"
            self.log.lost(line, what, address=address)
            return ""
        if not place_of(url) and not known:
            self.log.lost(line, NO_SITE, address=address)
        self.links.setdefault(name, made)
        return held("link", name)

    def link_to(self, url: str, words: str) -> str:
        """The link that says the same of a page, or anything where there are no words."""
        there = [(id, link["text"]) for id, link in self.links.items() if link["url"] == url]
        return next((id for id, text in there if words in ("", text)), "")

    @property
    def ids(self) -> set[str]:
        """The ids that are taken: each is that of a fact, too."""
        return {*self.contacts, *self.links}

    def with_numbers(self, text: str, line: int) -> str:
        """A text whose bare numbers are held; words beside one say whom it is for."""
        end, parts = 0, list[str]()
        for match in PhoneNumberMatcher(ascii_signs(text), self.region):
            before = text[end : match.start]
            beside = BESIDE.search(before)
            label = plain(beside[1]) if beside else ""
            said = self.contact(*spelled(match.number, self.region), label)
            if said:
                before = before[: beside.start(1)] if beside and label else before
            else:
                what = "{number} は contacts.yaml に書けない番号なので、文に残しました。"
                self.log.lost(line, what, number=match.raw_string)
            parts += [before, said or text[match.start : match.end]]
            end = match.end
        return "".join([*parts, text[end:]])

    def contact(self, numbers: list[str], dial: str, label: str, **more: str) -> str:
        """What stands for a number, whose first spelling that content may have is taken."""
        own = {"dial": dial, "label": label or self.words["contact"], **more}
        generic = own["label"] == self.words["contact"]
        for name, known in self.contacts.items():
            if known["dial"] == dial and (generic or own.items() <= known.items()):
                return held("contact", name)
        name = free(slug(label) or "phone", self.ids)
        made = [{"id": name, "number": number, **own, "fact": name} for number in numbers]
        fitting = next((one for one in made if fits(Contact, one)), None)
        if fitting is None:
            return ""
        self.contacts[name] = fitting
        return held("contact", name)


def spelled(number: phonenumbers.PhoneNumber, region: str | None) -> tuple[list[str], str]:
    """Ways to write a number, and how it is dialled."""
    home = phonenumbers.region_code_for_number(number) == region
    form = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    written = phonenumbers.format_number(number, form)
    international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    joined = [re.sub("[^0-9+]+", "-", one).strip("-") for one in (written, international)]
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return [written, *joined], dialled(e164, region or "ZZ")


def ascii_signs(text: str) -> str:
    """A text whose digits and hyphens are ASCII, sign by sign."""
    narrow = ((sign, normalize("NFKC", sign)) for sign in text)
    return HYPHENS.sub("-", "".join(n if len(n) == 1 else sign for sign, n in narrow))


def link_name(words: str, url: str) -> str:
    """What a link is called: by its words, if they are none of an address."""
    parts = urlsplit(url)
    site = (parts.hostname or "").removeprefix("www.").partition(".")[0]
    by_words = "" if "." in words or "/" in words else slug(words)
    return by_words or slug(f"{site} {parts.path}") or "link"


def plain(words: str) -> str:
    """Words on one line, without marks."""
    return MARKS.sub(" ", words).strip(" :：")


def bare(address: str) -> str:
    """An address as it is shown where it has no words."""
    return address.partition("://")[2].rstrip("/") or address


def whole(address: str) -> str:
    """An address with its host in small letters, and the / behind that."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def fits(shape: type[Content], made: dict[str, Any]) -> bool:
    """Whether content may have such a thing."""
    try:
        shape.model_validate(made)
    except ValidationError:
        return False
    return True
