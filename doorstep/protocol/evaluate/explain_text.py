"""An explanation in plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..days import shown, shown_moment
from ..durations import HOUR
from ..language.types import Kind, Type, Value
from ..model.escalations import Escalation
from ..model.tasks import Reason, State, Task
from .explain import Considered, Explanation, Seen, Tested, Weighed


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
    on = explanation.today if explanation.per_day == 1 else explanation.now
    return f"{key}{what} for {explanation.subject}{after}, on {explanation.shown(on)}"


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
        yield from _considered(explanation.considered, explanation.per_day)
        yield from _urgency(explanation, explanation.task)


def _escalation(
    explanation: Explanation, escalation: Escalation, about: Explanation
) -> Iterator[str]:
    if explanation.task:
        key = explanation.occurrence
        window = explanation.window
        raised, closes = (window.opens, window.closes) if window else (None, None)
        yield f"Raised: {explanation.shown(raised)}, {escalation.after} after {key} was due"
        yield f"For: {escalation.to.value}, {escalation.mode.value}"
        yield f"Closes: {explanation.shown(_end(closes, explanation))}"
        yield f"State: {explanation.task.state.value}, {_why(explanation, explanation.task)}"
        yield from _urgency(explanation, explanation.task)
    yield from ["", _title(about), "", *_lines(about)]


def _dates(explanation: Explanation, anchor: Tested) -> Iterator[str]:
    yield f"Anchor: {anchor.text}{_because(anchor)}"
    window, row = explanation.window, explanation.schedule
    if window and row:
        since = f"{row.after} was done" if row.after else "the anchor"
        yield f"Due: {explanation.shown(window.due)}, {row.due} after {since}"
        yield f"Opens: {explanation.shown(window.opens)}, {row.opens} before"
        after = "" if row.closes is None else f", {row.closes} after"
        yield f"Closes: {explanation.shown(_end(window.closes, explanation))}{after}"


def _end(closes: int | None, explanation: Explanation) -> int | None:
    """The last day of a window, or the moment that ends it: one second after its last one."""
    return closes if closes is None or explanation.per_day == 1 else closes + 1


def _late(explanation: Explanation) -> str:
    count, unit = explanation.late, "day"
    if explanation.per_day > 1:
        count, unit = explanation.late // HOUR, "hour"
    if not explanation.late:
        return "not overdue"
    return f"{count} {unit} overdue" if count == 1 else f"{count} {unit}s overdue"


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
            closes = explanation.window.closes if explanation.window else task.closes
            return f"it closed on {explanation.shown(_end(closes, explanation))} and was not done"
        case State.DRAFT:
            opens = explanation.window.opens if explanation.window else task.opens
            return f"it opens on {explanation.shown(opens)}"
        case State.ON_HOLD:
            return f"put off until {shown(task.until)}"
        case State.READY:
            return f"open and not done; {_late(explanation)}"


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


def _considered(considered: tuple[Considered, ...], per_day: int) -> Iterator[str]:
    for one in considered:
        happened = shown(one.filled.day) if per_day == 1 else shown_moment(one.filled.at)
        yield f"  {happened} {one.filled.id} {one.verdict}"


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
    is_when = f" is {_value(anchor.value, anchor.type)}"
    return is_when if only_itself or not anchor.seen else f"{is_when} ({_all(anchor.seen)})"


def _all(seen: tuple[Seen, ...]) -> str:
    return ", ".join(f"{one.text} is {_value(one.value, one.type)}" for one in seen)


def _value(value: Value, type_: Type) -> str:
    match value:
        case None:
            return "blank"
        case int() if type_.kind is Kind.DATE:
            return shown(value)
        case int() if type_.kind is Kind.MOMENT:
            return shown_moment(value)
        case _:
            return str(value)
