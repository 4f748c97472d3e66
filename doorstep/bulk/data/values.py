"""A text as a value of its kind, in DuckDB's SQL: NULL where it is none.

The same values as ``protocol.submissions.values`` and ``protocol.language.bounds`` give one by one;
a test holds them together.
"""

from __future__ import annotations

from collections.abc import Sequence

from doorstep.protocol.days import DAY
from doorstep.protocol.language.types import Kind
from doorstep.protocol.limits import DIVISOR, FIRST_DAY, LAST_DAY, NUMBER

WHOLE = "[+-]?[0-9]{1,18}([.]0*)?"
DECIMAL = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?"
DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?"
MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"
MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?([.][0-9]+)?"
OFFSET = "(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)"
DAY_NUMBER = "-?[0-9]{1,9}([.]0)?"
SECONDS_NUMBER = "-?[0-9]{1,12}([.]0)?"


def value(
    text: str, kind: str, choices: Sequence[str], *, numbered: bool, zone: str = "UTC"
) -> str:
    """``text`` is a column that holds no blank texts; spreadsheets write whole numbers as 5.0."""
    match kind:
        case Kind.INTEGER:
            return _bounded(_where(text, WHOLE, f"CAST(split_part({text}, '.', 1) AS BIGINT)"))
        case Kind.DECIMAL:
            number = _where(text, DECIMAL, f"TRY_CAST({text} AS DOUBLE)")
            small = f"CASE WHEN abs({number}) < {DIVISOR} THEN 0 ELSE {number} END"
            return f"CASE WHEN abs({number}) < {NUMBER} THEN {small} END"
        case Kind.DATE:
            return _day(text, numbered=numbered)
        case "month":
            return _month(text, numbered=numbered)
        case Kind.MOMENT:
            return _moment(text, zone, numbered=numbered)
        case Kind.CHOICE:
            return f"CASE WHEN list_contains({_list(choices)}, {text}) THEN {text} END"
        case Kind.CHOICES:
            known = f"lambda name: list_contains({_list(choices)}, name)"
            return f"nullif(array_to_string(list_filter({names(text)}, {known}), ' '), '')"
        case _:
            return f"CASE WHEN NOT contains({text}, chr(0)) THEN {text} END"


def names(text: str) -> str:
    return f"string_split_regex({text}, '\\s+')"


def _bounded(number: str) -> str:
    return f"CASE WHEN abs({number}) < {NUMBER} THEN {number} END"


def _day(text: str, *, numbered: bool) -> str:
    if numbered:
        day = _where(text, DAY_NUMBER, f"CAST(TRY_CAST({text} AS DOUBLE) AS BIGINT)")
    else:
        iso = f"TRY_CAST(substr({text}, 1, 10) AS DATE) - DATE '1970-01-01'"
        day = _where(text, DATE, iso)
    return f"CASE WHEN {day} BETWEEN {FIRST_DAY} AND {LAST_DAY} THEN {day} END"


def _month(text: str, *, numbered: bool) -> str:
    """12 * year + the month's number from 0, as engines count."""
    if numbered:
        return _where(text, DAY_NUMBER, f"CAST(TRY_CAST({text} AS DOUBLE) AS BIGINT)")
    year, number = f"CAST(substr({text}, 1, 4) AS BIGINT)", f"CAST(substr({text}, 6, 2) AS BIGINT)"
    return _where(text, MONTH, f"12 * {year} + {number} - 1")


def _moment(text: str, zone: str, *, numbered: bool) -> str:
    """As it is written or, with an offset, as clocks of the zone showed it then."""
    if numbered:
        seconds = _where(text, SECONDS_NUMBER, f"CAST(TRY_CAST({text} AS DOUBLE) AS BIGINT)")
    else:
        there = f"timezone('{zone}', TRY_CAST({text} AS TIMESTAMPTZ))"
        with_offset = _where(text, f"{MOMENT}{OFFSET}", _seconds(there))
        as_written = _where(text, MOMENT, _seconds(f"TRY_CAST({text} AS TIMESTAMP)"))
        seconds = f"coalesce({as_written}, {with_offset})"
    first, end = FIRST_DAY * DAY, (LAST_DAY + 1) * DAY
    return f"CASE WHEN {seconds} >= {first} AND {seconds} < {end} THEN {seconds} END"


def _seconds(timestamp: str) -> str:
    return f"CAST(floor(epoch_us({timestamp}) / 1000000) AS BIGINT)"


def _where(text: str, pattern: str, then: str) -> str:
    return f"(CASE WHEN regexp_full_match({text}, '{pattern}') THEN {then} END)"


def _list(choices: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{choice}'" for choice in choices) + "]::VARCHAR[]"
