"""Requests are counted by all processes together."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from doorstep.server.lib.counting import begin_anew, one_more

ASKING = """
import sys
from pathlib import Path
from doorstep.server.lib.counting import one_more
for _ in range(200):
    one_more(Path(sys.argv[1]), "phone", 7)
"""


def test_two_processes_count_as_one(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite3"
    command = [sys.executable, "-c", ASKING, str(file)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert one_more(file, "phone", 7) == 401


def test_what_is_past_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite3"
    assert [one_more(file, "phone", minute) for minute in (7, 7, 8, 9)] == [1, 2, 1, 1]
    kept = sqlite3.connect(file).execute("SELECT minute FROM asked ORDER BY minute").fetchall()
    assert kept == [(8,), (9,)]


def test_who_cannot_be_counted_is_not_kept_from_working(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite3"
    file.write_text("no database at all, but long enough to be taken for one" * 100)
    assert one_more(file, "phone", 7) == 0
    begin_anew(file)
    assert one_more(file, "phone", 7) == 1
