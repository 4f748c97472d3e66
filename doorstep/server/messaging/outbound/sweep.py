"""Messages that are due are said once to each person, or noted with why they are not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from doorstep.protocol.days import epoch_day, from_epoch_day
from doorstep.protocol.model.messages import Trigger
from doorstep.protocol.model.tasks import Band
from doorstep.protocol.model.workers import LIST
from doorstep.protocol.sms import placeholders

from ...programmes import releases
from ...records.access import records_by_id
from ...tasks.access import kept_tasks
from ..models import Outgoing, Stopped
from ..outbox import Wanted, put
from . import hours, months
from .due import CLIENTS, Due, due, late, name_of
from .people import STOPPED, Person, people
from .wording import About, words

State = Outgoing.State

TOO_MANY, STALE, NOT_YET = "weekly limit", "stale figures", "not yet"
"""Why it is not said. The last is no reason to note, but to look again later."""

WEEK = timedelta(days=7)
URGENT = Band.ASAP
BATCH = 200


def say_what_is_due(now: datetime | None = None) -> int:
    """How many messages are new. Again at once it says nothing."""
    sweep, new = Sweep(now), 0
    found = due(sweep.package, sweep.programme, sweep.today)
    for start in range(0, len(found), BATCH):
        new += put(sweep.wanted(found[start : start + BATCH]))
    return new


class Sweep:
    """One look at what is due now, or at another moment."""

    def __init__(self, now: datetime | None = None) -> None:
        self.package = releases.current_package()
        self.programme = releases.programme(releases.current_hash())
        self._zone = ZoneInfo(self.programme.time_zone)
        self._now = now or timezone.now()
        self.today = epoch_day(self._now.astimezone(self._zone).date())
        self._opening = hours.opening(self._now, self._zone, self.programme.sms_hours)
        self._figures = months.Figures(from_epoch_day(self.today))

    def wanted(self, some: Sequence[Due]) -> list[Wanted]:
        """What to write for some of them; what was written before is left out early."""
        fresh = list(self._not_said(some))
        records = records_by_id({one.subject for one in fresh})
        tasks = {name_of(task): task for task in kept_tasks(list(records))}
        found: list[Wanted] = []
        for one in fresh:
            if record := records.get(one.subject):
                about = About(self.package, record, tasks.get(one.task))
                for person in people(self.package, one.message.audience, record):
                    problem = person.problem or self._kept_back(one, person, found)
                    if problem != NOT_YET:
                        found.append(self._one(one, person, about, problem))
        return found

    def _not_said(self, some: Sequence[Due]) -> Iterator[Due]:
        """Out of hours clients wait for the morning, when it is asked again whether it is true."""
        keys = [one.key("") for one in some if one.is_for_client]
        known = set(Outgoing.objects.filter(key__in=keys).values_list("key", flat=True))
        for one in some:
            told_later = self._opening > self._now or one.key("") in known
            if not (one.is_for_client and told_later):
                yield one

    def _kept_back(self, one: Due, person: Person, before: Sequence[Wanted]) -> str:
        """Why it is not said although it could be; "" where it is."""
        if Stopped.objects.filter(number=person.number).exists():
            return STOPPED
        if one.is_for_client and self._has_enough(person, before):
            return TOO_MANY
        if self._named_figures(one) and months.is_stale(one.subject, _ended(one), self._zone):
            return STALE if self.today - one.day == late(one.message) else NOT_YET
        return ""

    def _has_enough(self, person: Person, before: Sequence[Wanted]) -> bool:
        lately = Outgoing.objects.filter(
            recipient=person.id, audience__in=CLIENTS, created__gt=self._now - WEEK
        ).exclude(state__in=(State.WITHHELD, State.EXPIRED))
        now = [one for one in before if one.recipient == person.id and not one.withheld]
        return lately.count() + len(now) >= self.programme.sms_per_week

    def _one(self, one: Due, person: Person, about: About, problem: str) -> Wanted:
        urgent = about.task is not None and about.task.band >= URGENT and not one.is_for_client
        said = (
            "" if problem else words(one.message, self._with_figures(one, about), person.language)
        )
        return Wanted(
            key=one.key(person.id),
            message=one.message.code,
            to=person.number,
            text=said,
            audience=one.message.audience.value,
            recipient=person.id,
            subject=one.subject,
            language=person.language,
            withheld=problem,
            ahead=urgent,
            after=None if urgent else self._opening,
            expires=self._last_moment() if one.is_for_client else None,
        )

    def _named_figures(self, one: Due) -> list[str]:
        if one.message.trigger is not Trigger.MONTH_END or LIST not in one.message.lists:
            return []
        texts = one.message.text.by_language.values()
        named = {name for text in texts for name in placeholders(text)}
        return [item.name for item in self.programme.indicators if item.name in named]

    def _with_figures(self, one: Due, about: About) -> About:
        names = self._named_figures(one)
        figures = self._figures.of(one.subject, _ended(one), names) if names else {}
        return replace(about, figures=figures)

    def _last_moment(self) -> datetime:
        """What was meant for a day wakes nobody the next one."""
        day = self._opening.astimezone(self._zone).date()
        return hours.closing(day, self._zone, self.programme.sms_hours)


def _ended(one: Due) -> date:
    return months.month_that_ended(one.day, one.message.offset)
