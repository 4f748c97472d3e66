"""What phone and server say to each other: the same as ``app/src/contract/server.ts``."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field

MOST_PUSHED = 500
"""Submissions in one push."""


def _text(value: object) -> object:
    """What is no text counts as missing: one broken submission must not stop the rest."""
    return value if isinstance(value, str) else ""


Text = Annotated[str, BeforeValidator(_text)]


class WorkerOut(Schema):
    id: str
    name: str
    role: str
    area: str


class AreaOut(Schema):
    """``owner``: its one health worker, None where there are none or several."""

    id: str
    name: str
    parent: str | None
    owner: str | None


class EnrolRequest(Schema):
    token: str = Field(max_length=200)
    device: str = Field(pattern="^[0-9a-f]{16}$")


class EnrolAnswer(Schema):
    device_token: str
    worker: WorkerOut
    areas: list[AreaOut]


class Session(Schema):
    worker: WorkerOut
    areas: list[AreaOut]
    programme_hash: str
    server_time: str


class Envelope(Schema):
    """One filled form as a phone sends it. All of it is checked one by one, not here."""

    id: Text = ""
    form: Text = ""
    form_version: Text = ""
    xml: Text = ""
    happened: Text = ""
    recorded: Text = ""
    clock: Text = ""


class PushRequest(Schema):
    """``sent``: the time by the phone's own watch, ISO."""

    sent: Text = ""
    submissions: list[Envelope] = Field(max_length=MOST_PUSHED)


class PushedOne(Schema):
    id: str
    outcome: Literal["accepted", "duplicate", "quarantined"]
    reason: str | None = None


class PushAnswer(Schema):
    answers: list[PushedOne]


class LoggedSubmission(Schema):
    """``phone_happened``: the day that the phone said, where that could not be true."""

    id: str
    form: str
    form_version: str
    xml: str
    happened: str
    recorded: str
    clock: str
    worker: str
    area: str
    received: str
    phone_happened: str | None = None


class FormVersion(Schema):
    """A form as it was: ``definition`` is a FormJson without ``xml``, ``lists`` have ColumnJson.

    ``version`` of the built-in form ``import`` is the hash of a release.
    """

    form: str
    version: str
    definition: dict[str, object]
    lists: dict[str, list[dict[str, object]]]


class PullAnswer(Schema):
    """``definitions``: one per version in the page that the current programme does not have."""

    submissions: list[LoggedSubmission]
    workers: list[WorkerOut]
    definitions: list[FormVersion]
    cursor: str
    more: bool
    programme_hash: str


class ProblemOut(Schema):
    code: str
    message: str
    hint: str
