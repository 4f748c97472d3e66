"""The tasks of a programme on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..durations import HOUR
from ..horizon import EVERYTHING, Horizon, Present, last_second
from ..language.functions import SINCE
from ..language.terms import Answer, Apply, Literal, Term, TriggerDay, TriggerMoment
from ..model.programme import Programme
from ..model.tasks import Band, Occurrence, Reason, State, Task, TaskRule
from .escalations import escalated
from .outcomes import Said, said
from .values import Scope, value
from .windows import Window, closed_unknown, first_done, window_of
from .world import Filled, Record, World


def evaluate(
    programme: Programme,
    world: World,
    today: int,
    now: int | None = None,
    horizon: Horizon = EVERYTHING,
) -> list[Task]:
    """Every task of every record whose window meets the horizon, and what tasks raise, in no
    particular order.

    ``now`` is a second of ``today`` on the programme's wall clock; its last one if not given.
    """
    now = last_second(today) if now is None else now
    tasks = [
        task
        for rule in programme.rules
        for record in world.records.get(rule.list, ())
        for task in tasks_of(programme, rule, Scope(world, record, today, now=now))
    ]
    whole = [*tasks, *escalated(programme, world, tasks, Present(today, now))]
    return [task for task in whole if horizon.meets(task.opens, task.closes)]


def tasks_of(programme: Programme, rule: TaskRule, asked: Scope) -> Iterator[Task]:
    """What one rule asks for one record."""
    for cause in causes(rule, asked.world, asked.record, asked.today):
        scope = replace(asked, submission=cause)
        if refused(rule, scope):
            continue
        for occurrence in rule.occurrences:
            window = window_of(rule, occurrence, scope)
            if window is not None and not closed_unknown(rule, window, scope.record):
                yield build(programme, rule, occurrence, window, scope)


def causes(rule: TaskRule, world: World, record: Record, today: int) -> list[Filled | None]:
    """The submissions that a rule comes after; one None for a rule that comes after none."""
    return [*world.about(rule.after, record.id, today)] if rule.after else [None]


def refused(rule: TaskRule, scope: Scope) -> list[Term]:
    """The parts of ``relevant`` by which the cause itself does not call for the task.

    They look at nothing but the submission, which never changes: there never was such a task, so
    it is not a cancelled one either.
    """
    return [p for p in _joined_by_and(rule.relevant) if _final(p) and not value(p, scope)]


def _joined_by_and(term: Term) -> list[Term]:
    if isinstance(term, Apply) and term.function == "and":
        return [part for argument in term.arguments for part in _joined_by_and(argument)]
    return [term]


def _final(term: Term) -> bool:
    return _looks_at(term) == {"submission"}


def _looks_at(term: Term) -> set[str]:
    match term:
        case Literal():
            return set()
        case Answer() | TriggerDay() | TriggerMoment():
            return {"submission"}
        case Apply(function=function, arguments=arguments):
            today = {"today"} if function in SINCE else set()
            return today.union(*map(_looks_at, arguments))
        case _:
            return {"more"}


def build(
    programme: Programme, rule: TaskRule, occurrence: Occurrence, window: Window, scope: Scope
) -> Task:
    done = first_done(rule, window, scope)
    told = said(programme, rule, occurrence, scope)
    state = state_of(rule, window, done, told, scope)
    scope = in_course(scope, rule, window, state, told)
    held = [reason for reason in programme.reasons_of(rule) if value(reason.when, scope)]
    band = final_band(rule, held)
    return Task(
        rule=rule.name,
        group=rule.group,
        occurrence=occurrence.code,
        cause=scope.submission.id if scope.submission else "",
        subject=scope.record.id,
        owner=scope.record.owner,
        area=scope.record.area,
        form=rule.form,
        opens=window.opens // rule.per_day,
        due=window.due // rule.per_day,
        closes=None if window.closes is None else window.closes // rule.per_day,
        due_at=window.due if rule.per_day > 1 else None,
        done_day=done.day if done else None,
        done_id=done.id if done else None,
        done_by=done.worker if done else None,
        attempts=told.attempts,
        until=told.put_off if state is State.ON_HOLD else None,
        state=state,
        band=band,
        score=programme.band_points[band] + sum(points(r, scope.overdue) for r in held),
        reasons=sum(1 << i for i, r in enumerate(programme.reasons_of(rule)) if r in held),
    )


def state_of(
    rule: TaskRule, window: Window, done: Filled | None, told: Said, scope: Scope
) -> State:
    if done:
        return State.COMPLETED
    if not value(rule.relevant, scope) or told.cancels(window, rule.per_day):
        return State.CANCELLED
    if window.closes is not None and window.closes < clock(rule, scope):
        return State.FAILED
    if window.opens > clock(rule, scope):
        return State.DRAFT
    on_hold = told.put_off is not None and told.put_off > scope.today
    return State.ON_HOLD if on_hold else State.READY


def clock(rule: TaskRule, scope: Scope) -> int:
    """The present, in the unit of the rule."""
    return scope.today if rule.per_day == 1 else scope.now


def in_course(scope: Scope, rule: TaskRule, window: Window, state: State, told: Said) -> Scope:
    """With what only the task itself has: how late it is, and how often it was tried."""
    late = max(0, clock(rule, scope) - window.due) if state is State.READY else 0
    hours = 24 * late if rule.per_day == 1 else late // HOUR
    return replace(scope, overdue=late // rule.per_day, hours_overdue=hours, attempts=told.attempts)


def final_band(rule: TaskRule, held: list[Reason]) -> Band:
    """The most urgent of the rule's band and those of its reasons that hold."""
    return max([rule.band, *(reason.band for reason in held if reason.band is not None)])


def points(reason: Reason, overdue: int) -> int:
    ageing = reason.points_per_day * overdue
    return reason.points + (ageing if reason.cap is None else min(ageing, reason.cap))
