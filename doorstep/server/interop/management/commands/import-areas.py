"""``doorstep import-areas FILE``: one row for each area: code, name, parent."""  # noqa: N999  (the word of the command)

from __future__ import annotations

from pathlib import Path

from doorstep.server.interop.area_rows import COLUMNS, import_areas
from doorstep.server.interop.people_command import ImportCommand
from doorstep.server.interop.sheets import Outcome


class Command(ImportCommand):
    help = f"Import areas from a spreadsheet (.xlsx or .csv) with the columns {', '.join(COLUMNS)}."

    def take(self, file: Path, *, write: bool) -> Outcome:
        return import_areas(file, write=write)
