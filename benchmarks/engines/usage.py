"""What work cost: seconds, CPU seconds and memory of a process and all that it started."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_USED = slice(13, 17)  # of /proc/PID/stat: user, system, and the same of children that ended
_PARENT = 3


@dataclass(frozen=True, slots=True)
class Usage:
    wall: float
    cpu: float
    peak_mb: float


def measured(root: int, work: Callable[[], object]) -> Usage:
    """``root`` is the process at the top of what is measured; the peak is since it started."""
    cpu, wall = _cpu(root), time.perf_counter()
    work()
    return Usage(time.perf_counter() - wall, _cpu(root) - cpu, peak_mb(root))


def _cpu(root: int) -> float:
    return sum(sum(map(int, _stat(pid)[_USED])) for pid in _tree(root)) / _TICKS


def peak_mb(root: int) -> float:
    """Of the largest process: what PostgreSQL's share is counted once."""
    return max(_high_water(pid) for pid in _tree(root)) / 1024


def _high_water(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except FileNotFoundError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat; the name of a program may hold blanks and brackets."""
    try:
        head, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
    except FileNotFoundError:
        return ["0"] * 52
    return [*head.split(" ", 1), *rest.split()]


def _tree(root: int) -> Iterator[int]:
    parents = {
        int(entry.name): int(_stat(int(entry.name))[_PARENT])
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit()
    }
    found = [root]
    for pid in found:
        yield pid
        found += [child for child, parent in parents.items() if parent == pid]
