"""A guide as a flowchart, as visitors read it."""

from __future__ import annotations

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.model.flow import Flow
from guide_data.model.step import Step


def flowchart_of(flow: Flow) -> Flowchart:
    """The steps and answers of a guide; its causes are groups."""
    devices = {device.id: device.name for device in flow.devices}
    nodes = tuple(node_of(step, cause.id, devices) for cause in flow.causes for step in cause.steps)
    groups = {cause.id: cause.title for cause in flow.causes}
    return Flowchart(nodes, flow.guide.title, flow.guide.start, groups)


def node_of(step: Step, group: str, devices: dict[str, str]) -> Node:
    """A step; what it says for each device stands below its text, under the device's name."""
    ways = [f"**{devices.get(name, name)}**\n\n{text}" for name, text in step.ways.items()]
    text = "\n\n".join(filter(None, [step.text.strip(), *ways]))
    edges = [Edge(option.text, option.to) for option in step.options]
    # Links back, where steps may have some: other programs tell them from answers as imports do.
    edges += [Edge(words, to) for to, words in step.back.items()]
    return Node(step.id, step.title, text, tuple(edges), group)
