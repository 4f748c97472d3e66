"""One bad record never disturbs another: on every engine, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

from doorstep.bulk.data.faults import Fault, Trouble
from doorstep.bulk.data.read import opened
from doorstep.bulk.run import ENGINES, find_tasks
from doorstep.bulk.shown import Wanted, show
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.horizon import end_of
from doorstep.protocol.language.types import Kind
from doorstep.protocol.submissions.values import to_day
from tests.conformance.cases import base_programme
from tests.spark import spark

from .folders import TODAY, add, antenatal, change, lines, package, write_population

RECORDS, VISITS = "entity_pregnancy.csv", "form_anc_visit.csv"

Spoil = Callable[[Path], None]
Place = tuple[str, int, str, Fault]
"""File, row, column and what is wrong there."""


def value(file: str, row: int, column: str, text: str) -> Spoil:
    return lambda folder: change(folder / file, row, column, text)


def more(file: str, text: str) -> Spoil:
    return lambda folder: add(folder / file, text)


def twice(file: str, row: int) -> Spoil:
    return lambda folder: add(folder / file, lines(folder / file)[row - 1] + "\r\n")


def open_quote(file: str, row: int) -> Spoil:
    def spoil(folder: Path) -> None:
        rows = lines(folder / file)
        rows[row - 1] = rows[row - 1].replace(",", ',"', 1)
        (folder / file).write_text("\n".join(rows), encoding="utf-8")

    return spoil


def bytes_for(file: str, row: int, word: bytes) -> Spoil:
    def spoil(folder: Path) -> None:
        rows = (folder / file).read_bytes().split(b"\r\n")
        rows[row - 1] += word
        (folder / file).write_bytes(b"\r\n".join(rows))

    return spoil


MISFIT = Fault.NOT_A_VALUE
KINDS: dict[str, tuple[Spoil, Place]] = {
    "a text for a number": (value(RECORDS, 4, "age", "twenty"), (RECORDS, 4, "age", MISFIT)),
    "a huge number": (value(RECORDS, 4, "age", "9" * 400), (RECORDS, 4, "age", MISFIT)),
    "a number out of range": (value(RECORDS, 4, "age", "9" * 16), (RECORDS, 4, "age", MISFIT)),
    "no such day": (value(RECORDS, 5, "lmp", "2026-02-30"), (RECORDS, 5, "lmp", MISFIT)),
    "a long year": (value(RECORDS, 5, "lmp", "20226-01-01"), (RECORDS, 5, "lmp", MISFIT)),
    "a day of no calendar": (value(RECORDS, 5, "lmp", "1066-10-14"), (RECORDS, 5, "lmp", MISFIT)),
    "no such choice": (value(RECORDS, 4, "outcome", "gone"), (RECORDS, 4, "outcome", MISFIT)),
    "a choice among others": (
        value(RECORDS, 4, "danger_signs", "bleeding dancing"),
        (RECORDS, 4, "danger_signs", MISFIT),
    ),
    "known on no day": (value(RECORDS, 4, "_known", "soon"), (RECORDS, 4, "_known", MISFIT)),
    "no id": (value(RECORDS, 4, "_id", " "), (RECORDS, 4, "", Fault.NO_ID)),
    "an id twice": (twice(RECORDS, 4), (RECORDS, 14, "", Fault.DUPLICATE)),
    "a row cut off": (more(RECORDS, "r99,2026"), (RECORDS, 14, "", Fault.NOT_A_ROW)),
    "an open quote": (open_quote(RECORDS, 4), (RECORDS, 4, "", Fault.NOT_A_ROW)),
    "no text": (bytes_for(RECORDS, 4, b"\xff"), (RECORDS, 4, "", Fault.NOT_A_ROW)),
    "a NUL": (bytes_for(RECORDS, 4, b"\0"), (RECORDS, 4, "", Fault.NOT_A_ROW)),
    "about nobody": (value(VISITS, 5, "_subject", "r99"), (VISITS, 5, "", Fault.NOBODY)),
    "about nothing": (value(VISITS, 5, "_subject", ""), (VISITS, 5, "", Fault.NOBODY)),
    "on no day": (value(VISITS, 5, "_day", "yesterday"), (VISITS, 5, "", Fault.NO_DAY)),
    "a submission without id": (value(VISITS, 5, "_id", ""), (VISITS, 5, "", Fault.NO_ID)),
    "a submission twice": (twice(VISITS, 5), (VISITS, 42, "", Fault.DUPLICATE)),
    "an answer of no kind": (
        value(VISITS, 5, "next_appointment", "31/12/2025"),
        (VISITS, 5, "next_appointment", MISFIT),
    ),
}

Tasks = dict[str, list[tuple[object, ...]]]
"""By subject: the rows that the command writes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_population(tmp_path)
    return tmp_path


def tasks_in(folder: Path, engine: str, dsn: str = "") -> tuple[Tasks, list[Trouble]]:
    with opened(str(folder), package()) as data:
        find_tasks(antenatal(), data, engine, end_of(to_day(TODAY)), scratch=dsn)
        show(data.connection, antenatal(), Wanted())
        rows = data.connection.execute("SELECT subject, * EXCLUDE (rank) FROM shown").fetchall()
    found: Tasks = {}
    for subject, *row in rows:
        found.setdefault(subject, []).append(tuple(row))
    return {subject: sorted(rows, key=str) for subject, rows in found.items()}, data.troubles


