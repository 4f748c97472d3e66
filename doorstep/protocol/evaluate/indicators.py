"""The indicators of a programme over its tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..language.terms import Apply, Literal, TaskField, Term
from ..language.types import Value
from ..model.programme import Programme
from ..model.tasks import Task
from .functions import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Period:
    """A month or the like, in epoch days, both ends in."""

    code: str
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks an indicator counted for a worker in a period; never zero."""

    indicator: str
    worker: str
    period: str
    value: int


def indicators(
    programme: Programme, tasks: Sequence[Task], periods: Iterable[Period]
) -> list[Count]:
    """Tasks count in the period that holds the day they were done, for who did them."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for period in periods:
        for task in tasks:
            if task.done_day is not None and period.first_day <= task.done_day <= period.last_day:
                counted.update(
                    (indicator.name, str(task.done_by), period.code)
                    for indicator in programme.indicators
                    if holds(indicator.when, task)
                )
    return [Count(*key, value) for key, value in sorted(counted.items())]


def holds(when: Term, task: Task) -> bool:
    return bool(_value(when, task))


def _value(term: Term, task: Task) -> Value:
    match term:
        case Literal():
            return term.value
        case TaskField():
            return _field(term, task)
        case Apply():
            arguments = [_value(argument, task) for argument in term.arguments]
            return FUNCTIONS[term.function](term, arguments, 0)
        case _:
            raise TypeError(f"{term} is not a column of tasks, and indicators look at tasks only")


def _field(term: TaskField, task: Task) -> Value:
    fields: Mapping[str, Value] = {
        "rule": task.rule,
        "group": task.group,
        "occurrence": task.occurrence,
        "subject": task.subject,
        "form": task.form,
        "state": task.state.value,
        "band": task.band.value,
        "opens": task.opens,
        "due": task.due,
        "closes": task.closes,
        "done_day": task.done_day,
    }
    return fields[term.name]
