"""A population of any size for benchmarks and what-if, written straight to Parquet.

DuckDB draws it column by column, so ten million records take minutes. The same recipe, seed and
day give the same rows. The files are the tables that rules look at: ``entity_<list>.parquet`` and
``form_<form>.parquet``, with the columns of the compiled schema.
"""

from __future__ import annotations

from .dice import Dice
from .recipe import Draw, FormRecipe, ListRecipe, Recipe, plain_recipe
from .write import Population, write_population

__all__ = [
    "Dice",
    "Draw",
    "FormRecipe",
    "ListRecipe",
    "Population",
    "Recipe",
    "plain_recipe",
    "write_population",
]
