"""All that was recorded about a record: by whom and when, what it changed and what it lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.protocol.submissions.builtin import WITHDRAWAL
from doorstep.protocol.submissions.history import Step, steps
from doorstep.protocol.submissions.standing import standing

from . import amending, links, log
from .models import Record, Submission


@dataclass(frozen=True, slots=True)
class Entry:
    """``stands``: it counts, in its own place or in that of what it corrects."""

    submission: Submission
    step: Step
    stands: bool


def history(record: Record) -> list[Entry]:
    """In the order of the log. For who runs the server: no door for a worker."""
    submissions = list(links.submissions_of(record.pk).select_related("worker"))
    changes = [
        log.change(submission, amending.said_of(submission, record.pk, record.list))
        for submission in submissions
    ]
    stands = dict(standing({change.submission: change for change in changes}))
    return [
        Entry(one, step, one.instance_id in stands)
        for one, step in zip(submissions, steps(changes), strict=True)
    ]


def told(entries: Sequence[Entry]) -> str:
    """In words, the oldest first."""
    names = {entry.submission.instance_id: entry.submission for entry in entries}
    return "\n".join(line for entry in entries for line in _lines(entry, names))


def _lines(entry: Entry, names: dict[str, Submission]) -> list[str]:
    one, step = entry.submission, entry.step
    lines = [
        f"{one.happened} {one.form} by {one.worker.name}",
        f"  recorded {one.recorded:%Y-%m-%d %H:%M} by the phone, "
        f"received {one.received:%Y-%m-%d %H:%M}, {one.instance_id}",
    ]
    if one.phone_happened:
        lines.append(f"  the phone said {one.phone_happened}, which cannot be true")
    if one.amends:
        lines.append(f"  {_amending(one, names)}")
    if one.form != WITHDRAWAL and not entry.stands:
        lines.append("  does not count any more: it was withdrawn or corrected")
    lines += [
        f"  {changed.key}: {_shown(changed.before)} -> {_shown(changed.after)}"
        for changed in step.changed
    ]
    for lost in step.lost:
        later = _name(names[lost.winner])
        lines.append(f"  {lost.key}: {_shown(lost.value)} lost to the later {later}")
    return lines


def _amending(one: Submission, names: dict[str, Submission]) -> str:
    """Why somebody withdrew it is a word and a remark, either of which may be blank."""
    amended = _name(names[one.amends])
    if one.form != WITHDRAWAL:
        return f"corrects the {amended}"
    answers = log.read_again(one)[0].answers
    said = [str(answers[name]) for name in ("why", "note") if answers[name]]
    return f"withdraws the {amended}{''.join(f', {why}' for why in said)}"


def _name(one: Submission) -> str:
    return f"{one.form} of {one.happened} by {one.worker.name}"


def _shown(value: str) -> str:
    return value or "(blank)"
