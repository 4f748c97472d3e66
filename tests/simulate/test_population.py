"""The big population: the tables of the schema, the same every time, and possible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.population import RECIPE
from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.package import Package
from doorstep.simulate.population import (
    FormRecipe,
    ListRecipe,
    Population,
    Recipe,
    plain_recipe,
    write_population,
)

ROOT = Path(__file__).parents[2]
TODAY = 20_779
SIZE = 1_000


@pytest.fixture(scope="module")
def package() -> Package:
    return compile_programme(load(ROOT / "benchmarks" / "programme"), "duckdb")


@pytest.fixture(scope="module")
def folder(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("population")
    write_population(Population(package, RECIPE, SIZE, TODAY), made)
    return made


def ask(question: str) -> list[tuple[Any, ...]]:
    return duckdb.sql(question).fetchall()


def test_every_table_of_the_schema_can_be_filled_from_its_file(
    package: Package, folder: Path
) -> None:
    with duckdb.connect() as connection:
        for statement in package["schema"]["projection"]:
            connection.execute(statement)
        for table in (*_tables("entity", package["lists"]), *_tables("form", package["forms"])):
            wanted = [row[0] for row in connection.execute(f'DESCRIBE "{table}"').fetchall()]
            columns = ", ".join(f'"{name}"' for name in wanted)
            file = folder / f"{table}.parquet"
            connection.execute(f"INSERT INTO \"{table}\" SELECT {columns} FROM '{file}'")
            assert connection.table(table).shape[0] > 0, table


def _tables(kind: str, names: object) -> list[str]:
    return [f"{kind}_{name}" for name in list(names)]  # type: ignore[call-overload]


def test_the_shares_are_those_of_the_recipe(folder: Path) -> None:
    counts = {
        name: ask(f"SELECT count(*), count(DISTINCT _id) FROM '{folder}/entity_{name}.parquet'")[0]
        for name in RECIPE.lists
    }
    assert counts == {"pregnancy": (350, 350), "mother": (200, 200), "child": (450, 450)}
    (forms,) = ask(f"SELECT count(*), count(DISTINCT _id) FROM '{folder}/form_*.parquet'")
    assert 5.5 * SIZE < forms[0] < 7 * SIZE
    assert forms[0] == forms[1]


def test_submissions_are_about_records_that_were_known_by_then(folder: Path) -> None:
    (impossible,) = ask(
        f"SELECT count(*) FROM '{folder}/form_*.parquet' AS f"
        f" LEFT JOIN '{folder}/entity_*.parquet' AS s ON f._subject = s._id"
        f" WHERE s._id IS NULL OR f._day < s._known OR f._day > {TODAY} OR f._at // 86400 <> f._day"
    )
    assert impossible == (0,)


def test_a_share_of_each_column_is_blank(folder: Path) -> None:
    (row,) = ask(
        "SELECT count(*) FILTER (WHERE birth_weight IS NULL) / count(*),"
        f" count(*) FILTER (WHERE distance IS NULL) / count(*) FROM '{folder}/entity_child.parquet'"
    )
    assert all(0.01 < share < 0.35 for share in row)
    assert row[0] != row[1]


def test_the_seed_decides(package: Package, folder: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again", tmp_path / "other"
    write_population(Population(package, RECIPE, SIZE, TODAY), again, threads=1)
    write_population(Population(package, RECIPE, SIZE, TODAY, seed=2), other)
    for table in ("entity_child", "form_anc_visit"):
        first, second, third = (
            ask(f"SELECT * FROM '{place}/{table}.parquet' ORDER BY _id")
            for place in (folder, again, other)
        )
        assert first == second
        assert first != third


def test_any_programme_has_a_population(tmp_path: Path) -> None:
    package = compile_programme(load(ROOT / "conformance" / "programme"), "duckdb")
    rows = write_population(Population(package, plain_recipe(package), 100, TODAY), tmp_path)
    assert sum(rows[f"entity_{name}"] for name in package["lists"]) == 100
    assert rows["form_visit"] > 0
    (chosen,) = ask(
        f"SELECT list_distinct(list(eats ORDER BY eats)) FROM '{tmp_path}/entity_person.parquet'"
    )
    assert set(chosen[0]) <= {"fig", "big_fig", "bigxfig", "plum"}


def test_a_recipe_cannot_misspell_a_column(package: Package, tmp_path: Path) -> None:
    wrong = ListRecipe(1.0, (0, 9), (0, 9), {"birth_wieght": lambda dice: dice.whole(1, 2)})
    recipe = Recipe({"child": wrong}, {"growth": FormRecipe("child")})
    with pytest.raises(ValueError, match="birth_wieght"):
        write_population(Population(package, recipe, 10, TODAY), tmp_path)
