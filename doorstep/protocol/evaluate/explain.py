"""Why a task is there, and in its state and place on the worklist; or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..days import shown, shown_moment
from ..horizon import Present, last_second
from ..language.printer import print_term
from ..language.terms import Apply, Literal, Term
from ..language.types import Type, Value
from ..model.escalations import Escalation
from ..model.programme import Programme
from ..model.tasks import Occurrence, Reason, State, Task, TaskRule
from ..model.words import Words
from ..problems import did_you_mean
from .escalations import Course, course_of, is_raised, raised
from .indicators import holds
from .outcomes import Said, said
from .task_fields import task_values
from .tasks import build, causes, in_course, points, refused
from .values import Scope, value
from .windows import Window, closed_unknown, first_done, when, window_of
from .world import Filled, Record, World


@dataclass(frozen=True, slots=True)
class Seen:
    """A value that a term looked at, by the text that looks it up."""

    text: str
    value: Value
    type: Type


@dataclass(frozen=True, slots=True)
class Tested:
    """A term with its value, and all that it looked at."""

    text: str
    value: Value
    type: Type
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reason, whether it holds, and the points it gives if it does."""

    reason: Reason
    test: Tested
    points: int


@dataclass(frozen=True, slots=True)
class Considered:
    """A submission of the task's form about the record, and why it did not do the task."""

    filled: Filled
    verdict: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """``missing`` says why there is no such task; what was found all the same stands beside it.

    ``what`` is the task in words.
    """

    rule: str
    occurrence: str
    subject: str
    cause: str
    today: int
    now: int
    what: str = ""
    missing: str | None = None
    band_points: int = 0
    schedule: Occurrence | None = None
    anchor: Tested | None = None
    window: Window | None = None
    relevant: Tested | None = None
    task: Task | None = None
    per_day: int = 1  # units of its window
    late: int = 0  # in that unit
    told: Said | None = None
    weighed: tuple[Weighed, ...] = ()
    considered: tuple[Considered, ...] = ()
    escalation: Escalation | None = None
    about: Explanation | None = None  # the overdue task that an escalation is about

    def shown(self, when: int | None) -> str:
        """A day, or a moment where it counts in hours."""
        return shown(when) if self.per_day == 1 else shown_moment(when)


def explain(
    programme: Programme,
    world: World,
    today: int,
    rule: str,
    occurrence: str,
    subject: str,
    cause: str = "",
    *,
    now: int | None = None,
) -> Explanation:
    """``now`` is a second of ``today``; its last one if not given."""
    now = last_second(today) if now is None else now
    asked = Explanation(rule, occurrence, subject, cause, today, now)
    for escalation in programme.escalations:
        if escalation.name == rule:
            return _explain_escalation(asked, programme, world, escalation)
    try:
        found = _find_rule(programme, rule)
        asked = replace(asked, what=_say(found.label))
        row = _find_occurrence(found, occurrence)
        record = _find_record(world, found, subject)
        submission = _find_cause(found, world, record, today, cause)
    except LookupError as error:
        return replace(asked, missing=str(error))
    scope = Scope(world, record, today, submission, now=now)
    return _explain(asked, programme, found, row, scope)


def _explain(
    asked: Explanation, programme: Programme, rule: TaskRule, row: Occurrence, scope: Scope
) -> Explanation:
    window = window_of(rule, row, scope)
    seen = replace(
        asked,
        what=", ".join(dict.fromkeys(filter(None, (asked.what, _say(row.label))))),
        per_day=rule.per_day,
        schedule=row,
        anchor=tested(rule.anchor, scope),
        relevant=tested(rule.relevant, scope),
        window=window,
    )
    against = refused(rule, scope)
    if against:
        parts = " and ".join(print_term(part) for part in against)
        return replace(seen, missing=f"{asked.cause} does not call for it, as {parts} is false.")
    if window is None:
        return replace(seen, missing=_no_dates(rule, row))
    if closed_unknown(rule, window, scope.record):
        known = f"its window closed before the record was known ({shown(scope.record.known)}), "
        return replace(seen, missing=f"{known}so nobody could be late with it.")
    task, told = build(programme, rule, row, window, scope), said(programme, rule, row, scope)
    course = in_course(scope, rule, window, task.state, told)
    return replace(
        seen,
        task=task,
        late=_late(seen, window.due, task.state),
        band_points=programme.band_points[task.band],
        told=told,
        weighed=tuple(_weighed(programme.reasons_of(rule), course)),
        considered=tuple(_considered(rule, window, scope)),
    )


def _explain_escalation(
    asked: Explanation, programme: Programme, world: World, escalation: Escalation
) -> Explanation:
    rule, _, occurrence = asked.occurrence.partition(".")
    key = (rule, occurrence, asked.subject, asked.cause)
    about = explain(programme, world, asked.today, *key, now=asked.now)
    seen = replace(
        asked,
        what=_say(escalation.label),
        per_day=escalation.per_day,
        escalation=escalation,
        about=about,
    )
    if about.task is None or about.rule not in escalation.rules:
        return replace(seen, missing=_not_watched(escalation, about))
    course, at = (
        course_of(programme, escalation, world, about.task),
        Present(asked.today, asked.now),
    )
    if not is_raised(escalation, about.task, course, at):
        return replace(seen, missing=_not_raised(seen, escalation, about.task, course))
    task = raised(programme, escalation, world, about.task, course, at)
    return replace(
        seen,
        task=task,
        window=Window(course.opens, course.opens, course.closes),
        late=_late(seen, course.opens, task.state),
        band_points=programme.band_points[task.band],
        weighed=about.weighed,
    )


