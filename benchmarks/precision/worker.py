"""One CHW's days: the news, the worklist, and as many visits as she can make."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Task
from doorstep.simulate.encounter import identity

from . import answers, figures
from .answers import Seen
from .notebook import Notebook
from .orders import Order
from .people import END, START, Child, Community, Pregnancy, child

Key = tuple[str, str, str, str]
"""Rule, occurrence, subject and cause: a task, whatever day it is looked at."""

MOST_ROUNDS = 5  # a birth that is found makes a first visit due, and that one finds a danger sign


def is_working_day(day: int) -> bool:
    """Monday to Friday."""
    return (day - START) % 7 < 5


def key(task: Task) -> Key:
    return (task.rule, task.occurrence, task.subject, task.cause)


@dataclass(slots=True)
class Diary:
    """What is remembered for counting. ``listed``: each task as it first stood on the list."""

    listed: dict[Key, Task] = field(default_factory=dict)
    households: dict[str, str] = field(default_factory=dict)  # by subject
    visits: set[tuple[str, int]] = field(default_factory=set)
    tasks: list[Task] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)


class Worker:
    """``each_day``: visits on a working day; None for as many as there are."""

    def __init__(
        self, programme: Programme, of: Community, order: Order, each_day: int | None, seed: int
    ) -> None:
        self._notebook, self._order, self._each_day = Notebook(programme), order, each_day
        self._community, self._rng = of, random.Random(seed)
        self._absent = random.Random(seed + 1)
        self._pregnancies = {p.id: p for p in of.pregnancies}
        self._children = {c.id: c for c in of.children}
        self._known: set[str] = set()
        self._ended: set[str] = set()
        self._tried: dict[Key, int] = {}
        self._today = START
        self.diary = Diary()

    def live(self) -> Diary:
        for day in range(START, END):
            self._today = day
            self._notebook.begin(day)
            self._news()
            if is_working_day(day):
                self._visits()
        self.diary.tasks = self._notebook.all()
        return self.diary

    def _news(self) -> None:
        """What comes to her, and takes no visit: the same in every order."""
        if self._today == START:
            for household in self._community.households:
                found = {"head": "A family", "village": "Kibuyu", "landmark": ""}
                self._notebook.write("register_household", household, found, "A family")
        for pregnancy in self._community.pregnancies:
            if pregnancy.registered == self._today:
                found = dict(answers.pregnancy_registered(pregnancy))
                self._meet(pregnancy.id, pregnancy.household)
                self._notebook.write("register_pregnancy", pregnancy.id, found, "A woman")
            if pregnancy.told == self._today and pregnancy.id not in self._ended:
                self._report(pregnancy)
        for one in [*self._children.values()]:
            self._news_of(one)

    def _news_of(self, one: Child) -> None:
        if one.known == self._today and one.id not in self._known:
            found = answers.child_registered(one, self._today)
            self._meet(one.id, one.household)
            self._notebook.write("register_child", one.id, found, "A child")
        if self._today in one.brought:
            referred = self._same_luck(one.id) < figures.CHILDREN_REFERRED
            self._notebook.write("sick_child", one.id, answers.brought(one, referred))

    def _same_luck(self, *of: str) -> float:
        """A die that falls alike in every order."""
        return random.Random("/".join([*of, str(self._today)])).random()

    def _meet(self, id_: str, household: str) -> None:
        self._known.add(id_)
        self.diary.households[id_] = household

    def _report(self, of: Pregnancy) -> None:
        self._ended.add(of.id)
        baby = identity(f"{of.id}/baby")
        also = {} if of.lost else {"child": (baby, "A baby")}
        self._notebook.write(
            "birth_report", of.id, answers.ended(of, self._today, "A baby"), None, also
        )
        if not of.lost:
            drawn = random.Random(of.id)
            self._children[baby] = child(drawn, baby, of.household, of.ended, self._today)
            self._meet(baby, of.household)

    def _visits(self) -> None:
        left = self._each_day
        visited: set[str] = set()
        for task in self._order(self._waiting(), self._rng):
            household = self._home(task.subject)
            if household in visited:
                continue
            if left is not None:
                if left == 0:
                    break
                left -= 1
            visited.add(household)
            self._visit(household)

    def _home(self, subject: str) -> str:
        return self.diary.households.get(subject, subject)

    def _waiting(self) -> list[Task]:
        """Open, and not tried in vain a few days ago."""
        waiting = self._notebook.open()
        for task in waiting:
            self.diary.listed.setdefault(key(task), task)
        return [task for task in waiting if self._is_worth_trying(task)]

    def _is_worth_trying(self, task: Task) -> bool:
        return self._today - self._tried.get(key(task), START - 99) >= figures.NOT_AGAIN_FOR

    def _visit(self, household: str) -> None:
        at_home = [id_ for id_, of in self.diary.households.items() if of == household]
        if self._absent.random() < figures.ABSENT:
            tried = [task for id_ in at_home for task in self._notebook.open_for(id_)]
            self._tried |= {key(task): self._today for task in tried}
            return
        self.diary.visits.add((household, self._today))
        filled: set[tuple[str, str]] = set()
        for _ in range(MOST_ROUNDS):
            subjects = [id_ for id_, of in self.diary.households.items() if of == household]
            open_now = [task for id_ in subjects for task in self._notebook.open_for(id_)]
            new = [task for task in open_now if (task.subject, task.form) not in filled]
            for task in open_now:
                self.diary.listed.setdefault(key(task), task)
                self._tried[key(task)] = self._today
            if not new:
                break
            for task in new:
                if (task.subject, task.form) not in filled:
                    filled.add((task.subject, task.form))
                    self._fill(task.form, task.subject)

    def _fill(self, form: str, subject: str) -> None:
        day, seen = self._today, self.diary.seen
        if pregnancy := self._pregnancies.get(subject):
            if form == "birth_report" and pregnancy.ended <= day:
                if subject not in self._ended:
                    self._report(pregnancy)
                return
            found = answers.about_pregnancy(form, pregnancy, day, seen)
            if "outcome" in found and pregnancy.lost:
                self._ended.add(subject)
        elif one := self._children.get(subject):
            found = answers.about_child(form, one, day, seen)
        else:
            path = self._notebook.form(form)["about_path"] or ""
            found = {path.rpartition("/")[2]: subject}
        self._notebook.write(form, subject, found)
