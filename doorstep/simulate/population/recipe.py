"""What a population is made of. All of it is SQL that ``write`` puts together.

Besides ``n``, the row's number, a column may name ``start`` (the day a record's story begins: its
last period, its birth), ``known``, ``today`` and, on forms, ``day``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from doorstep.protocol.package import Package

from .dice import Dice

Draw = Callable[[Dice], str]
Draws = Mapping[str, Draw]


@dataclass(frozen=True, slots=True)
class ListRecipe:
    """``share`` of all subjects; the story began up to ``age`` days ago, and was known from the
    day ``known`` of it on, drawn between two ends.
    """

    share: float
    age: tuple[int, int]
    known: tuple[int, int]
    columns: Draws = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormRecipe:
    """Each of ``most`` submissions about a record exists with the chance ``share``, on a day
    between ``first`` and ``last`` of the story, from when the record was known, until today.

    Without ``last`` all are of the day on which the record became known, as a registration is.
    ``more`` are those about the records of other lists.
    """

    list: str
    most: int = 1
    share: float = 1.0
    first: int = 0
    last: int | None = None
    columns: Draws = field(default_factory=dict)
    more: tuple[FormRecipe, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    lists: Mapping[str, ListRecipe]
    forms: Mapping[str, FormRecipe]


def plain_recipe(package: Package) -> Recipe:
    """For any programme: lists of equal size, and six submissions or so about each record."""
    names = list(package["lists"])
    by_list = {
        name: [key for key, form in package["forms"].items() if form["about_list"] == name]
        for name in names
    }
    return Recipe(
        {name: ListRecipe(1 / len(names), (0, 1000), (0, 60)) for name in names},
        {
            form: FormRecipe(name, 12, min(1.0, 0.5 / len(forms)), 0, 1000)
            for name, forms in by_list.items()
            for form in forms
        },
    )
