"""Run the compiled rules and keep their answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from doorstep.engines.rows import task_of
from doorstep.protocol.days import DAY, epoch_day
from doorstep.protocol.horizon import Present, last_second, parameters
from doorstep.protocol.language.types import Value
from doorstep.protocol.model import tasks as model
from doorstep.protocol.model.tasks import State

from ..lib import database, moment
from ..programmes import releases
from ..records.log import lists_of
from .models import Task
from .reconcile import Difference, compare, reconcile

PIECE = 100
"""Records that are worked out while other writers wait: a fraction of a second."""


def affected(subjects: Iterable[str]) -> set[str]:
    """The records whose tasks a change of these may change, themselves among them.

    To be asked before the change and after: a record that moves leaves others behind.
    """
    wanted = set(subjects)
    queries = releases.current_package()["queries"]["affected"]
    if not queries:
        return wanted
    return wanted | {str(row[0]) for row in _of_each(queries, wanted, {})}


def refresh(subjects: Iterable[str], today: date) -> None:
    """Work out the tasks of some records anew, in the transaction that changed them.

    The whole history of each: a late visit may complete a window that closed long ago.
    """
    wanted, package, day = list(subjects), releases.current_package(), epoch_day(today)
    queries = package["queries"]["tasks_of_subject"]
    given = [task_of(row) for row in _of_each(queries, wanted, _asked(today))]
    stored = Task.objects.filter(subject__in=wanted)
    reconcile(Difference(package["programme"], day), given, stored)


def _of_each(
    queries: Mapping[str, str], subjects: Iterable[str], asked: Mapping[str, int | str]
) -> Iterator[tuple[Value, ...]]:
    """The rows of the query of each record's list, where there is one."""
    for subject, name in lists_of(subjects).items():
        if name in queries:
            yield from database.prepared(queries[name], {**asked, "subject": subject})


def refresh_all(today: date) -> None:
    """Work out the tasks of all records anew, in one query."""
    difference = Difference(releases.current_package()["programme"], epoch_day(today))
    reconcile(difference, tasks_on(today), Task.objects.all())


def changed_subjects(today: date) -> list[str]:
    """The records whose tasks are not what the rules say of this day. Only looks."""
    difference = Difference(releases.current_package()["programme"], epoch_day(today))
    compare(difference, tasks_on(today), Task.objects.all())
    return sorted(difference.subjects())


def refresh_in_pieces(subjects: Sequence[str], today: date) -> None:
    """As ``refresh``, with the writers' lock for one piece after the other: others write between.

    What they write counts, as each piece looks at the records as they are then.
    """
    for start in range(0, len(subjects), PIECE):
        with database.writing():
            refresh(subjects[start : start + PIECE], today)


def tasks_on(today: date) -> list[model.Task]:
    """What the rules say for a day: nothing that is stored of tasks has a say in it."""
    return tasks_at(present(today))


def tasks_at(at: Present) -> list[model.Task]:
    sql = releases.current_package()["queries"]["tasks_all"]
    return _tasks(sql, parameters(at.today, at.now))


def refresh_within_day(today: date) -> int:
    """Work out anew what another hour may have changed: records with open tasks of rules that count
    in hours or look at the clock. How many there were.
    """
    subjects = moving_subjects(today)
    refresh_in_pieces(subjects, today)
    return len(subjects)


def looks_at_clock() -> bool:
    """Whether any rule of the programme does."""
    return bool(_moving_rules())


def _moving_rules() -> list[str]:
    rules = releases.current_package()["rules"]
    return [rule["name"] for rule in rules if rule.get("within_day")]


def moving_subjects(today: date) -> list[str]:
    tasks = Task.objects.filter(rule__in=_moving_rules(), state__in=OPEN)
    is_open = tasks.filter(opens__lte=epoch_day(today))
    return sorted(is_open.values_list("subject", flat=True).distinct())


OPEN = (State.DRAFT, State.READY, State.ON_HOLD)


def present(today: date) -> Present:
    """This moment, where ``today`` is today; else the end of that day."""
    wall, day = moment.wall_clock(releases.current_package()["time_zone"]), epoch_day(today)
    return Present(day, wall if wall // DAY == day else last_second(day))


def _asked(today: date) -> dict[str, int | str]:
    at = present(today)
    return parameters(at.today, at.now)


def _tasks(sql: str, values: dict[str, int | str]) -> list[model.Task]:
    return [task_of(row) for row in database.compiled(sql, values)]
