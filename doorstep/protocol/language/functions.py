"""The registry of operators and functions: here a new one begins.

``evaluate`` says what each means and ``sql`` how it is written; a test compares their names.
Functions that look something up (``answer``, ``count``, ``today``) are in ``lookups``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What a parameter takes or a result is."""

    CONDITION = "a condition"
    INTEGER = "a whole number"
    DECIMAL = "a decimal number"
    NUMBER = "a number"  # as a result: whole where all arguments are whole
    DATE = "a date"
    MOMENT = "a moment"
    WHEN = "a date or a moment"
    TEXT = "text"
    PLAIN = "plain text"  # no select_multiple
    PATTERN = "a pattern in quotes"
    CHOICE = "a choice"
    CHOICES = "a select_multiple"
    NAME = "a choice name in quotes"
    ANY = "a value"
    SAME = "the same type"  # of all arguments that say so; as a result: that type


@dataclass(frozen=True, slots=True)
class Signature:
    parameters: tuple[Wanted, ...]
    result: Wanted
    repeats: bool = False  # the last parameter may come again


@dataclass(frozen=True, slots=True)
class Function:
    """An operator or function. ``example`` is an expression over a pregnancy."""

    name: str
    signatures: tuple[Signature, ...]
    doc: str
    example: str


_W = Wanted
_CONDITIONS = (Signature((_W.CONDITION, _W.CONDITION), _W.CONDITION),)
_SAME = (Signature((_W.SAME, _W.SAME), _W.CONDITION),)
_ORDER = (
    Signature((_W.NUMBER, _W.NUMBER), _W.CONDITION),
    Signature((_W.DATE, _W.DATE), _W.CONDITION),
    Signature((_W.MOMENT, _W.MOMENT), _W.CONDITION),
)
_NUMBERS = Signature((_W.NUMBER, _W.NUMBER), _W.NUMBER)
_SINCE = (Signature((_W.DATE,), _W.INTEGER),)
_HOURS_SINCE = (Signature((_W.MOMENT,), _W.INTEGER),)
_LEAST = (
    Signature((_W.NUMBER, _W.NUMBER), _W.NUMBER, repeats=True),
    Signature((_W.DATE, _W.DATE), _W.DATE, repeats=True),
    Signature((_W.MOMENT, _W.MOMENT), _W.MOMENT, repeats=True),
)

