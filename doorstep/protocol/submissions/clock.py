"""The hybrid logical clock that orders what people recorded, whatever their phones' clocks say.

Its text sorts as time does: ``<15 digits of ms since 1970>-<4 hex of counter>-<16 hex of device>``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DRIFT_LIMIT = 24 * 60 * 60 * 1000
"""Milliseconds that a phone's clock may be ahead of the server's before it is set back."""

COUNTERS = 0x10000
SERVER = "0" * 16
"""The device of clocks that the server makes itself."""

TEXT = re.compile(r"([0-9]{15})-([0-9a-f]{4})-([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Clock:
    ms: int
    counter: int
    device: str

    def __str__(self) -> str:
        return f"{self.ms:015d}-{self.counter:04x}-{self.device}"


def parse(text: str) -> Clock:
    """Raises ValueError where ``text`` is not a clock."""
    match = TEXT.fullmatch(text)
    if match is None:
        raise ValueError("The clock must be 15 digits, 4 hex digits and a device, joined by -.")
    return Clock(int(match[1]), int(match[2], 16), match[3])


def tick(last: str | None, now: int, device: str = SERVER) -> str:
    """The next clock of ``device``: after ``last``, the greatest one seen, and not before now."""
    if last is None:
        return str(Clock(now, 0, device))
    seen = parse(last)
    if seen.ms < now:
        return str(Clock(now, 0, device))
    if seen.counter + 1 < COUNTERS:
        return str(Clock(seen.ms, seen.counter + 1, device))
    return str(Clock(seen.ms + 1, 0, device))
