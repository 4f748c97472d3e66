"""One row of the case importer -> what it says, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from doorstep.protocol.submissions import values
from doorstep.protocol.submissions.read import EXTERNAL_ID

from .columns import BLANK, Choices, Heading, faults_of
from .owners import Owners

NO = ("", "no", "n", "0", "false", BLANK)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be taken. ``column`` is '' where the row as a whole is at fault."""

    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.column}: {self.reason}" if self.column else self.reason


@dataclass(slots=True)
class Case:
    """A row, understood. ``area`` is None where no owner is given; '' in values blanks."""

    line: int
    case_id: str
    external_id: str
    name: str
    area: UUID | None
    opened: str
    values: dict[str, str]
    faults: list[Fault] = field(default_factory=list)


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

        case = Case(line, cell("case_id"), cell("external_id"), cell("name"), None, "", {})
        self._whole(case, cells)
        self._owner(case, cell("owner_id"), cell("owner_name"))
        self._opened(case, cell("date_opened"))
        if cell("close").lower() not in NO:
            reason = "Closing by import is not there yet: set the property that ends the work."
            case.faults.append(Fault("close", reason))
        for name, column in self.heading.properties.items():
            text = cell(name)
            if text == BLANK:
                case.values[name] = ""
            elif text:
                case.values[name] = text
                case.faults += [Fault(name, r) for r in faults_of(text, column, self.choices)]
        if case.external_id and EXTERNAL_ID not in case.values:
            case.values[EXTERNAL_ID] = case.external_id
        return case

    def _whole(self, case: Case, cells: Sequence[str]) -> None:
        for cell in cells:
            if UNWRITABLE.search(cell):
                case.faults.append(Fault("", "The row holds a control character: type it anew."))
                return

    def _owner(self, case: Case, by_id: str, by_name: str) -> None:
        column, text = ("owner_id", by_id) if by_id else ("owner_name", by_name)
        if not text:
            return
        try:
            case.area = self.owners.find(text)
        except ValueError as error:
            case.faults.append(Fault(column, str(error)))

    def _opened(self, case: Case, text: str) -> None:
        case.opened = self.today.isoformat()
        if text in ("", BLANK):
            return
        try:
            day = values.from_day(values.to_day(text))
        except values.MisfitError as misfit:
            case.faults.append(Fault("date_opened", f"'{text}' {misfit}."))
            return
        if day > case.opened:
            case.faults.append(Fault("date_opened", f"{day} is in the future."))
        case.opened = day


def doubles(cases: Sequence[Case]) -> None:
    """Give rows that name a case of an earlier row their fault."""
    for column in ("case_id", "external_id"):
        seen: dict[str, int] = {}
        for case in cases:
            key = getattr(case, column)
            if key in seen:
                case.faults.append(Fault(column, f"'{key}' stands in row {seen[key]} already."))
            elif key:
                seen[key] = case.line
