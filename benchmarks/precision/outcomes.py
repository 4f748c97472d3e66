"""What came of it: the lines of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.protocol.days import DAY
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Band, State, Task

from .people import COUNTED_FROM, COUNTED_TO, END, Community, Pregnancy
from .worker import Diary, Key, key

DANGER = ("danger_follow_up", "pnc_danger_follow_up", "referral_follow_up", "wasting_referral")
"""Rules that look again after a danger sign, all due on the next day."""
NO_RISK = ("late", "no_contact", "not_seen", "near_term", "term", "past_term", "fresh")
"""Codes of reasons that say when, not who."""
EARLY = 48 * 3600  # seconds from birth to the first visit


@dataclass(frozen=True, slots=True)
class Work:
    """A task that fell due in the time that counts. ``listed``: as it first stood on the list,
    None where it never did.
    """

    task: Task
    listed: Task | None
    at_risk: bool

    @property
    def band(self) -> Band:
        return (self.listed or self.task).band

    @property
    def in_time(self) -> bool:
        done = self.task.done_day
        return done is not None and done <= self.task.due

    @property
    def days_overdue(self) -> int:
        ends = [day for day in (self.task.done_day, self.task.closes) if day is not None]
        return max(0, min([*ends, END]) - self.task.due)


def counted(programme: Programme, diary: Diary) -> list[Work]:
    return [
        Work(task, diary.listed.get(key(task)), _at_risk(programme, diary.listed, task))
        for task in diary.tasks
        if COUNTED_FROM <= task.due < COUNTED_TO and task.state is not State.CANCELLED
    ]


def _at_risk(programme: Programme, listed: dict[Key, Task], task: Task) -> bool:
    seen = listed.get(key(task), task)
    reasons = programme.reasons_of(programme.rule(seen.rule))
    held = {reason.code for i, reason in enumerate(reasons) if seen.reasons >> i & 1}
    return bool(held - set(NO_RISK))


def is_danger(work: Work) -> bool:
    return work.task.rule in DANGER


def is_high_risk(work: Work) -> bool:
    """Scheduled contacts of people whom a risk of their own makes urgent."""
    return work.at_risk and not is_danger(work)


def is_low_risk(work: Work) -> bool:
    return not work.at_risk and work.band is Band.ROUTINE and work.task.closes is not None


def births(of: Community) -> list[Pregnancy]:
    return [p for p in of.pregnancies if not p.lost and COUNTED_FROM <= p.ended < COUNTED_TO]


def measures(programme: Programme, of: Community, diary: Diary) -> dict[str, float]:
    """By name; a share in per cent. Missing where there was nothing to count."""
    work = counted(programme, diary)
    found = {
        "danger signs looked at again within 24 h, %": _share(
            w.in_time for w in work if is_danger(w)
        ),
        "first visit within 48 h of birth, % of all births": _share(
            _visited_early(diary, birth) for birth in births(of)
        ),
        "contacts of people at risk on time, %": _share(w.in_time for w in work if is_high_risk(w)),
        "danger signs met within 2 days of their first, %": _share(_met(of, diary)),
        "low-risk work never done, %": _share(
            w.task.done_day is None for w in work if is_low_risk(w)
        ),
    }
    for band in reversed(Band):
        late = [w.days_overdue for w in work if w.band is band]
        found[f"days overdue, {band.name.lower()}"] = sum(late) / len(late) if late else None
    found["visits made"] = float(len(diary.visits))
    return {name: value for name, value in found.items() if value is not None}


def _share(held: Iterable[bool]) -> float | None:
    all_of_them = list(held)
    return 100 * sum(all_of_them) / len(all_of_them) if all_of_them else None


def _visited_early(diary: Diary, birth: Pregnancy) -> bool:
    done = (
        task.done_day
        for task in diary.tasks
        if task.subject == birth.id and task.rule == "pnc" and task.occurrence == "first"
    )
    return any(day is not None and (day * DAY - birth.born_at) <= EARLY for day in done)


def _met(of: Community, diary: Diary) -> Iterable[bool]:
    """Danger signs that began in the time that counts, known to the CHW or not."""
    for pregnancy in of.pregnancies:
        for ill in (*pregnancy.signs, *pregnancy.mother_signs, *pregnancy.baby_signs):
            if COUNTED_FROM <= ill.first < COUNTED_TO:
                met = diary.seen.met.get(ill)
                yield met is not None and met <= ill.first + 2
