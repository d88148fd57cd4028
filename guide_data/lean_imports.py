"""What packages of others would import at each start, and nobody here needs."""

import sys

# With it, jsonschema also checks addresses in other letters (IRI), and works without it. To make
# its grammar anew at each import is a second's work, as much as all the rest of the app.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
