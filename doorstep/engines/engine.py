"""What all engines do alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from ..protocol.compile import compile_programme
from ..protocol.evaluate.indicators import Count
from ..protocol.evaluate.messages import Due
from ..protocol.evaluate.world import World
from ..protocol.horizon import EVERYTHING, Horizon, parameters
from ..protocol.language.types import Value
from ..protocol.model.programme import Programme
from ..protocol.model.tasks import Task
from ..protocol.package import TASK_COLUMNS
from ..protocol.sql.dialects import Dialect
from .rows import Row, task_of, task_row, world_rows

Parameters = Mapping[str, int | str]


class Engine(ABC):
    """A compiled programme and a connection to a database that is its own.

    Subclasses say in their docstring what they support and what they are for.
    """

    dialect: ClassVar[Dialect]

    def __init__(self, programme: Programme) -> None:
        self.package = compile_programme(programme, self.dialect)

    @abstractmethod
    def execute(self, statement: str) -> None:
        """Run a statement that has no parameters and gives no rows."""

    @abstractmethod
    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Add rows in bulk."""

    @abstractmethod
    def rows(self, query: str, parameters: Parameters) -> list[tuple[Value, ...]]:
        """All rows of a query."""

    def clear(self, table: str) -> None:
        """Remove all rows."""
        self.execute(f'DELETE FROM "{table}"')  # noqa: S608  # a name of ours

    def create(self) -> None:
        """Make the tables, in an empty database."""
        schema = self.package["schema"]
        for statement in (*schema["projection"], *schema["task"]):
            self.execute(statement)

    def load(self, world: World) -> None:
        """Add everything that was recorded."""
        for table, columns, rows in world_rows(self.package, world):
            self.insert(table, columns, rows)

    def tasks(
        self, today: int, now: int | None = None, horizon: Horizon = EVERYTHING
    ) -> list[Task]:
        """As ``evaluate`` says them."""
        query = self.package["queries"]["tasks_all"]
        return [task_of(row) for row in self.rows(query, parameters(today, now, horizon))]

    def tasks_of(
        self,
        entity_list: str,
        subject: str,
        today: int,
        now: int | None = None,
        horizon: Horizon = EVERYTHING,
    ) -> list[Task]:
        """The tasks of one record of a list: what runs after every submission."""
        query = self.package["queries"]["tasks_of_subject"].get(entity_list)
        given = parameters(today, now, horizon) | {"subject": subject}
        return [task_of(row) for row in self.rows(query, given)] if query else []

    def keep(self, tasks: Iterable[Task]) -> None:
        """Let the table ``task``, which indicators and messages read, hold these tasks alone."""
        self.clear("task")
        self.insert("task", TASK_COLUMNS, map(task_row, tasks))

    def messages(self, today: int) -> list[Due]:
        """The messages that are due, about kept tasks too."""
        query = self.package["queries"]["messages"]
        return [Due(*map(str, row)) for row in self.rows(query, {"today": today})]

    def indicators(self, kind: str, first_day: int, last_day: int) -> list[Count]:
        """What the indicators find from one day to another, both ends in, of kept tasks too."""
        span: Parameters = {"kind": kind, "first_day": first_day, "last_day": last_day}
        return [
            Count(
                indicator["name"],
                str(worker),
                str(area),
                str(period),
                int(numerator or 0),
                None if denominator is None else int(denominator),
            )
            for indicator in self.package["indicators"]
            for worker, area, period, numerator, denominator in self.rows(indicator["sql"], span)
        ]
