"""The second layer: work that is raised by work that stayed undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.escalations import Escalation
from ..model.programme import Programme
from ..model.tasks import Band, State, Task
from .indicators import holds
from .task_fields import task_values
from .windows import Window
from .world import Filled, World

OPEN = (State.READY, State.ON_HOLD)


def escalated(
    programme: Programme, world: World, tasks: Iterable[Task], today: int
) -> Iterator[Task]:
    """The work that ``tasks`` of the first layer raise."""
    for task in tasks:
        for escalation in programme.escalations:
            if task.rule in escalation.rules and is_raised(escalation, task, today):
                yield raised(programme, escalation, world, task, today)


def is_raised(escalation: Escalation, task: Task, today: int) -> bool:
    """Whether the task was still open so many days after it fell due.

    A cancelled task raises nothing: nobody knows since when it was not needed.
    """
    opens = task.due + escalation.after
    return (
        opens <= today
        and task.state is not State.CANCELLED
        and (task.done_day is None or task.done_day >= opens)
        and (task.closes is None or task.closes >= opens)
        and holds(escalation.when, task_values(task))
    )


def raised(
    programme: Programme, escalation: Escalation, world: World, task: Task, today: int
) -> Task:
    """As urgent as the task itself, and for the same reasons, or more urgent."""
    opens = task.due + escalation.after
    closes = None if escalation.closes is None else opens + escalation.closes
    done = first_done(escalation, world, task, Window(opens, opens, closes), today)
    state = state_of(task, done, closes, today)
    band = Band(max(escalation.band, task.band))
    return Task(
        rule=escalation.name,
        group=escalation.group,
        occurrence=f"{task.rule}.{task.occurrence}",
        cause=task.cause,
        subject=task.subject,
        owner=task.owner,
        area=task.area,
        form=escalation.form or "",
        opens=opens,
        due=opens,
        closes=closes,
        due_at=None,
        done_day=done.day if done else None,
        done_id=done.id if done else None,
        done_by=done.worker if done else None,
        attempts=0,
        until=task.until if state is State.ON_HOLD else None,
        state=state,
        band=band,
        score=task.score - programme.band_points[task.band] + programme.band_points[band],
        reasons=task.reasons,
    )


def first_done(
    escalation: Escalation, world: World, task: Task, window: Window, today: int
) -> Filled | None:
    if escalation.form is None:
        return None
    for filled in world.about(escalation.form, task.subject, today):
        if window.holds(filled.day) and filled.id != task.cause:
            return filled
    return None


def state_of(task: Task, done: Filled | None, closes: int | None, today: int) -> State:
    """It is taken back once the task is done or over, and on hold while the task is."""
    if done:
        return State.COMPLETED
    if closes is not None and closes < today and _stood_until(closes, task):
        return State.FAILED
    return task.state if task.state in OPEN else State.CANCELLED


def _stood_until(day: int, task: Task) -> bool:
    """Whether the task was open all the time until the end of that day."""
    done_later = task.done_day is None or task.done_day > day
    return done_later and (task.closes is None or task.closes >= day)
