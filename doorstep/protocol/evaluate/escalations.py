"""The second layer: work that is raised by work that stayed undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..durations import Duration
from ..horizon import Present
from ..model.escalations import Escalation
from ..model.programme import Programme
from ..model.tasks import Band, State, Task
from .indicators import holds
from .task_fields import task_values
from .windows import Window, units
from .world import Filled, World

OPEN = (State.READY, State.ON_HOLD)


@dataclass(frozen=True, slots=True)
class Course:
    """When the overdue task was due, done and closed, and when an escalation of it opens and
    closes: in the unit of the escalation, each None where it never was or will be.
    """

    done: int | None
    closed: int | None
    opens: int
    closes: int | None

    def is_open(self, at: int) -> bool:
        """Whether the task was still to be done at the beginning of a day, or in a second."""
        not_yet_done = self.done is None or self.done >= at
        return not_yet_done and (self.closed is None or self.closed >= at)

    def was_open_until(self, at: int) -> bool:
        """Whether it was still to be done at the end of a day, or after a second."""
        not_yet_done = self.done is None or self.done > at
        return not_yet_done and (self.closed is None or self.closed >= at)


def escalated(
    programme: Programme, world: World, tasks: Iterable[Task], at: Present
) -> Iterator[Task]:
    """The work that ``tasks`` of the first layer raise."""
    for task in tasks:
        for escalation in programme.escalations:
            if task.rule in escalation.rules:
                course = course_of(programme, escalation, world, task)
                if is_raised(escalation, task, course, at):
                    yield raised(programme, escalation, world, task, course, at)


def course_of(programme: Programme, escalation: Escalation, world: World, task: Task) -> Course:
    if escalation.per_day == 1:
        return _course(escalation, task.due, task.done_day, task.closes)
    done = [f for f in world.filled.get(task.form, ()) if f.id == task.done_id]
    due, closes = task.due_at or 0, _closes_after(programme, task)
    closed = None if closes is None else due + closes.seconds - 1
    return _course(escalation, due, done[0].at if done else None, closed)


def _closes_after(programme: Programme, task: Task) -> Duration | None:
    return programme.rule(task.rule).occurrence(task.occurrence).closes


def _course(escalation: Escalation, due: int, done: int | None, closed: int | None) -> Course:
    opens = due + units(escalation.after, escalation.per_day)
    if escalation.closes is None:
        return Course(done, closed, opens, None)
    last = opens + units(escalation.closes, escalation.per_day)
    return Course(done, closed, opens, last - (1 if escalation.per_day > 1 else 0))


def is_raised(escalation: Escalation, task: Task, course: Course, at: Present) -> bool:
    """Whether the task was still open so long after it fell due.

    A cancelled task raises nothing: nobody knows since when it was not needed.
    """
    return (
        course.opens <= clock(escalation, at)
        and task.state is not State.CANCELLED
        and course.is_open(course.opens)
        and holds(escalation.when, task_values(task))
    )


def clock(escalation: Escalation, at: Present) -> int:
    """The present, in the unit of the escalation."""
    return at.today if escalation.per_day == 1 else at.now


def raised(
    programme: Programme,
    escalation: Escalation,
    world: World,
    task: Task,
    course: Course,
    at: Present,
) -> Task:
    """As urgent as the task itself, and for the same reasons, or more urgent."""
    per_day = escalation.per_day
    done = first_done(escalation, world, task, course, at.today)
    state = state_of(task, done, course, clock(escalation, at))
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
        opens=course.opens // per_day,
        due=course.opens // per_day,
        closes=None if course.closes is None else course.closes // per_day,
        due_at=course.opens if per_day > 1 else None,
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
    escalation: Escalation, world: World, task: Task, course: Course, today: int
) -> Filled | None:
    if escalation.form is None:
        return None
    window = Window(course.opens, course.opens, course.closes)
    for filled in world.about(escalation.form, task.subject, today):
        happened = filled.day if escalation.per_day == 1 else filled.at
        if window.holds(happened) and filled.id != task.cause:
            return filled
    return None


def state_of(task: Task, done: Filled | None, course: Course, now: int) -> State:
    """It is taken back once the task is done or over, and on hold while the task is."""
    if done:
        return State.COMPLETED
    if course.closes is not None and course.closes < now and course.was_open_until(course.closes):
        return State.FAILED
    return task.state if task.state in OPEN else State.CANCELLED