def _not_watched(escalation: Escalation, about: Explanation) -> str:
    key = f"{about.rule}.{about.occurrence}"
    if about.rule in escalation.rules:
        return f"there is no {key}, see below."
    watched = ", ".join(f"{rule}.<occurrence>" for rule in escalation.rules)
    return f"{escalation.name} is about {watched}, and {key} is not one of them."


def _not_raised(asked: Explanation, escalation: Escalation, task: Task, course: Course) -> str:
    """Why an overdue task raises nothing."""
    key, opens = asked.occurrence, asked.shown(course.opens)
    if course.opens > _clock(asked):
        return f"it is raised on {opens}, if {key} is still open then."
    if not holds(escalation.when, task_values(task)):
        return f"{print_term(escalation.when)} is false of {key}."
    return f"{key} was not open any more on {opens}, {escalation.after} past due."


def _clock(asked: Explanation) -> int:
    return asked.today if asked.per_day == 1 else asked.now


def _late(asked: Explanation, due: int, state: State) -> int:
    return max(0, _clock(asked) - due) if state is State.READY else 0


def _no_dates(rule: TaskRule, row: Occurrence) -> str:
    if row.after:
        return f"it waits for {rule.name}.{row.after}, which is not done."
    return f"{print_term(rule.anchor)} is blank, so it has no dates."


def _find_rule(programme: Programme, name: str) -> TaskRule:
    rules = {rule.name: rule for rule in programme.rules}
    if name not in rules:
        raise LookupError(_unknown(f"the programme has no task {name}.", name, rules))
    return rules[name]


def _find_occurrence(rule: TaskRule, code: str) -> Occurrence:
    rows = {row.code: row for row in rule.occurrences}
    if not code:
        keys = ", ".join(f"{rule.name}.{row}" for row in rows)
        raise LookupError(f"{rule.name} is a rule with several tasks: say which one, as {keys}.")
    if code not in rows:
        raise LookupError(_unknown(f"{rule.name} has no occurrence {code}.", code, rows))
    return rows[code]


def _find_record(world: World, rule: TaskRule, subject: str) -> Record:
    record = world.record(rule.list, subject)
    if record is None:
        raise LookupError(f"no {rule.list} with the id {subject} was recorded.")
    return record


def _find_cause(
    rule: TaskRule, world: World, record: Record, today: int, cause: str
) -> Filled | None:
    found = {filled.id if filled else "": filled for filled in causes(rule, world, record, today)}
    if cause in found:
        return found[cause]
    if rule.after is None:
        raise LookupError(f"{rule.name} comes after no submission, so it has no cause {cause}.")
    if not found:
        raise LookupError(
            f"{rule.name} comes after each {rule.after}, and none about {record.id} was recorded "
            "up to today."
        )
    there_are = f"There are: {', '.join(found)}."
    asked = f"{cause} is not one" if cause else "say which one"
    raise LookupError(
        f"{rule.name} comes after each {rule.after} about {record.id} up to today; {asked}. "
        f"{there_are}"
    )


def _say(words: Words) -> str:
    return words.get("")


def _unknown(message: str, name: str, known: Iterable[str]) -> str:
    hint = did_you_mean(name, list(known)) or f"There are: {', '.join(known)}."
    return f"{message} {hint}"


def tested(term: Term, scope: Scope) -> Tested:
    seen = {print_term(t): Seen(print_term(t), value(t, scope), t.type) for t in _lookups(term)}
    return Tested(print_term(term), value(term, scope), term.type, tuple(seen.values()))


def _lookups(term: Term) -> Iterator[Term]:
    if isinstance(term, Apply):
        for argument in term.arguments:
            yield from _lookups(argument)
    elif not isinstance(term, Literal):
        yield term


def _weighed(reasons: Iterable[Reason], scope: Scope) -> Iterator[Weighed]:
    for reason in reasons:
        yield Weighed(reason, tested(reason.when, scope), points(reason, scope.overdue))


def _considered(rule: TaskRule, window: Window, scope: Scope) -> Iterator[Considered]:
    done = first_done(rule, window, scope)
    for filled in scope.world.about(rule.form, scope.record.id, scope.today):
        yield Considered(filled, _verdict(rule, window, scope, filled, done))


def _verdict(
    rule: TaskRule, window: Window, scope: Scope, filled: Filled, done: Filled | None
) -> str:
    if filled == done:
        return "did it"
    if scope.submission is not None and filled.id == scope.submission.id:
        return "is what the task comes after"
    if when(rule, filled) < window.opens:
        return "came before the task opened"
    if not window.holds(when(rule, filled)):
        return "came after the task closed"
    if not value(rule.done_when, replace(scope, submission=filled)):
        return f"does not count: {print_term(rule.done_when)} is false"
    return "came later than the one that did it"
