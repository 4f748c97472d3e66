"""What the server itself says about a record, as a submission of the built-in form ``import``."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from doorstep.protocol.submissions import clock
from doorstep.protocol.submissions.builtin import IMPORT, OWNER

from ..lib import moment
from ..programmes import releases
from ..records.access import newest_clock
from ..records.statements import Said, importer, written
from ..sync.accept import accept
from ..sync.incoming import Incoming
from .owners import Owner


@dataclass(frozen=True, slots=True)
class Statement:
    """``owner``: where the record belongs from now on; None leaves it where it is."""

    list: str
    subject: str
    create: bool
    happened: str
    owner: Owner | None = None
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def submit(statement: Statement, *, write: bool = True) -> str:
    """Why the server could not apply it; '' where it did.

    Without ``write`` all of it is done and taken back, so that a dry run tells the truth.
    """
    with transaction.atomic():
        taken = accept(_incoming(statement))
        transaction.set_rollback(taken.outcome != "accepted" or not write)
    return "" if taken.outcome == "accepted" else taken.reason or taken.outcome


def _incoming(statement: Statement) -> Incoming:
    instance, version = f"uuid:{uuid.uuid4()}", releases.current_hash()
    return Incoming(
        id=instance,
        form=IMPORT,
        form_version=version,
        xml=_xml(statement, instance, version),
        happened=statement.happened,
        recorded=moment.text(timezone.now()),
        clock=clock.tick(newest_clock(), moment.milliseconds()),
        worker=importer(),
        area=statement.owner.area if statement.owner else None,
    )


def _xml(statement: Statement, instance: str, version: str) -> str:
    owner = {OWNER: statement.owner.worker} if statement.owner else {}
    values = {**statement.values, **owner}
    said = Said(statement.list, statement.subject, statement.create, statement.name, values)
    return written(said, instance, version)
