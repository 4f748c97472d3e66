"""The rows that were not taken, in a file of their own: to be mended and imported again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from . import tables
from .columns import PROBLEM
from .faults import Fault
from .tables import Table


def write(file: Path, table: Table, faults: Mapping[int, Sequence[Fault]]) -> Path | None:
    """``faults`` by the row's number; None where there are none."""
    if not faults:
        return None
    target = _free(file)
    keep = [n for n, name in enumerate(table.headers) if name.lower() != PROBLEM]
    cells = {line.number: line.cells for line in table.lines}
    rows = [
        [*(cells[line][n] for n in keep), " ".join(str(fault) for fault in found)]
        for line, found in faults.items()
    ]
    headers = [*(table.headers[n] for n in keep), PROBLEM]
    tables.write(target, headers, rows, table.separator)
    return target


def _free(file: Path) -> Path:
    """A name that no file has: what somebody is mending must not be lost."""
    stem = file.stem.partition(".rejected")[0]
    first = file.with_name(f"{stem}.rejected{file.suffix}")
    more = (file.with_name(f"{stem}.rejected-{n}{file.suffix}") for n in count(2))
    return next(target for target in chain([first], more) if not target.exists())
