"""A worklist that fits into SMS, for a health worker without her app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..sms import parts

MOST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Line:
    who: str
    what: str
    urgent: bool = False


def worklist(lines: Sequence[Line], more: str) -> str:
    """As many as fit, the first first: ``1! Amina: danger sign``. ``more`` has ``{}`` for a number.

    At least one is said, however long it is.
    """
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        mark = "!" if line.urgent else ""
        said.append(f"{number}{mark} {line.who}: {line.what}")
        if parts(_text(said, len(lines), more)) > MOST_PARTS and number > 1:
            said.pop()
            break
    return _text(said, len(lines), more)


def _text(said: Sequence[str], number: int, more: str) -> str:
    left = number - len(said)
    return "\n".join([*said, *([more.format(left)] if left else [])])
