"""``doorstep import-workers FILE``: one row for each posting."""  # noqa: N999  (the word of the command)

from __future__ import annotations

from pathlib import Path

from doorstep.server.accounts.models import Posting
from doorstep.server.areas.workers import postings_changed
from doorstep.server.interop.people_command import ImportCommand
from doorstep.server.interop.sheets import Outcome
from doorstep.server.interop.worker_rows import COLUMNS, import_workers


class Command(ImportCommand):
    help = (
        f"Import workers from a spreadsheet (.xlsx or .csv) with the columns {', '.join(COLUMNS)}."
    )

    def take(self, file: Path, *, write: bool) -> Outcome:
        outcome = import_workers(file, write=write)
        if write:
            postings_changed.send(Posting)
        return outcome
