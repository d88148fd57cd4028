"""What must hold, and every time that it did not."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Violation:
    """An expectation that was not met: the seconds since the beginning, the fault, what was."""

    seconds: float
    fault: str
    what: str

    def __str__(self) -> str:
        return f"{self.seconds:6.0f} s  {self.fault:18} {self.what}"


@dataclass
class Expectations:
    """All that was expected of one run; ``fault`` is the last one, as what follows is by it."""

    fault: str = "none yet"
    violations: list[Violation] = field(default_factory=list)
    # How often something was looked at; of nothing looked at, nothing can be wrong.
    looked: dict[str, int] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    def expect(self, what: str, held: bool, seen: object = "") -> None:
        """Note whether something held, and what was seen where it did not."""
        self.looked[what] = self.looked.get(what, 0) + 1
        if not held:
            self.violations.append(Violation(self.now, self.fault, f"{what}: {seen}"))
            print(self.violations[-1], flush=True)
