"""Take in submissions: check their envelopes, read them, add them to the log, work out the tasks.

What cannot be applied is kept whole, with a reason for people, and never stops the next one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError

from ..lib import database
from ..lib.held import held
from ..records import likeness, quarantine
from ..tasks.evaluate import affected, refresh
from ..tasks.rollover import programme_day
from .incoming import Incoming
from .taking import UNFORESEEN, Taken, Taking, put_aside

LOG = logging.getLogger(__name__)


def accept(incoming: Incoming) -> Taken:
    """Safe to call again with the same submission, and from several processes at once.

    Raises what passes with time, such as a lost database: the phone comes again.
    """
    return accept_all([incoming])[0]


def accept_all(batch: Sequence[Incoming]) -> list[Taken]:
    """All of a push in one transaction, each for itself: a bad one never stops the rest.

    They are written, and the tasks of all records that they touch worked out, once. If that fails,
    one by one shows which submission is to blame.
    """
    try:
        return _together(batch)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        LOG.error("Submissions could not be applied: %s.", type(error).__name__)
    if len(batch) > 1:
        return [accept(incoming) for incoming in batch]
    return [put_aside(incoming, UNFORESEEN) for incoming in batch]


def _together(batch: Sequence[Incoming]) -> list[Taken]:
    with database.writing(), held():
        taking = Taking()
        taken = taking.take(batch)
        outcomes = zip(batch, taken, strict=True)
        accepted = [one.id for one, its in outcomes if its.outcome == "accepted"]
        waited = taking.take_waiting(accepted)
        taking.follow_merges()
        touched = taking.touched
        refresh(sorted(touched | affected(touched)), programme_day())
        likeness.refresh(touched)
        quarantine.release([*accepted, *waited])
    return [
        Taken("accepted") if its.outcome == "quarantined" and one.id in waited else its
        for one, its in zip(batch, taken, strict=True)
    ]
