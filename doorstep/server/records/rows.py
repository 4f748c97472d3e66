"""What the projection holds: the rows that records and submissions amount to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from doorstep.protocol.days import epoch_day
from doorstep.protocol.language.bounds import recorded
from doorstep.protocol.language.types import Value
from doorstep.protocol.model import workers
from doorstep.protocol.package import ColumnJson, Package, knows_moments
from doorstep.protocol.submissions import values
from doorstep.protocol.submissions.fold import RecordState
from doorstep.protocol.submissions.read import Reading
from doorstep.protocol.submissions.times import happened_at

from .models import Submission


@dataclass(frozen=True, slots=True)
class Row:
    """A row of ``table``; ``values`` by column, the key's columns among them."""

    table: str
    values: Mapping[str, Value]


def record_row(
    package: Package, state: RecordState, owner: str | None, seen: int | None = None
) -> Row | None:
    """None for a record that was never created, or whose list the programme does not have.

    ``owner``: whose work it is. ``seen``: the day on which a worker was last heard of.
    """
    definition = package["lists"].get(state.list)
    if definition is None or state.known is None:
        return None
    own: dict[str, Value] = {
        "_id": state.id,
        "_known": values.to_day(state.known),
        "_area": state.area,
        "_owner": owner,
    }
    zone = ZoneInfo(package["time_zone"])
    for column in definition["columns"]:
        own[column["name"]] = _fitting(state.properties.get(column["name"], ""), column, zone)
    if state.list == workers.LIST:
        own[workers.LAST_SEEN] = seen
    return Row(f"entity_{state.list}", own)


def submission_rows(
    package: Package, submission: Submission, reading: Reading, kinds: Mapping[str, str]
) -> Iterator[Row]:
    """One row per record that the submission is about. ``kinds`` are the types of its answers."""
    definition = package["forms"].get(submission.form)
    if definition is None:
        return
    zone = ZoneInfo(package["time_zone"])
    answers = {
        column["name"]: _answer(reading.answers.get(column["name"]), column, kinds)
        for column in definition["columns"]
    }
    for subject in reading.about:
        own: dict[str, Value] = {
            "_id": submission.instance_id,
            "_subject": subject,
            "_day": epoch_day(submission.happened),
            "_worker": str(submission.worker_id),
        }
        if knows_moments(package):
            own["_at"] = happened_at(submission.happened, submission.recorded, zone)
        yield Row(f"form_{submission.form}", own | answers)


def _answer(value: Value, column: ColumnJson, kinds: Mapping[str, str]) -> Value:
    """An answer of an old form in a question of the new one: blank where it does not fit."""
    kind = kinds.get(column["name"], "text")
    if kind == column["type"]:
        return recorded(value, kind)
    return _fitting(values.show(value, kind), column, UTC)


def _fitting(text: str, column: ColumnJson, zone: tzinfo) -> Value:
    """The typed value; blank where a newer programme has changed the column's type, and where
    rules cannot count with it.
    """
    try:
        return recorded(values.parse(text, column["type"], zone), column["type"])
    except values.MisfitError:
        return None
