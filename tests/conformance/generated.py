"""Random expressions, as an author could write them, and random records of a programme.

Everything comes from one seed: the same seed, the same world.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from doorstep.protocol.days import DAY, month_number
from doorstep.protocol.evaluate.world import Counted, Filled, Month, Record, World
from doorstep.protocol.language.types import Kind, Type, Value
from doorstep.protocol.model import outcomes
from doorstep.protocol.model.programme import Programme

ANCHORS = range(20_300, 20_306)
DAYS = [*range(20_376, 20_407), *range(20_432, 20_463)]
"""Days on which something happens: around the windows of 12 and 20 weeks after the anchors, so
that first and last days, and two on one day, come up often."""

SECONDS = (0, 1, 6 * 3600, 86_399)
"""Of a day."""

GRAMMAR: Mapping[str, tuple[str, ...]] = {
    "any": ("<condition>", "<number>", "<date>", "<moment>", "<text>"),
    "condition": (
        "(<condition> and <condition>)",
        "(<condition> or <condition>)",
        "not(<condition>)",
        "(<number> <compares> <number>)",
        "(<number> <compares> <number>)",
        "(<date> <compares> <date>)",
        "(<moment> <compares> <moment>)",
        "(<text> <equals> <text>)",
        "(${<choice>} <equals> ${<choice>})",
        "(${<choice>} <equals> '<fruit>')",
        "(${<property>} <equals> '')",
        "selected(${likes}, '<fruit>')",
        "contains(<text>, <text>)",
        "starts-with(<text>, <text>)",
        "contains(<text>, '<part>')",
        "starts-with(<text>, '<part>')",
        "regex(<text>, '<pattern>')",
        "any-in-household(child, <of_child>)",
        "any-in-household(person, <of_person>)",
        "(${<record>} <equals> ${<record>})",
        "(${<record>} <equals> '')",
        "selected(last(visit, ate), '<fruit>')",
        "true()",
    ),
    "number": (
        "(<number> <computes> <number>)",
        "(<number> <computes> <number>)",
        "(-<number>)",
        "<shortens>(<number>)",
        "<picks>(<number>, <number>)",
        "if(<condition>, <number>, <number>)",
        "(<date> - <date>)",
        "<since>(<date>)",
        "hours-since(<moment>)",
        "string-length(<text>)",
        "count-in-household(<others>)",
        "<measure>",
        "<measure>",
    ),
    "date": (
        "(<date> + int(<measure>))",
        "(<date> - int(<measure>))",
        "add-months(<date>, <measure_of_months>)",
        "<picks>(<date>, <date>)",
        "day-of(<moment>)",
        "if(<condition>, <date>, <date>)",
        "<day>",
        "<day>",
    ),
    "moment": (
        "<picks>(<moment>, <moment>)",
        "if(<condition>, <moment>, <moment>)",
        "<clock>",
        "<clock>",
    ),
    "text": (
        "coalesce(<text>, <text>)",
        "coalesce(<text>, <text>, <text>)",
        "if(<condition>, <text>, <text>)",
        "if(<condition>, <text>, '')",
        "<words>",
        "<words>",
    ),
    "measure": (
        "${age}",
        "${births}",
        "${weight}",
        "${height}",
        "count(visit)",
        "last(visit, pulse)",
        "last(visit, temperature)",
        "count-selected(${likes})",
        *("${household.rooms}", "${partner.age}", "${household.head.weight}"),
        *("count(visit, 20)", "first(visit, pulse)"),
        *("-3", "0", "1", "2", "7", "0.5", "2.25", "7.0", "0.1", "999999999999999"),
    ),
    "day": (
        "${born}",
        "${seen}",
        "today()",
        "last-submitted(visit)",
        "date('2025-12-01')",
        "known()",
        "${partner.born}",
    ),
    "clock": (
        "${fell_ill}",
        "${referred}",
        "${partner.fell_ill}",
        "now()",
        "last-submitted-at(visit)",
        "last(visit, began)",
    ),
    "words": (
        "${town}",
        "${birthplace}",
        "last(visit, note)",
        "${household.village}",
        "'Kisumu'",
        "'100%'",
    ),
    "measure_of_months": ("${age}", "1", "9", "-2", "12", "count(visit)"),
    "part": ("is", "K", "a", "%", "_", "*"),
    "pattern": ("[A-Z].*", "(K|k)isum?u", "[0-9]{1,3}%?", ".{1,8}", "N.D[a-z]{6}", "a?"),
    "choice": ("eats", "grows"),
    "record": ("household", "partner", "household.head", "partner.household"),
    "others": (
        "child, <of_child>",
        "person, <of_person>",
        "household, ${rooms} > 5",
        "household, true()",
    ),
    "of_child": (
        "${weight} < 2",
        "selected(${likes}, '<fruit>')",
        "age-in-months(${born}) >= 1",
        "${weight} != 7.0 or ${born} = ''",
        "true()",
    ),
    "of_person": ("${age} > 7", "${town} = 'Kisumu'", "${partner} != ''", "not(${weight} > 1)"),
    "property": ("age", "weight", "seen", "fell_ill", "town", "eats", "likes"),
    "fruit": ("fig", "big_fig", "bigxfig", "plum"),
    "compares": ("=", "!=", "<", "<=", ">", ">="),
    "equals": ("=", "!="),
    "computes": ("+", "-", "*", "div", "mod"),
    "shortens": ("int", "round", "round", "abs"),
    "picks": ("min", "max", "coalesce"),
    "since": ("days-since", "weeks-since", "age-in-months", "age-in-years"),
}
"""What can stand for what. The last rows of a part are its simplest."""

SHORT = {"condition": "selected(${likes}, 'fig')", "number": "<measure>"}
SHORT |= {"date": "<day>", "moment": "<clock>", "text": "<words>"}


def expression(
    chance: Random,
    part: str = "any",
    grammar: Mapping[str, Sequence[str]] = GRAMMAR,
    depth: int = 4,
) -> str:
    """An expression of any type over the records of the conformance programme, or what else a
    grammar says that ``part`` can be."""
    text = f"<{part}>"
    while "<" in re.sub(r" <=? ", "", text):
        depth -= 1
        text = re.sub(r"<(\w+)>", lambda m, d=depth: _grown(m[1], d, grammar, chance), text)  # type: ignore[misc]
    return text


def _grown(part: str, depth: int, grammar: Mapping[str, Sequence[str]], chance: Random) -> str:
    return SHORT[part] if depth < 0 and part in SHORT else chance.choice(grammar[part])


def world(
    programme: Programme, records: int, forms: int, chance: Random, days: Sequence[int] = DAYS
) -> World:
    """So many records of each list, and so many of each filled form about them."""
    return World(
        {
            item.name: tuple(
                Record(
                    id=f"{item.name}{i}",
                    known=chance.choice(days),
                    values=_values(programme, types, records, chance),
                    area=chance.choice(["north", "south", None]),
                    owner=chance.choice(["w1", "w2", None]),
                )
                for i in range(records)
            )
            for item in programme.lists
            for types in [{p.name: p.type for p in item.properties}]
        },
        {
            form.name: tuple(
                Filled(
                    id=f"uuid:{number:02}",
                    subject=f"{form.about_list}{chance.randrange(records)}",
                    day=chance.choice(days),
                    worker=chance.choice(["w1", "w2"]),
                    answers=_values(programme, types, records, chance),
                    second=chance.choice(SECONDS),
                )
                for number in chance.sample(range(100), forms)
            )
            for form in programme.forms
            for types in [{q.name: q.type for q in form.questions}]
        }
        | _outcomes(programme, records, forms, chance, days),
        dict(_months(programme, records, chance, days)),
    )


def _outcomes(
    programme: Programme, records: int, forms: int, chance: Random, days: Sequence[int]
) -> dict[str, tuple[Filled, ...]]:
    """What was said of tasks, mostly of some that are not there."""
    if not programme.outcomes:
        return {}
    told = (_outcome(programme, n, records, chance, chance.choice(days)) for n in range(forms))
    return {outcomes.FORM: tuple(told)}


def _outcome(programme: Programme, number: int, records: int, chance: Random, day: int) -> Filled:
    rule = chance.choice(programme.rules)
    about = chance.choice([rule.list, rule.list, rule.list, programme.lists[0].name])
    occurrence = chance.choice(rule.occurrences).code
    cause = f"uuid:{chance.randrange(100):02}" if rule.after else ""
    task = (rule.name, occurrence, cause, f"{about}{chance.randrange(records)}")
    return said(programme, number, task, day, chance)


def said(
    programme: Programme, number: int, task: tuple[str, str, str, str], day: int, chance: Random
) -> Filled:
    """Any outcome of a task: its rule, occurrence, cause and subject."""
    rule, occurrence, cause, subject = task
    return Filled(
        id=f"uuid:outcome{number:02}",
        subject=subject,
        day=day,
        worker=chance.choice(["w1", "w2"]),
        answers={
            "rule": rule,
            "occurrence": occurrence,
            "cause": cause or None,
            "outcome": chance.choice(programme.outcomes).name,
            "until": chance.choice([None, day + 2, day + 20]),
            "note": None,
        },
    )


def _months(
    programme: Programme, records: int, chance: Random, days: Sequence[int]
) -> Iterator[tuple[Month, Counted]]:
    """What indicators gave workers in the months around those days."""
    last = month_number(days[-1])
    for indicator in programme.indicators:
        for number in range(records):
            for month in range(last - 4, last + 1):
                of = None if indicator.denominator is None else chance.randint(0, 3)
                if chance.random() < 0.7:
                    counted = (chance.randint(0, 3 if of is None else of), of)
                    yield (indicator.name, f"worker{number}", month), counted


def _values(
    programme: Programme, types: Mapping[str, Type], records: int, chance: Random
) -> dict[str, Value]:
    return {
        name: None if chance.random() < 0.25 else value(programme, type_, records, chance)
        for name, type_ in types.items()
    }


def value(programme: Programme, type_: Type, records: int, chance: Random) -> Value:
    """A value that is not blank. One record in so many and one is of nobody."""
    names = [choice.name for choice in programme.choices.get(type_.choices or "", ())]
    match type_.kind:
        case Kind.INTEGER:
            return int(chance.choice([*range(-3, 21), 10**14, 10**18]))
        case Kind.DECIMAL:
            return chance.choice(
                [-2.5, -1.5, -0.5, 0.0, 0.1, 0.5, 2.5, 7.0, 36.6, 1e-20, 9e14, -1e300]
            )
        case Kind.DATE:
            return int(chance.choice([*ANCHORS, *ANCHORS, chance.choice(DAYS), -25_600, 47_540]))
        case Kind.MOMENT:
            day = chance.choice([*ANCHORS, chance.choice(DAYS), -25_600, 47_540, 60_000])
            return int(day * DAY + chance.choice(SECONDS))
        case Kind.RECORD:
            return f"{type_.choices}{chance.randrange(records + 1)}"
        case Kind.CHOICE:
            return chance.choice(names)
        case Kind.CHOICES:
            return " ".join(chance.sample(names, chance.randint(1, len(names))))
        case _:
            return chance.choice(["Kisumu", "kisumu", "100%", "N'Djamena"])
