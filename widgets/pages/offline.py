"""What lets the page be opened from a home screen, and without a network: its files.

Sources: W3C, "Web Application Manifest"; W3C, "Service Workers".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from guide_data.model.flow import Flow
from widgets.pages.icon import ICON_FILE, LIGHT, icon
from widgets.views.assets import script
from widgets.views.languages import way

WORKER = "service_worker.js"
MANIFEST = "manifest.json"
# A worker decides itself what is new: nobody may keep an old one from being replaced.
WORKER_CACHE = "no-cache"


def manifest(flow: Flow, spoken: Flow, leaf: str = "") -> str:
    """What a home screen is told of the guide in a language, beside its page.

    ``leaf`` is how the page's address ends. Every language is within the guide, so that a change
    of language does not lead out of it.
    """
    root = way(flow, spoken, flow)
    given = {
        "name": spoken.guide.title,
        "description": spoken.guide.lead,
        "lang": spoken.guide.language,
        "start_url": leaf or "./",
        "scope": root or "./",
        "display": "standalone",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "icons": [
            {"src": icon(), "sizes": "any", "type": "image/svg+xml"},
            {
                "src": root + ICON_FILE,
                "sizes": "192x192",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def service_worker(flow: Flow, pages: Iterable[str], leaf: str = "", *, offline: bool) -> str:
    """The worker that keeps the page, or where the operator wants none, one that ends itself.

    It changes with the ``pages``, so that browsers look at what they keep again.
    """
    if not offline:
        return script("pages/service_worker_off.js")
    version = sha256("".join(pages).encode()).hexdigest()[:12]
    addresses = [way(flow, flow, spoken) + leaf for spoken in flow.languages]
    given = json.dumps({"version": version, "pages": addresses})
    return f"self.guide = {given};\n{script('pages/service_worker.js')}"
