"""Recipe -> Parquet files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from doorstep.protocol.package import Package

from .dice import Dice
from .recipe import FormRecipe, ListRecipe, Recipe
from .values import columns

SUBJECTS_PER_WORKER = 200
WORKERS_PER_AREA = 10
MORNING, WORKING_DAY = 8 * 3600, 9 * 3600  # seconds
STRIDE = 2_147_483_647
"""A prime: row i is about subject i * STRIDE modulo the size, so forms do not lie as records do."""


@dataclass(frozen=True, slots=True)
class Population:
    """What to draw: ``size`` subjects as they stand on the epoch day ``today``."""

    package: Package
    recipe: Recipe
    size: int
    today: int
    seed: int = 1


def write_population(
    population: Population, folder: Path, memory: str = "4GB", threads: int = 2
) -> dict[str, int]:
    """Write all tables, and return the number of rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(
            f"SET memory_limit = '{memory}'; SET threads = {threads};"
            f" SET temp_directory = '{folder / 'tmp'}'; SET preserve_insertion_order = false"
        )
        return {
            table: _write(connection, query, folder / f"{table}.parquet")
            for table, query in _queries(population).items()
        }


def _write(connection: duckdb.DuckDBPyConnection, query: str, file: Path) -> int:
    made = connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)").fetchone()
    return int(made[0]) if made else 0


def _queries(population: Population) -> dict[str, str]:
    lists, forms = population.recipe.lists, population.recipe.forms
    return {
        **{f"entity_{name}": _records(population, name, item) for name, item in lists.items()},
        **{f"form_{name}": _about_all(population, name, item) for name, item in forms.items()},
    }


def _records(population: Population, name: str, recipe: ListRecipe) -> str:
    dice = Dice(f"entity_{name}", population.seed)
    listed = population.package["lists"][name]["columns"]
    own = [
        f"{_subject(population, name)} AS _id",
        "known AS _known",
        "'area-' || worker // 10 AS _area",
        "'worker-' || worker AS _owner",
    ]
    drawn = columns(population.package, listed, recipe.columns, dice)
    return f"SELECT {', '.join([*own, *drawn])} FROM ({_stories(population, name)})"  # noqa: S608  # SQL of ours


def _subject(population: Population, name: str) -> str:
    return Dice(f"entity_{name}", population.seed).identifier()


def _stories(population: Population, name: str, stride: int = 1) -> str:
    """The subjects of a list: number, when the story began, when it was known, whose it is."""
    recipe, dice = population.recipe.lists[name], Dice(f"story {name}", population.seed)
    size = round(population.size * recipe.share)
    workers = max(1, population.size // SUBJECTS_PER_WORKER)
    begun = dice.named("start").whole(*recipe.age)
    known = dice.named("known").whole(*recipe.known)
    return (
        f"SELECT n, start, today, least(start + {known}, today) AS known, n % {workers}"  # noqa: S608  # SQL of ours
        f" AS worker FROM (SELECT n, today, today - {begun} AS start FROM"
        f" (SELECT i * {stride} % {size} AS n, {population.today} AS today"
        f" FROM range({size}) AS t(i)))"
    )


def _about_all(population: Population, name: str, recipe: FormRecipe) -> str:
    """About the records of the recipe's list, and of its other lists."""
    parts = [_submissions(population, name, recipe, f"form_{name}")]
    parts += [_submissions(population, name, one, f"form_{name} {one.list}") for one in recipe.more]
    return " UNION ALL ".join(parts)


def _submissions(population: Population, name: str, recipe: FormRecipe, drawn_as: str) -> str:
    dice = Dice(drawn_as, population.seed)
    listed = population.package["forms"][name]["columns"]
    second = dice.named("at").whole(MORNING, MORNING + WORKING_DAY)
    own = [
        f"'uuid:' || {dice.identifier()} AS _id",
        "subject AS _subject",
        "day AS _day",
        f"day * 86400 + {second} AS _at",
        "'worker-' || worker AS _worker",
    ]
    drawn = columns(population.package, listed, recipe.columns, dice)
    return f"SELECT {', '.join([*own, *drawn])} FROM ({_filled(population, recipe, drawn_as)})"  # noqa: S608  # SQL of ours


def _filled(population: Population, recipe: FormRecipe, drawn_as: str) -> str:
    """One row per submission, with a number of its own."""
    dice = Dice(f"filled {drawn_as.removeprefix('form_')}", population.seed)
    last = "known" if recipe.last is None else f"start + {recipe.last}"
    rows = (
        f"SELECT n * {recipe.most} + time AS n, subject, start, today, known, worker,"  # noqa: S608  # SQL of ours
        f" greatest(known, start + {recipe.first}) AS lowest, least(today, {last}) AS highest"
        f" FROM (SELECT *, {_subject(population, recipe.list)} AS subject"
        f" FROM ({_stories(population, recipe.list, stride=STRIDE)})),"
        f" range({recipe.most}) AS t(time)"
    )
    return (
        f"SELECT *, {dice.named('day').whole('lowest', 'highest')} AS day FROM ({rows})"  # noqa: S608  # SQL of ours
        f" WHERE lowest <= highest AND {dice.named('share').chance()} < {recipe.share!r}"
    )
