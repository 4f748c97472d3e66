"""What all guidelines share: the rows that things were read from, and where to say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ...language.terms import Term
from ...model.messages import Keyword, Message
from ...model.tasks import Reason, TaskRule
from ...problems import Code
from ...workbook import Row
from ..draft import Draft
from .truth import possible

T = TypeVar("T")


class Adviser:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._wrong = {
            (problem.place.file, problem.place.sheet, problem.place.row)
            for problem in draft.problems
            if problem.is_error
        }
        programme = {name: tuple(c.name for c in row) for name, row in draft.choices.items()}
        self._domain = {"": programme, **draft.offered}

    def warn(
        self, code: Code, row: Row, column: str | None, message: str, hint: str | None = None
    ) -> None:
        if not self.is_wrong(row):
            place = row.cell(column).place if column else row.place
            self.draft.problems.add(code, place, message, hint)

    def is_wrong(self, row: Row) -> bool:
        """Whether the row has an error, so that what was read from it may not be what it says."""
        return row.broken or (row.place.file, row.place.sheet, row.place.row) in self._wrong

    def possible(self, *wanted: tuple[Term, bool]) -> bool:
        """Whether conditions can have these values together. False only where it is certain."""
        return possible(*wanted, domain=self._domain)

    def rules(self) -> list[tuple[Row, TaskRule]]:
        """The rules whose rows are right, with them."""
        rows = {row.text("name"): row for row in self.draft.book.sheet("tasks").rows}
        pairs = [(rows[name], rule) for name, rule in self.draft.rules.items() if name in rows]
        return [(row, rule) for row, rule in pairs if not self.is_wrong(row)]

    def reasons(self) -> list[tuple[Row, Reason]]:
        """The reasons whose rows, and whose rules, are right."""
        right = self._right("priority", self.draft.reasons)
        return [(row, reason) for row, reason in right if self.rules_of(reason)]

    def messages(self) -> list[tuple[Row, Message]]:
        return self._right("messages", self.draft.messages)

    def keywords(self) -> list[tuple[Row, Keyword]]:
        return self._right("keywords", self.draft.keywords)

    def _right(self, sheet: str, read: Sequence[T]) -> list[tuple[Row, T]]:
        """What was read of the rows of a sheet that are right, with them."""
        pairs = zip(self.draft.book.sheet(sheet).rows, read, strict=False)
        return [(row, one) for row, one in pairs if not self.is_wrong(row)]

    def rules_of(self, reason: Reason) -> Sequence[TaskRule]:
        """The rules that a reason weighs on; none where one of them is wrong."""
        wanted = [
            rule
            for rule in self.draft.rules.values()
            if reason.applies_to in (rule.name, rule.group)
        ]
        right = [rule.name for _, rule in self.rules()]
        return wanted if all(rule.name in right for rule in wanted) else ()
