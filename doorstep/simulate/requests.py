"""What families ask for between visits, and when their CHW answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from .encounter import Encounter, identity, instance
from .family import Family
from .people import EAST_AFRICA, REQUESTS


def asked(rng: random.Random, of: Family, today: date) -> Iterator[Encounter]:
    """Each family asks now and then, and in the weeks before today as often as before."""
    day = of.registered + timedelta(days=rng.randrange(120))
    while day <= today:
        yield from _request(rng, of, day)
        day += timedelta(days=rng.randrange(60, 240))


def _request(rng: random.Random, of: Family, day: date) -> Iterator[Encounter]:
    (reason, words, urgency), *_ = rng.choices([*REQUESTS], [*REQUESTS.values()])
    asked_at = datetime.combine(day, time(rng.randrange(6, 8), rng.randrange(60)))
    record = identity(f"{of.id}/request/{day}")
    answers = {
        "caller": of.name,
        "household": of.household,
        "pregnancy": of.id,
        "reason": reason,
        "words": words,
        "urgency": urgency,
        "channel": rng.choice(("sms", "call", "visit")),
        "requested_at": f"{asked_at.isoformat(timespec='minutes')}{EAST_AFRICA}",
    }
    yield Encounter(
        instance(record, "register"),
        "register_request",
        of.chw.login,
        day,
        record,
        of.name,
        answers,
    )
    if rng.random() < of.chw.diligence:
        yield _answer(rng, of, record, day + timedelta(days=rng.randrange(3)))


def _answer(rng: random.Random, of: Family, record: str, day: date) -> Encounter:
    done = rng.choice(("answered", "answered", "referred"))
    answers = {"request": record, "done": done, "status": done}
    return Encounter(
        instance(record, "answer"), "request_answer", of.chw.login, day, record, None, answers
    )