_FUNCTIONS = (
    Function("or", _CONDITIONS, "True where either side is.", "${age} < 18 or ${age} > 35"),
    Function("and", _CONDITIONS, "True where both sides are.", "${age} > 18 and ${age} < 35"),
    Function(
        "not",
        (Signature((_W.CONDITION,), _W.CONDITION),),
        "True where its condition is false.",
        "not(${age} < 18)",
    ),
    Function("=", _SAME, "True where both are equal.", "${first_pregnancy} = 'yes'"),
    Function(
        "!=",
        _SAME,
        "True where they differ; a blank differs from every value.",
        "${first_pregnancy} != 'yes'",
    ),
    Function("<", _ORDER, "Less than; false where a side is blank.", "${age} < 18"),
    Function("<=", _ORDER, "At most; false where a side is blank.", "${age} <= 17"),
    Function(">", _ORDER, "More than; false where a side is blank.", "${age} > 35"),
    Function(">=", _ORDER, "At least; false where a side is blank.", "${age} >= 36"),
    Function(
        "+",
        (
            _NUMBERS,
            Signature((_W.DATE, _W.INTEGER), _W.DATE),
            Signature((_W.INTEGER, _W.DATE), _W.DATE),
        ),
        "The sum; a date and whole days give a date.",
        "${lmp} + 280 > today()",
    ),
    Function(
        "-",
        (
            _NUMBERS,
            Signature((_W.DATE, _W.INTEGER), _W.DATE),
            Signature((_W.DATE, _W.DATE), _W.INTEGER),
        ),
        "The difference; of two dates, in whole days.",
        "today() - ${lmp} >= 84",
    ),
    Function("*", (_NUMBERS,), "The product.", "${age} * 2 > 36"),
    Function(
        "div",
        (Signature((_W.NUMBER, _W.NUMBER), _W.DECIMAL),),
        "The quotient, a decimal number; blank where the divisor is 0.",
        "days-since(${lmp}) div 7 >= 12",
    ),
    Function(
        "mod",
        (_NUMBERS,),
        "The remainder, with the sign of the first; blank where the divisor is 0.",
        "${age} mod 2 = 0",
    ),
    Function(
        "negate",
        (Signature((_W.NUMBER,), _W.NUMBER),),
        "The sign turned round; written -x.",
        "-${age} < -18",
    ),
    Function(
        "is-blank",
        (Signature((_W.ANY,), _W.CONDITION),),
        "True where there is no value; written x = ''.",
        "${outcome} = ''",
    ),
    Function(
        "if",
        (Signature((_W.CONDITION, _W.SAME, _W.SAME), _W.SAME),),
        "The second where the condition holds, else the third.",
        "if(${age} < 18, 10, 0) > 5",
    ),
    Function(
        "coalesce",
        (Signature((_W.SAME, _W.SAME), _W.SAME, repeats=True),),
        "The first that is not blank.",
        "coalesce(${next_appointment}, ${lmp}) < today()",
    ),
    Function(
        "selected",
        (Signature((_W.CHOICES, _W.NAME), _W.CONDITION),),
        "True where that choice is among those selected.",
        "selected(${danger_signs}, 'bleeding')",
    ),
    Function(
        "count-selected",
        (Signature((_W.CHOICES,), _W.INTEGER),),
        "How many choices are selected.",
        "count-selected(${danger_signs}) >= 2",
    ),
    Function(
        "int",
        (Signature((_W.NUMBER,), _W.INTEGER),),
        "The number without its decimals.",
        "int(days-since(${lmp}) div 7) = 12",
    ),
    Function(
        "round",
        (Signature((_W.NUMBER,), _W.INTEGER),),
        "The nearest whole number, halves upward.",
        "round(days-since(${lmp}) div 7) = 12",
    ),
    Function("min", _LEAST, "The least; blank where one is blank.", "min(${age}, 18) = 18"),
    Function("max", _LEAST, "The greatest; blank where one is blank.", "max(${age}, 18) = 18"),
    Function(
        "abs",
        (Signature((_W.NUMBER,), _W.NUMBER),),
        "The number without its sign.",
        "abs(days-since(${next_appointment})) < 3",
    ),
    Function(
        "string-length",
        (Signature((_W.TEXT,), _W.INTEGER),),
        "How many characters a text has; 0 where it is blank.",
        "string-length(${phone}) > 9",
    ),
    Function(
        "contains",
        (Signature((_W.PLAIN, _W.PLAIN), _W.CONDITION),),
        "True where the second stands somewhere in the first; so does a blank.",
        "contains(${phone}, '+')",
    ),
    Function(
        "starts-with",
        (Signature((_W.PLAIN, _W.PLAIN), _W.CONDITION),),
        "True where the first begins with the second; so it does with a blank.",
        "starts-with(${phone}, '+254')",
    ),
    Function(
        "regex",
        (Signature((_W.PLAIN, _W.PATTERN), _W.CONDITION),),
        "True where the whole text has the form of the pattern.",
        "regex(${phone}, '(0|\\+254)[17][0-9]{8}')",
    ),
    Function(
        "date",
        (Signature((_W.DATE,), _W.DATE), Signature((_W.INTEGER,), _W.DATE)),
        "The date written in quotes; of a number, that many days after 1970-01-01.",
        "${lmp} >= date('2026-01-01')",
    ),
    Function(
        "days-since",
        _SINCE,
        "Whole days from a date to today; negative before it.",
        "days-since(${lmp}) >= 84",
    ),
    Function(
        "weeks-since",
        _SINCE,
        "Completed weeks from a date to today: int(days-since(x) div 7).",
        "weeks-since(${lmp}) >= 34",
    ),
    Function(
        "age-in-days",
        _SINCE,
        "Days from a date to today, as days-since.",
        "age-in-days(${born}) <= 28",
    ),
    Function(
        "age-in-months",
        _SINCE,
        "Completed months of the calendar from a date to today.",
        "age-in-months(${born}) >= 9",
    ),
    Function(
        "age-in-years",
        _SINCE,
        "Completed years of the calendar from a date to today.",
        "age-in-years(${born}) < 5",
    ),
    Function(
        "add-months",
        (Signature((_W.DATE, _W.INTEGER), _W.DATE),),
        "The same day of another month or, where that has none, its last day.",
        "add-months(${born}, 9) <= today()",
    ),
    Function(
        "hours-since",
        _HOURS_SINCE,
        "Completed hours from a moment to now; negative before it.",
        "hours-since(${admitted}) >= 12",
    ),
    Function(
        "day-of",
        (Signature((_W.MOMENT,), _W.DATE),),
        "The date of a moment.",
        "day-of(${admitted}) = today()",
    ),
)

REGISTRY: Mapping[str, Function] = {function.name: function for function in _FUNCTIONS}
"""All operators and functions by the name that ``terms.Apply`` has."""

SINCE_MOMENT = frozenset(n for n, one in REGISTRY.items() if one.signatures is _HOURS_SINCE)
"""Functions that look at the hour although they do not say so."""

SINCE = SINCE_MOMENT | {name for name, one in REGISTRY.items() if one.signatures is _SINCE}
"""Functions that look at today, or at the hour, although they do not say so."""

WRITTEN_OTHERWISE = frozenset({"negate", "is-blank"})
"""Names that authors never write: -x and x = ''."""
