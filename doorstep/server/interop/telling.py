"""What became of a spreadsheet of ours, for somebody at a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ..lib import text
from . import rejected
from .sheets import Outcome

HEADERS = ("row", "what", "before", "after")


def tell(file: Path, outcome: Outcome, *, write: bool) -> str:
    """The table of changes, every fault, the sum, and where the rows are that were not taken."""
    lines = [f"Warning: {warning}" for warning in outcome.warnings]
    if outcome.changes:
        ordered = sorted(outcome.changes, key=lambda change: change.line)
        rows = [(change.line, change.what, change.before, change.after) for change in ordered]
        lines += [text.table(HEADERS, rows), ""]
    faults = outcome.rejected
    lines += [f"Row {line}, {fault}" for line, found in faults.items() for fault in found]
    counted = Counter(change.what for change in outcome.changes)
    summed = ", ".join(f"{number} {what}" for what, number in counted.items())
    lines.append(f"{summed or 'Nothing to change'}; {len(faults)} rows not taken.")
    if not write:
        lines.append("Nothing was kept: this was a dry run.")
    else:
        target = rejected.write(file, outcome.table, faults)
        if target:
            lines.append(f"The rows that were not taken are in {target}. Mend them there.")
    return "\n".join(lines)
