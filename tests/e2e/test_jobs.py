"""The process that does the jobs, killed wherever it may be: on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from .district import ROOT, District, soon

PEOPLE = 300
KILLS = 4
"""As many as a job may be taken up after."""


def rows(district: District, sql: str) -> list[tuple[Any, ...]]:
    if district.database.startswith("sqlite:///"):
        file = district.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as connection, connection:
            return connection.execute(sql).fetchall()
    with psycopg.connect(district.database) as session:
        cursor = session.execute(sql)
        return cursor.fetchall() if cursor.description else []


def filled(district: District, folder: Path) -> None:
    lines = [f"Woman {n},Asha Njeri,2026-{1 + n % 9:02}-01,24" for n in range(PEOPLE)]
    file = folder / "people.csv"
    file.write_text("\n".join(["name,owner_name,lmp,age", *lines]) + "\n")
    district.run("import", str(file), "--list", "pregnancy")


def state_of(district: District) -> list[tuple[Any, ...]]:
    return rows(district, "SELECT id, state, due, score, band FROM task ORDER BY id")


def yesterday(district: District) -> None:
    """Nothing was worked out for today."""
    for table in ("tasks_taskchange", "task", "tasks_rollover", "jobs_slot"):
        rows(district, f"DELETE FROM {table}")
    rows(district, "DELETE FROM django_tasks_database_dbtaskresult")


def jobs(district: District) -> dict[str, str]:
    found = rows(district, "SELECT task_path, status FROM django_tasks_database_dbtaskresult")
    return {path.rpartition(".")[2]: status for path, status in found}


def tries(district: District) -> list[int]:
    """How often each job was begun."""
    found = rows(district, "SELECT worker_ids FROM django_tasks_database_dbtaskresult")
    return [len(json.loads(ids) if isinstance(ids, str) else ids) for (ids,) in found]


def killed_in_a_job(district: District, chance: random.Random) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "doorstep.cli", "work"], env=district.environment(), cwd=ROOT
    )
    until = time.monotonic() + 20
    while "RUNNING" not in jobs(district).values() and time.monotonic() < until:
        if jobs(district) and set(jobs(district).values()) == {"SUCCESSFUL"}:
            break
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.15))
    process.kill()
    process.wait()


def test_killed_anywhere_the_jobs_are_done_all_the_same(district: District, tmp_path: Path) -> None:
    district.kill()
    filled(district, tmp_path)
    expected, chance = state_of(district), random.Random(4)
    assert len(expected) > PEOPLE
    yesterday(district)
    for _ in range(KILLS):
        killed_in_a_job(district, chance)
    district.run("work", "--once")
    assert set(jobs(district).values()) == {"SUCCESSFUL"}, jobs(district)
    assert max(tries(district)) > 1, "no kill met a job"
    assert state_of(district) == expected
    changes = "SELECT COUNT(*), COUNT(DISTINCT task_id) FROM tasks_taskchange"
    assert rows(district, changes) == [(len(expected), len(expected))], "nothing noted twice"
    assert len(rows(district, "SELECT day FROM tasks_rollover")) == 1


def test_serving_does_the_jobs_too_and_begins_again_when_they_die(district: District) -> None:
    soon("the day rolled over", lambda: jobs(district).get("roll_over_to_today") == "SUCCESSFUL")
    soon("one process for jobs", lambda: len(district.children("work")) == 1)
    (first,) = district.children("work")
    subprocess.run(["kill", "-KILL", str(first)], check=True)
    soon("another one", lambda: district.children("work") - {first})
    (second,) = district.children("work")
    assert district.process is not None
    district.process.terminate()
    district.process.wait(timeout=30)
    soon("it ended with the server", lambda: not Path(f"/proc/{second}").exists())
