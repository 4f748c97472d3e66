"""One row of the case importer -> what it says, or what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from doorstep.protocol.language.types import Kind
from doorstep.protocol.submissions import values
from doorstep.protocol.submissions.builtin import EXTERNAL_ID

from .columns import BLANK, PROBLEM, Choices, Heading, faults_of
from .faults import Fault
from .owners import Owner, Owners
from .tables import SEPARATORS

NO = ("", "no", "n", "0", "false", BLANK)
SHORTENED = re.compile(r"[+-]?\d([.,]\d+)?E\+\d{2,}")
"""A long number as a spreadsheet shows it: its last digits are lost."""

ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:.*")
LONGEST = 10_000
"""Characters of a cell: more is no name and no answer."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class Case:
    """A row, understood. ``owner`` is None where none is given; '' in values blanks."""

    line: int
    case_id: str
    external_id: str
    name: str
    owner: Owner | None
    opened: str
    values: dict[str, str]
    faults: list[Fault] = field(default_factory=list)

    @property
    def content(self) -> str:
        """What tells a row apart that has no id anywhere; '' for one that has."""
        if self.case_id or self.external_id:
            return ""
        return json.dumps([self.name, str(self.area), sorted(self.values.items())])

    @property
    def area(self) -> UUID | None:
        return self.owner.area if self.owner else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that it takes to understand the rows of one file."""

    heading: Heading
    choices: Choices
    owners: Owners
    today: date

    def case(self, line: int, cells: Sequence[str]) -> Case:
        def cell(name: str) -> str:
            return self.heading.cell(cells, name)

        case = Case(
            line, plain_id(cell("case_id")), cell("external_id"), cell("name"), None, "", {}
        )
        case.faults += self._whole(cells)
        self._owner(case, cell("owner_id"), cell("owner_name"))
        self._opened(case, cell("date_opened"))
        if cell("close").lower() not in NO:
            reason = "Closing by import is not there yet: set the property that ends the work."
            case.faults.append(Fault("close", reason))
        for name, column in self.heading.properties.items():
            text = _dated(cell(name), column["type"])
            if text == BLANK:
                case.values[name] = ""
            elif text:
                case.values[name] = text
                case.faults += [Fault(name, r) for r in faults_of(text, column, self.choices)]
        if case.external_id and EXTERNAL_ID not in case.values:
            case.values[EXTERNAL_ID] = case.external_id
        return case

    def _whole(self, cells: Sequence[str]) -> Iterator[Fault]:
        """What no cell may hold, whatever its column is for."""
        if any(UNWRITABLE.search(cell) for cell in cells):
            yield Fault("", "The row holds a control character: type it anew.")
        for name, position in self.heading.positions.items():
            reason = _unreadable(cells[position], len(self.heading.positions))
            if reason and name != PROBLEM:
                yield Fault(name, reason)

    def _owner(self, case: Case, by_id: str, by_name: str) -> None:
        """An id of another system is passed over where a name beside it is known here."""
        faults = []
        for column, text in (("owner_id", by_id), ("owner_name", by_name)):
            try:
                case.owner = self.owners.find(text) if text else None
            except ValueError as error:
                faults.append(Fault(column, str(error)))
            if case.owner is not None:
                return
        case.faults += faults

    def _opened(self, case: Case, text: str) -> None:
        case.opened = self.today.isoformat()
        if text in ("", BLANK):
            return
        text = _day(text)
        try:
            day = values.from_day(values.to_day(text))
        except values.MisfitError as misfit:
            case.faults.append(Fault("date_opened", f"'{text}' {misfit}."))
            return
        if day > case.opened:
            case.faults.append(Fault("date_opened", f"{day} is in the future."))
        case.opened = day


def _dated(text: str, kind: str) -> str:
    """A spreadsheet shows a day as a time, and midnight as a day."""
    if kind == Kind.MOMENT and DAY.fullmatch(text):
        return f"{text}T00:00:00"
    return _day(text) if kind == Kind.DATE else text


def _day(text: str) -> str:
    """A date without the time that an export puts behind it."""
    match = TIMED.fullmatch(text)
    return match[1] if match else text


def _unreadable(text: str, columns: int) -> str:
    """Why a cell cannot hold what somebody typed; '' where it can."""
    if text in ERRORS:
        return f"The cell shows the error {text}: mend the formula, or type the value."
    if SHORTENED.fullmatch(text):
        return f"'{text}' has lost its last digits: format the column as text, type it anew."
    if len(text) > LONGEST:
        return f"The cell holds {len(text):,} characters; {LONGEST:,} are the most."
    if "\n" in text and max(map(text.count, SEPARATORS)) >= columns > 1:
        return "The cell holds whole rows: a quote before it is not closed."
    return ""


def plain_id(text: str) -> str:
    """An id in one way of writing: a UUID has dashes or none, in small letters or large."""
    try:
        return str(UUID(text))
    except ValueError:
        return text


def doubles(cases: Sequence[Case]) -> None:
    """Give rows that name a case of an earlier row their fault, and rows that repeat one."""
    for column in ("case_id", "external_id", "content"):
        seen: dict[str, int] = {}
        for case in cases:
            key = getattr(case, column)
            if key in seen:
                case.faults.append(_double(column, key, seen[key]))
            elif key:
                seen[key] = case.line


def _double(column: str, key: str, line: int) -> Fault:
    if column == "content":
        return Fault("", f"The row says the same as row {line}: give an external_id if both count.")
    return Fault(column, f"'{key}' stands in row {line} already.")
