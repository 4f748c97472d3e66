"""From a simulated encounter to the submission that a phone would send."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TypedDict

from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.clock import Clock

from .encounter import Encounter
from .filling import fill

DEVICE = "d0015e9d0015e900"
MORNING = time(5, 30)  # UTC: mid-morning in East Africa


class Envelope(TypedDict):
    """``app/src/contract/server.ts``: Submission."""

    id: str
    form: str
    form_version: str
    xml: str
    happened: str
    recorded: str
    clock: str


def envelope(encounter: Encounter, form: FormJson, number: int) -> Envelope:
    """``number`` is the encounter's place in the day's order: two at one time never tie."""
    filled = fill(
        form,
        encounter.id,
        {path: encounter.answers[name] for path, name in _paths(form, encounter)},
        entity_id=encounter.entity_id,
        label=encounter.label,
        also=encounter.also,
    )
    moment = datetime.combine(encounter.happened, MORNING, UTC) + timedelta(seconds=number)
    return Envelope(
        id=filled.id,
        form=encounter.form,
        form_version=form["version"],
        xml=filled.xml,
        happened=encounter.happened.isoformat(),
        recorded=moment.isoformat(),
        clock=str(Clock(int(moment.timestamp() * 1000), 0, DEVICE)),
    )


def _paths(form: FormJson, encounter: Encounter) -> list[tuple[str, str]]:
    """Path and name of each question of the form that the encounter answers."""
    known = [(column["path"], column["name"]) for column in form["columns"]]
    root = known[0][0].split("/")[1]
    inside = [(f"/{root}/{name}", name) for name in encounter.answers if "/" in name]
    return [(path, name) for path, name in known if name in encounter.answers] + inside
