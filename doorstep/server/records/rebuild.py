"""The projection, built anew from the log: after publishing, or to check that it is right."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.protocol.package import Package

from ..lib.problems import RefusedError
from ..programmes import releases
from . import amending, log, owners, projection
from .models import Record, Submission
from .rows import Row, record_row, submission_rows
from .seen import last_seen

CHUNK = 500


def drop_projection() -> None:
    """Drop the tables of the programme that is current so far, if there is one."""
    try:
        projection.drop(releases.current_package())
    except RefusedError:
        return


def build_projection() -> None:
    package = releases.current_package()
    projection.drop(package)
    projection.create(package)
    projection.insert(expected_rows(package))
    owners.hand_down_all(package)


def expected_rows(package: Package) -> Iterator[Row]:
    """Every row that the records and the log amount to; not yet whose work a record's parent makes
    it.
    """
    there, seen = owners.staff(), last_seen(package)
    for record in Record.objects.order_by("list").iterator(CHUNK):
        state = log.state_of(record)
        owner = owners.own_owner(package, state, there)
        row = record_row(package, state, owner, seen.get(state.id))
        if row is not None:
            yield row
    places = amending.places()
    for submission in Submission.objects.order_by("form").iterator(CHUNK):
        place = places.get(submission.instance_id, submission)
        if place is not None:
            reading, kinds = log.read_again(submission)
            yield from submission_rows(package, place, reading, kinds)
