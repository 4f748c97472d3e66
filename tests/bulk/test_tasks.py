"""``doorstep tasks`` over a folder of files and over a server's database."""

from __future__ import annotations

import csv
import sqlite3
from io import StringIO
from pathlib import Path

import duckdb
import psycopg
import pytest

from doorstep.bulk.data.read import opened
from doorstep.bulk.data.world import world_of
from doorstep.cli import main
from doorstep.engines.postgres import PostgresEngine
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.submissions.values import to_day
from doorstep.protocol.worklist import worklist

from .folders import ROOT, TODAY, add, antenatal, lines, package, write_population

PROGRAMME = str(ROOT / "tests" / "programmes" / "antenatal")
OWNER = "asha"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every record is one worker's."""
    made = tmp_path / "data"
    made.mkdir()
    write_population(made, records=60)
    path = made / "entity_pregnancy.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "_owner": OWNER} for row in rows)
    return made


Rows = list[dict[str, str]]


def run(capsys: pytest.CaptureFixture[str], data: object, *words: str) -> tuple[Rows, str]:
    """The rows and the closing words."""
    assert main(["tasks", PROGRAMME, str(data), "--on", TODAY, "--out", "-", *words]) == 0
    said = capsys.readouterr()
    return list(csv.DictReader(StringIO(said.out))), said.err


def test_a_worker_gets_her_open_tasks_in_the_order_of_her_worklist(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    rows, _ = run(capsys, folder, "--worker", OWNER)
    with opened(str(folder), package()) as data:
        expected = worklist(evaluate(antenatal(), world_of(data), to_day(TODAY)))
    assert len(expected) > 5
    assert [(r["rule"], r["occurrence"], r["subject"], r["cause"]) for r in rows] == [
        (t.rule, t.occurrence, t.subject, t.cause) for t in expected
    ]
    assert [row["rank"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row, task in zip(rows, expected, strict=True):
        rules = [rule for rule in antenatal().rules if rule.name == task.rule]
        reasons = antenatal().reasons_of(rules[0]) if rules else ()
        held = [reason.code for i, reason in enumerate(reasons) if task.reasons >> i & 1]
        assert row["reasons"].split() == held


def test_one_record_is_asked_for(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    everybody, _ = run(capsys, folder)
    somebody = everybody[0]["subject"]
    alone, _ = run(capsys, folder, "--subject", somebody)
    assert alone == [row for row in everybody if row["subject"] == somebody]


def test_a_span_of_days_is_asked_for(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    everything, _ = run(capsys, folder)
    rows, _ = run(capsys, folder, "--from", "2025-12-10", "--to", "2025-12-31")
    assert rows == [
        row
        for row in everything
        if row["opens"] <= "2025-12-31" and not "" < row["closes"] < "2025-12-10"
    ]
    assert 0 < len(rows) < len(everything)


def test_a_file_holds_what_the_terminal_shows(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    rows, _ = run(capsys, folder)
    for kind in ("parquet", "csv"):
        out = tmp_path / f"tasks.{kind}"
        assert main(["tasks", PROGRAMME, str(folder), "--on", TODAY, "--out", str(out)]) == 0
        assert duckdb.execute(f"SELECT count(*) FROM '{out}'").fetchone() == (len(rows),)


def test_without_a_file_the_states_of_each_rule_are_counted(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["tasks", PROGRAMME, str(folder), "--on", TODAY]) == 0
    shown = capsys.readouterr().out
    assert "completed" in shown.splitlines()[0]
    assert shown.splitlines()[-1].startswith("all")


def test_problems_are_counted_and_written(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    add(folder / "entity_pregnancy.csv", "broken\r\n")
    problems = tmp_path / "problems.csv"
    _, closing = run(capsys, folder, "--problems", str(problems))
    assert "1 problem in the data" in closing
    with problems.open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["file"], row["row"]) == ("entity_pregnancy.csv", "62")
    assert row["what"]
    assert row["how to mend"]


def test_a_place_without_data_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["tasks", PROGRAMME, str(tmp_path)]) == 1
    assert "entity_<list>" in capsys.readouterr().err
    assert main(["tasks", PROGRAMME, str(tmp_path / "none")]) == 1
    assert main(["tasks", PROGRAMME, str(tmp_path), "--engine", "postgres"]) == 1


def test_a_sqlite_database_gives_the_same(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "server.sqlite3"
    with sqlite3.connect(path) as connection, opened(str(folder), package()) as data:
        engine = SqliteEngine(antenatal(), connection)
        engine.create()
        for table in data.tables:
            stored = data.connection.execute(f"FROM {data.kept(table)}").fetchall()
            engine.insert(table.name, [c.name for c in table.columns], stored)
        spoiled = "UPDATE entity_pregnancy SET lmp = 'soon' WHERE _id = ?"
        connection.execute(spoiled, [third(folder)])
    connection.close()
    expected, _ = run(capsys, folder)
    for address in (str(path), f"sqlite:///{path}"):
        rows, closing = run(capsys, address)
        assert "1 problem in the data" in closing
        assert others(rows, third(folder)) == others(expected, third(folder))


def test_a_postgres_database_gives_the_same(
    capsys: pytest.CaptureFixture[str], folder: Path, postgres_dsn: str
) -> None:
    expected, _ = run(capsys, folder)
    with psycopg.connect(postgres_dsn, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA bulk")
        connection.execute("SET search_path TO bulk")
        engine = PostgresEngine(antenatal(), connection)
        engine.create()
        with opened(str(folder), package()) as data:
            for table in data.tables:
                stored = data.connection.execute(f"FROM {data.kept(table)}").fetchall()
                engine.insert(table.name, [c.name for c in table.columns], stored)
        mark = "&" if "?" in postgres_dsn else "?"
        rows, _ = run(capsys, f"{postgres_dsn}{mark}options=-csearch_path%3Dbulk")
        connection.execute("DROP SCHEMA bulk CASCADE")
    assert others(rows, "") == others(expected, "")


def third(folder: Path) -> str:
    """Somebody in the file."""
    return lines(folder / "entity_pregnancy.csv")[3].split(",")[0]


def others(rows: Rows, subject: str) -> Rows:
    """Ranks apart, as one record's tasks move everybody's."""
    kept = [{**row, "rank": ""} for row in rows if row["subject"] != subject]
    return sorted(kept, key=str)
