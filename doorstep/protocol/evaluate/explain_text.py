"""An explanation in plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..days import shown
from ..durations import Duration
from ..language.types import Kind, Type, Value
from ..model.escalations import Escalation
from ..model.tasks import Reason, State, Task
from .explain import Considered, Explanation, Seen, Tested, Weighed
from .windows import Window


def explanation_text(explanation: Explanation, names: Mapping[str, str] | None = None) -> str:
    """``names`` are words for ids of records, workers and submissions that people know."""
    text = "\n".join([_title(explanation), "", *_lines(explanation)]) + "\n"
    for id_, name in (names or {}).items():
        text = text.replace(id_, name)
    return text


def _title(explanation: Explanation) -> str:
    key = f"{explanation.rule}.{explanation.occurrence}"
    after = f", after {explanation.cause}" if explanation.cause else ""
    what = f" ({explanation.what})" if explanation.what else ""
    return f"{key}{what} for {explanation.subject}{after}, on {shown(explanation.today)}"


def _lines(explanation: Explanation) -> Iterator[str]:
    if explanation.missing:
        yield f"There is no such task: {explanation.missing}"
    if explanation.anchor:
        yield from _dates(explanation, explanation.anchor)
    if explanation.relevant:
        yield from _relevant(explanation.relevant)
    if explanation.escalation and explanation.about:
        yield from _escalation(explanation, explanation.escalation, explanation.about)
    elif explanation.task and explanation.window:
        yield from _state(explanation, explanation.task)
        yield from _attempts(explanation.task)
        yield from _considered(explanation.considered)
        yield from _urgency(explanation, explanation.task)


def _escalation(
    explanation: Explanation, escalation: Escalation, about: Explanation
) -> Iterator[str]:
    if explanation.task:
        key = explanation.occurrence
        late = _days(escalation.after)
        yield f"Raised: {shown(explanation.task.opens)}, {late} after {key} was due"
        yield f"For: {escalation.to.value}, {escalation.mode.value}"
        yield f"Closes: {shown(explanation.task.closes)}"
        yield f"State: {explanation.task.state.value}, {_why(explanation, explanation.task)}"
        yield from _urgency(explanation, explanation.task)
    yield from ["", _title(about), "", *_lines(about)]


def _dates(explanation: Explanation, anchor: Tested) -> Iterator[str]:
    yield f"Anchor: {anchor.text}{_because(anchor)}"
    window, row = explanation.window, explanation.schedule
    if window and row:
        since = f"{row.after} was done" if row.after else "the anchor"
        yield f"Due: {shown(window.due)}, {row.due} after {since}"
        yield f"Opens: {shown(window.opens)}, {row.opens} before"
        yield f"Closes: {_closes(window, row.closes)}"


def _closes(window: Window, after: Duration | None) -> str:
    return "never" if window.closes is None else f"{shown(window.closes)}, {after} after"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _relevant(test: Tested) -> Iterator[str]:
    yield f"Relevant: {'yes' if test.value else 'no'}, as {_condition(test)}"


def _state(explanation: Explanation, task: Task) -> Iterator[str]:
    yield f"State: {task.state.value}, {_why(explanation, task)}"


def _why(explanation: Explanation, task: Task) -> str:
    match task.state:
        case State.COMPLETED:
            return f"done on {shown(task.done_day)} by {task.done_by} with {task.done_id}"
        case State.CANCELLED:
            if explanation.about:
                return f"taken back, as {explanation.occurrence} is not open any more"
            return _cancelled(explanation)
        case State.FAILED:
            return f"it closed on {shown(task.closes)} and was not done"
        case State.DRAFT:
            return f"it opens on {shown(task.opens)}"
        case State.ON_HOLD:
            return f"put off until {shown(task.until)}"
        case State.READY:
            late = f"{_days(explanation.overdue)} overdue" if explanation.overdue else "not overdue"
            return f"open and not done; {late}"


def _cancelled(explanation: Explanation) -> str:
    told = explanation.told
    if told is None or (explanation.relevant and not explanation.relevant.value):
        return "it is not relevant any more and was not done"
    if told.needless is not None:
        return f"it was not needed any more, as somebody said on {shown(told.needless)}"
    return f"all work for the record ended, as somebody said on {shown(told.ended)}"


def _attempts(task: Task) -> Iterator[str]:
    if task.attempts:
        yield f"Attempts: {task.attempts}, which did not do it"


def _considered(considered: tuple[Considered, ...]) -> Iterator[str]:
    for one in considered:
        yield f"  {shown(one.filled.day)} {one.filled.id} {one.verdict}"


def _urgency(explanation: Explanation, task: Task) -> Iterator[str]:
    band = task.band.name.lower()
    yield f"Band: {band}"
    yield f"Score: {task.score}"
    yield f"  {explanation.band_points:+d} band {band}"
    for weighed in explanation.weighed:
        yield f"  {_points(weighed)} {_reason(weighed.reason)}: {_condition(weighed.test)}"


def _reason(reason: Reason) -> str:
    """Its words, which people read on the phone, and its code, which stands in the workbook."""
    return f"{reason.label.get('')} ({reason.code})"


def _points(weighed: Weighed) -> str:
    return f"{weighed.points:+d}" if weighed.test.value else "--"


def _condition(test: Tested) -> str:
    if not test.seen:
        return f"{test.text} is {'true' if test.value else 'false'}"
    return f"{test.text} is {'true' if test.value else 'false'} ({_all(test.seen)})"


def _because(anchor: Tested) -> str:
    only_itself = [seen.text for seen in anchor.seen] == [anchor.text]
    is_day = f" is {_value(anchor.value, Type(Kind.DATE))}"
    return is_day if only_itself or not anchor.seen else f"{is_day} ({_all(anchor.seen)})"


def _all(seen: tuple[Seen, ...]) -> str:
    return ", ".join(f"{one.text} is {_value(one.value, one.type)}" for one in seen)


def _value(value: Value, type_: Type) -> str:
    match value:
        case None:
            return "blank"
        case int() if type_.kind is Kind.DATE:
            return shown(value)
        case _:
            return str(value)
