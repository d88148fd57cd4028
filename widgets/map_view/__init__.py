"""The map of a guide as a tool: on the desk, in notebooks and as a page."""
