"""Files that are the same for all: each by its name, and no others.

Source: OWASP, "Path Traversal": no path is made of what somebody asked for.
"""

from __future__ import annotations

import tornado.web

from widgets.server.cached_response import CachedResponse, CachedResponseHandler

# "immutable" is of RFC 8246.
FOR_EVER = "public, max-age=31536000, immutable"


class FileHandler(CachedResponseHandler):
    """A file asked for by its name: a name is looked up, and never made into a path."""

    def initialize(self, files: dict[str, CachedResponse], cache: str = FOR_EVER) -> None:
        """``files`` are what is answered, by name; ``cache`` is how long they are kept."""
        self.files, self.cache = files, cache

    def head(self, name: str) -> None:
        """Answer as with the file, but for the file itself."""
        self.get(name)

    def get(self, name: str) -> None:
        """Answer with the file; status 404 for an unknown name."""
        if name not in self.files:
            raise tornado.web.HTTPError(404)
        self.respond(self.files[name], self.cache)
