"""The oldest Chromium of those that are promised, as a package of Node's brings it, packed."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from tests.support.node import run_node

PACKED = Path(__file__).parents[3] / "node_modules" / "chrome-aws-lambda" / "bin" / "chromium.br"
# Another process may be unpacking it, too: what is there is whole.
UNPACK = """const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const [packed, path] = process.argv.slice(1);
const own = `${path}.${process.pid}`;
const program = require("node:zlib").brotliDecompressSync(readFileSync(packed));
writeFileSync(own, program, { mode: 0o755 });
renameSync(own, path);"""


def find() -> str | None:
    """Its path, unpacked once; None where it is not, or for machines that it does not run on."""
    if not PACKED.exists() or (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return None
    path = PACKED.with_suffix("")
    if not path.exists():
        run_node("-e", UNPACK, str(PACKED), str(path))
    return str(path)
