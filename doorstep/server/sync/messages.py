"""What phone and server say to each other: the same as ``app/src/contract/server.ts``."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field

MOST_PUSHED = 500
"""Submissions in one push."""

MOST_ASKED = 100
"""Files that a phone asks about at once."""


def _text(value: object) -> object:
    """What is no text counts as missing: one broken submission must not stop the rest."""
    return value if isinstance(value, str) else ""


Text = Annotated[str, BeforeValidator(_text)]


RecordId = Annotated[str, Field(pattern="^[0-9A-Za-z-]{1,36}$")]


class WorkerOut(Schema):
    id: str
    name: str
    role: str
    area: str


class Colleague(WorkerOut):
    """``last_seen``: ISO day of the last sync, to those who may know, where rules look at it.

    ``phone``: the number of a health worker, to those who stand above her.
    """

    last_seen: str | None = None
    phone: str | None = None


class AreaOut(Schema):
    """``owner``: its one health worker, None where there are none or several; ``workers``: all of
    them; ``covered``: those for whose leave this worker covers there.
    """

    id: str
    name: str
    parent: str | None
    owner: str | None
    workers: list[str]
    covered: list[str]


class EnrolRequest(Schema):
    """``sealed``: the keys of the stores that are on this phone, each in a box for this server."""

    token: str = Field(max_length=200)
    device: str = Field(pattern="^[0-9a-f]{16}$")
    sealed: list[Annotated[str, Field(max_length=1000)]] = Field(default=[], max_length=50)


class TokenAnswer(Schema):
    device_token: str


class EnrolAnswer(Schema):
    """``key``: of the worker's own store, where it was among those sealed. ``seal_to``: what
    phones seal boxes to, in base64.
    """

    device_token: str
    worker: WorkerOut
    areas: list[AreaOut]
    seal_to: str
    key: str | None = None


class Session(Schema):
    """``inflates``: the server takes requests that are compressed with gzip."""

    inflates: bool = True
    """``renew_token``: ask for a new one, this one is old.

    ``forget_after``: days without the server after which the phone opens no more.
    """

    worker: WorkerOut
    areas: list[AreaOut]
    programme_hash: str
    server_time: str
    seal_to: str
    renew_token: bool
    forget_after: int


class Envelope(Schema):
    """One filled form as a phone sends it. All of it is checked one by one, not here.

    ``area``: where its worker was posted, as far as the phone knew.
    """

    id: Text = ""
    form: Text = ""
    form_version: Text = ""
    xml: Text = ""
    happened: Text = ""
    recorded: Text = ""
    clock: Text = ""
    area: Text = ""


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
    """``xml`` is missing where the phone that asks sent it. ``phone_happened``: the day that the
    phone said, where that could not be true. ``about``: the records of it that are the phone's,
    where they are not all. ``amends``: the submission that it corrects or withdraws.
    """

    id: str
    form: str
    form_version: str
    xml: str | None = None
    happened: str
    recorded: str
    clock: str
    worker: str
    area: str
    received: str
    phone_happened: str | None = None
    amends: str | None = None
    about: list[str] | None = None


class FormVersion(Schema):
    """A form as it was: ``definition`` is a FormJson without ``xml``, ``lists`` have ColumnJson.

    ``version`` of the built-in form ``import`` is the hash of a release.
    """

    form: str
    version: str
    definition: dict[str, object]
    lists: dict[str, list[dict[str, object]]]


class PullAnswer(Schema):
    """``definitions``: one per version in the page that the current programme does not have.

    ``workers`` are on the first page and the last. ``forgotten`` are records that left the phone's
    areas. ``state``, on the last page: the sum of
    all lines that a phone with this cursor holds, see ``protocol.submissions.state``.
    """

    submissions: list[LoggedSubmission]
    workers: list[Colleague]
    definitions: list[FormVersion]
    cursor: str
    more: bool
    programme_hash: str
    forgotten: list[str] = Field(default_factory=list)
    state: int | None = None


class StateAnswer(Schema):
    """The sum of each heap of records (how their ids begin); ``cursor``: where they stand."""

    heaps: dict[str, int]
    cursor: str


class HealRequest(Schema):
    """What a phone holds of one heap: the sum of each record."""

    heap: str = Field(pattern="^[0-9a-f]{2}$")
    held: dict[RecordId, int] = Field(max_length=100_000)


class HealAnswer(Schema):
    """``records`` are those that differ, and ``submissions`` all that there is about them.

    ``forgotten`` are in none of the phone's areas.
    """

    records: list[str]
    forgotten: list[str]
    submissions: list[LoggedSubmission]
    definitions: list[FormVersion]


class UploadsRequest(Schema):
    """Names of files that a phone has still to bring."""

    names: list[Annotated[str, Field(pattern=r"^[0-9a-z.]{1,80}$")]] = Field(max_length=MOST_ASKED)


class Upload(Schema):
    """``have``: how many bytes are there, from the beginning on. ``wanted``: bring the rest."""

    name: str
    wanted: bool
    have: int


class UploadsAnswer(Schema):
    files: list[Upload]


class ProblemOut(Schema):
    code: str
    message: str
    hint: str
