"""Why one task stands above another on a worklist, in one sentence and two sums."""

from __future__ import annotations

from collections.abc import Iterator

from ..days import shown, shown_moment
from ..model.tasks import Band, State, Task
from ..worklist import order_key
from .explain import Explanation


def order_text(first: Explanation, second: Explanation) -> str:
    """For a terminal. The one that stands higher is named first, whichever was asked for first."""
    away = [one for one in (first, second) if one.task is None or one.task.state is not State.READY]
    if away:
        return "\n".join(f"{_key(one)} is on no worklist: {_why_not(one)}" for one in away)
    above, below = sorted((first, second), key=lambda one: order_key(_task(one)))
    if above == below:
        return f"{_key(above)} is one and the same task."
    sentence = f"{_key(above)} stands above {_key(below)}: {_reason(_task(above), _task(below))}"
    return "\n".join([sentence, f"  {_sum(above)}", f"  {_sum(below)}"])


def _key(one: Explanation) -> str:
    return f"{one.rule}.{one.occurrence} for {one.subject}"


def _why_not(one: Explanation) -> str:
    if one.task is None:
        return one.missing or "there is no such task."
    return f"it is {one.task.state.value} on {shown(one.today)}."


def _task(one: Explanation) -> Task:
    if one.task is None:
        raise ValueError("the task is not there")
    return one.task


def _reason(above: Task, below: Task) -> str:
    """The first thing in which they differ, in the order of ``order_key``."""
    if (above.band is Band.STAT) != (below.band is Band.STAT):
        band = below.band.name.lower()
        return f"it is stat, which comes before every score, and the other is {band}."
    if above.score != below.score:
        return f"{above.score} points against {below.score}."
    if above.due != below.due:
        return f"both have {above.score} points, and it was due first, on {shown(above.due)}."
    if order_key(above)[:4] != order_key(below)[:4]:
        first, then = (_due(task) for task in (above, below))
        return f"both have {above.score} points, and it was due first, {first} against {then}."
    same = f"both have {above.score} points and were due on {shown(above.due)}"
    return f"{same}; then the names of task and record decide, so that it is the same everywhere."


def _due(task: Task) -> str:
    return "at the end of the day" if task.due_at is None else f"on {shown_moment(task.due_at)}"


def _sum(one: Explanation) -> str:
    task = _task(one)
    return f"{_key(one)}: {', '.join(_parts(one))} = {task.score}, due {shown(task.due)}"


def _parts(one: Explanation) -> Iterator[str]:
    yield f"{one.band_points:+d} band {_task(one).band.name.lower()}"
    for weighed in one.weighed:
        if weighed.test.value:
            reason = weighed.reason
            yield f"{weighed.points:+d} {reason.label.get('')} ({reason.code})"
