"""What the CHW has written down, and the work that follows: the compiled rules on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC

from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.days import DAY, from_epoch_day
from doorstep.protocol.horizon import Horizon
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Role, State, Task
from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.fold import Change, RecordState, apply
from doorstep.protocol.submissions.read import read
from doorstep.protocol.submissions.values import parse, to_day
from doorstep.simulate.encounter import Encounter, instance
from doorstep.simulate.envelopes import envelope

WORKER, AREA = "asha", "kibuyu"
MORNING = 9 * 3600
BETWEEN_FORMS = 300  # seconds


class Notebook:
    """Takes filled forms as a phone does, and answers with tasks as a phone does."""

    def __init__(self, programme: Programme) -> None:
        self._engine = SqliteEngine(programme, sqlite3.connect(":memory:"))
        self._engine.create()
        self._forms = self._engine.package["forms"]
        self._lists = self._engine.package["lists"]
        self._rules = {r["name"]: r for r in self._engine.package["rules"] if _of_families(r)}
        self._records: dict[str, RecordState] = {}
        self._taken = 0
        self._today = 0

    def begin(self, day: int) -> None:
        self._today, self._taken = day, 0

    @property
    def _now(self) -> int:
        return self._today * DAY + MORNING + self._taken * BETWEEN_FORMS

    def write(
        self,
        form: str,
        about: str,
        answers: Mapping[str, str],
        label: str | None = None,
        also: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """Fill ``form`` about a record, now. ``label`` and ``also`` as in :class:`Encounter`."""
        self._taken += 1
        name = instance(about, f"{form}/{self._today}/{self._taken}")
        day = from_epoch_day(self._today)
        made = Encounter(name, form, WORKER, day, about, label, answers, also or {})
        definition = self._forms[form]
        sent = envelope(made, definition, self._taken)
        reading = read(sent["xml"], form, definition, self._lists, UTC)
        for operation in reading.operations:
            before = self._records.get(operation.id, RecordState(operation.id, operation.list))
            change = Change(name, form, sent["clock"], sent["happened"], AREA, operation)
            self._records[operation.id] = state = apply(before, change)
            self._keep(state)
        columns = [column["name"] for column in definition["columns"]]
        answered = [reading.answers[column] for column in columns]
        self._engine.insert(
            f"form_{form}",
            ["_id", "_subject", "_day", "_at", "_worker", *columns],
            [[name, id_, self._today, self._now, WORKER, *answered] for id_ in reading.about],
        )

    def _keep(self, state: RecordState) -> None:
        """The row of a record, anew."""
        if state.known is None:
            raise ValueError(f"a form updates a record of {state.list} that nothing made")
        table, columns = f"entity_{state.list}", self._lists[state.list]["columns"]
        values = [parse(state.properties.get(c["name"], ""), c["type"]) for c in columns]
        self._engine.rows(f'DELETE FROM "{table}" WHERE _id = :id', {"id": state.id})
        self._engine.insert(
            table,
            ["_id", "_known", "_area", "_owner", *[c["name"] for c in columns]],
            [[state.id, to_day(state.known), AREA, None, *values]],
        )

    def form(self, name: str) -> FormJson:
        return self._forms[name]

    def record(self, id_: str) -> Mapping[str, str]:
        """The properties of a record, as they travel."""
        return self._records[id_].properties

    def open(self) -> list[Task]:
        """What can be done now, for anybody."""
        today = Horizon(self._today, self._today)
        return [
            task
            for task in self._engine.tasks(self._today, self._now, today)
            if task.state is State.READY and task.rule in self._rules
        ]

    def open_for(self, id_: str) -> list[Task]:
        """What can be done now for one record."""
        today = Horizon(self._today, self._today)
        of = self._records[id_].list
        found = self._engine.tasks_of(of, id_, self._today, self._now, today)
        return [t for t in found if t.state is State.READY and t.rule in self._rules]

    def all(self) -> list[Task]:
        """Everything that ever fell due, seen from the end of today."""
        return [task for task in self._engine.tasks(self._today) if task.rule in self._rules]


def _of_families(rule: Mapping[str, object]) -> bool:
    """Work of CHWs; supervisors' talks have no visits here."""
    return rule["assign_to"] == Role.CHW and rule["list"] != "worker"
