"""What a screen reader is given of a page: its accessibility tree, as Chromium makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Page

CONTROLS = {"button", "link", "checkbox", "radio", "searchbox"}
# What opens a fold, alone or of several of which one is open.
CONTROLS |= {"DisclosureTriangle", "DisclosureTriangleGrouped"}
# What only holds others together, and says nothing itself.
SILENT = {"none", "generic", "InlineTextBox", "LabelText", "LineBreak"}


@dataclass
class Node:
    """One thing that is heard: what it is, what it is called, and what stands in it."""

    role: str
    name: str
    id: int
    level: int = 0
    live: str = ""
    chosen: bool = True
    children: list[Node] = field(default_factory=list)

    def all(self, *roles: str) -> list[Node]:
        """It and all that stands in it, in the order they are read, of some roles."""
        return [node for node in self.walk() if not roles or node.role in roles]

    def walk(self) -> Iterator[Node]:
        """It and all that stands in it, in the order they are read."""
        yield self
        for child in self.children:
            yield from child.walk()

    def one(self, role: str) -> Node:
        """The only one of a role."""
        (node,) = self.all(role)
        return node

    @property
    def reached(self) -> bool:
        """Whether Tab comes to it: of radio buttons, to the chosen one alone."""
        return self.role in CONTROLS and (self.role != "radio" or self.chosen)

    def controls(self) -> list[Node]:
        """What can be operated, in the order it is read."""
        return self.all(*CONTROLS)


class AccessibilityTree:
    """The accessibility tree of one page, read anew each time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)

    def read(self) -> Node:
        """The page as a screen reader is given it now."""
        # What was read before must not be taken for what is there now.
        self._session.send("Accessibility.disable")
        given = self._session.send("Accessibility.getFullAXTree")["nodes"]
        nodes = {node["nodeId"]: node for node in given}

        def nodes_of(node: dict) -> list[Node]:
            below = [nodes[child] for child in node.get("childIds", ()) if child in nodes]
            within = [one for child in below for one in nodes_of(child)]
            if node["ignored"] or node["role"]["value"] in SILENT:
                return within
            return [named(node, within)]

        return nodes_of(given[0])[0]

    def ids(self, expression: str) -> list[int]:
        """The ids of a list of elements, as the page's scripts know it."""
        found = self._session.send("Runtime.evaluate", {"expression": expression})["result"]
        asked = {"objectId": found["objectId"], "ownProperties": True}
        items = self._session.send("Runtime.getProperties", asked)["result"]
        return [self._id(item["value"]["objectId"]) for item in items if item["name"].isdigit()]

    def _id(self, element: str) -> int:
        node = self._session.send("DOM.describeNode", {"objectId": element})["node"]
        return int(node["backendNodeId"])


def named(node: dict, within: list[Node]) -> Node:
    """One node of the browser's as it is heard."""
    about = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    return Node(
        role=node["role"]["value"],
        name=node.get("name", {}).get("value", ""),
        id=node.get("backendDOMNodeId", 0),
        level=about.get("level", 0),
        live=about.get("live", ""),
        chosen=about.get("checked") != "false",
        children=within,
    )
