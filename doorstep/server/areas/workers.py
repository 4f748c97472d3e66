"""What a worker may be called, and what makes a posting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.dispatch import Signal

from ..accounts.models import FIELD_ROLES, Posting, Role, Worker
from ..programmes.today import today
from .models import Area

postings_changed = Signal()
"""Sent by what posts people, once it is done: their work and their records follow (rooms above)."""

LOGIN = re.compile(r"[\w.@+-]{1,80}")
LOGIN_HINT = "take 1 to 80 letters, digits and . _ - @ +"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A posting as somebody asks for it. Blank dates: from today on, and until further notice."""

    role: Role
    area: Area | None
    starts: date | None = None
    ends: date | None = None
    covers: Worker | None = None


def fault_of(worker: Worker, wanted: Wanted) -> str:
    """Why this posting cannot be; '' where it can."""
    if wanted.area is None and wanted.role in FIELD_ROLES:
        return f"A {wanted.role.label.lower()} needs an area."
    if wanted.starts and wanted.ends and wanted.ends < wanted.starts:
        return "It ends before it begins."
    if wanted.covers == worker:
        return "Nobody covers for themselves."
    if wanted.covers and not wanted.ends:
        return "Cover for leave needs the day it ends."
    return ""


def post(worker: Worker, wanted: Wanted) -> tuple[Posting, Posting | None]:
    """The posting, and what it was before: a posting that holds or is to come is changed.

    Two stays in one place are two postings where they do not meet.
    """
    begins = wanted.starts or today()
    there = worker.postings.filter(role=wanted.role, area=wanted.area).order_by("starts")
    met = [
        posting
        for posting in there
        if (posting.ends is None or posting.ends >= begins)
        and (wanted.ends is None or posting.starts <= wanted.ends)
    ]
    if not met:
        made = Posting(worker=worker, role=wanted.role, area=wanted.area, starts=begins)
        return _changed(made, wanted), None
    before = Posting.objects.get(pk=met[0].pk)
    met[0].starts = wanted.starts or before.starts
    return _changed(met[0], wanted), before


def _changed(posting: Posting, wanted: Wanted) -> Posting:
    posting.ends, posting.covers = wanted.ends, wanted.covers
    posting.save()
    return posting


def words(posting: Posting) -> str:
    """As ``chw in Kibuyu from 2026-11-22 to 2026-12-01, for Neema``."""
    where = f" in {posting.area.name}" if posting.area else ""
    until = f" to {posting.ends}" if posting.ends else ""
    cover = f", for {posting.covers.name}" if posting.covers else ""
    return f"{posting.role}{where} from {posting.starts}{until}{cover}"