@cache
def clean_tasks() -> Tasks:
    with TemporaryDirectory() as folder:
        write_population(Path(folder))
        tasks, troubles = tasks_in(Path(folder), "duckdb")
    assert not troubles
    return tasks


def subject_of(folder: Path, file: str, row: int) -> str:
    """Who is in a row of the clean file, or '' behind its end."""
    rows = lines(folder / file)
    place = lines(folder / file)[0].split(",").index("_id" if file == RECORDS else "_subject")
    return rows[row - 1].split(",")[place] if row <= len(rows) else ""


def others(tasks: Tasks, spoiled: set[str]) -> Tasks:
    return {subject: rows for subject, rows in tasks.items() if subject not in spoiled}


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_record_is_listed_and_disturbs_nobody(kind: str, folder: Path) -> None:
    spoil, (file, row, column, fault) = KINDS[kind]
    spoiled = {subject_of(folder, file, row)}
    spoil(folder)
    tasks, troubles = tasks_in(folder, "duckdb")
    assert (file, row, column, fault) in [(t.file, t.row, t.column, t.fault) for t in troubles]
    rest = {(t.fault, t.subject) for t in troubles if (t.file, t.row) != (file, row)}
    assert rest <= {(Fault.NOBODY, subject) for subject in spoiled}  # submissions left alone
    assert all(t.what and t.mend for t in troubles)
    assert others(tasks, spoiled) == others(clean_tasks(), spoiled)


@pytest.mark.parametrize("kind", [k for k, (_, place) in KINDS.items() if place[3] is MISFIT])
def test_a_value_that_does_not_fit_leaves_the_other_tasks_of_its_subject(
    kind: str, folder: Path
) -> None:
    spoil, (file, row, column, _) = KINDS[kind]
    subject = subject_of(folder, file, row)
    spoil(folder)
    with_misfit, _ = tasks_in(folder, "duckdb")
    blank = "bleeding" if column == "danger_signs" else ""
    change(folder / file, row, column, blank)
    assert with_misfit.get(subject) == tasks_in(folder, "duckdb")[0].get(subject)


SPOILED = (
    "a text for a number",
    "no such day",
    "an id twice",
    "a row cut off",
    "about nobody",
    "a submission twice",
    "an answer of no kind",
)
"""Kinds that one population can have at once."""


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_works_on_what_is_left(engine: str, folder: Path, postgres_dsn: str) -> None:
    if engine == "spark":
        spark()  # the tests' own session, which the command finds
    spoiled = {"", *(subject_of(folder, *KINDS[kind][1][:2]) for kind in SPOILED)}
    for kind in SPOILED:
        KINDS[kind][0](folder)
    tasks, troubles = tasks_in(folder, engine, postgres_dsn)
    assert {t.fault for t in troubles} == {KINDS[kind][1][3] for kind in SPOILED}
    assert others(tasks, spoiled) == others(clean_tasks(), spoiled)
    assert tasks == tasks_in(folder, "judge")[0]


def test_a_file_of_another_list_is_named(folder: Path) -> None:
    add(folder / "form_anc_visits.csv", "_id\n")
    _, (trouble,) = tasks_in(folder, "duckdb")
    assert (trouble.file, trouble.fault) == ("form_anc_visits.csv", Fault.UNKNOWN_FILE)


TYPES = "['BIGINT', 'DATE', 'VARCHAR']"


def test_parquet_files_in_a_folder_are_read_as_well(folder: Path) -> None:
    for name in (RECORDS, VISITS):
        (folder / Path(name).stem).mkdir()
        for part, test in enumerate(("<", ">=")):
            target = folder / Path(name).stem / f"{part}.parquet"
            source = f"read_csv('{folder / name}', auto_type_candidates = {TYPES})"
            query = f"FROM {source} WHERE _id {test} 'r5'"
            duckdb.execute(f"COPY ({query}) TO '{target}'")
        (folder / name).unlink()
    assert tasks_in(folder, "duckdb") == (clean_tasks(), [])


def test_a_link_to_nobody_is_blank(tmp_path: Path) -> None:
    """A missing mother or household: the child stays, and everybody else's links do."""
    programme = base_programme()
    of = next(i for i in programme.lists for p in i.properties if p.type.kind is Kind.RECORD)
    link = next(p for p in of.properties if p.type.kind is Kind.RECORD)
    (tmp_path / f"entity_{link.type.choices}.csv").write_text("_id\nm1\n")
    (tmp_path / f"entity_{of.name}.csv").write_text(f"_id,{link.name}\nc1,m1\nc2,m2\nc3,\n")
    with opened(str(tmp_path), compile_programme(programme, "duckdb")) as data:
        held = f'SELECT _id, "{link.name}" FROM kept."entity_{of.name}" ORDER BY _id'
        rows = data.connection.execute(held).fetchall()
        found = [t for t in data.troubles if t.fault is Fault.NO_RECORD]
    assert rows == [("c1", "m1"), ("c2", None), ("c3", None)]
    assert [(t.row, t.subject, t.column) for t in found] == [(3, "c2", link.name)]
