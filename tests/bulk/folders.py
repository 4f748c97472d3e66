"""A small population as files, and ways to spoil it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from random import Random

from doorstep.bulk.data.clean import tables
from doorstep.engines.rows import Row, world_rows
from doorstep.protocol.check.load import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.language.types import Value
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.package import Package
from doorstep.protocol.submissions import values
from tests.conformance.generated import world

ROOT = Path(__file__).parents[2]
TODAY = "2025-12-24"


@cache
def antenatal() -> Programme:
    return load(ROOT / "tests" / "programmes" / "antenatal")


@cache
def package() -> Package:
    return compile_programme(antenatal(), "duckdb")


def write_population(folder: Path, records: int = 12, forms: int = 40) -> None:
    """One CSV file for each list and form."""
    population = world(antenatal(), records, forms, Random(1))
    known = {table.name: table for table in tables(package())}
    for name, columns, rows in world_rows(package(), population):
        if name in known:
            kinds = {column.name: column.kind for column in known[name].columns}
            _write(folder / f"{name}.csv", columns, rows, kinds)


def _write(path: Path, columns: list[str], rows: Iterable[Row], kinds: Mapping[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(
            [_text(c, v, kinds) for c, v in zip(columns, row, strict=True)] for row in rows
        )


def _text(column: str, value: Value, kinds: Mapping[str, str]) -> str:
    if value is not None and column == "month":
        return f"{int(value) // 12}-{int(value) % 12 + 1:02}"
    return values.show(value, kinds[column])


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def change(path: Path, row: int, column: str, value: str) -> None:
    """Another value in a row; the line of column names is row 1."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(text)
