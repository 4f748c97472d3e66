"""What is done about a message: by who wrote it, what was asked before, and the keywords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from doorstep.protocol.model.messages import Does
from doorstep.protocol.package import Package
from doorstep.protocol.texting import language, whose
from doorstep.protocol.texting.alarms import Alarm, alarms
from doorstep.protocol.texting.hearing import Heard, hear
from doorstep.protocol.texting.words import words

from ...programmes import releases
from ...records.access import records_by_id
from ...records.models import Record
from ...sync.accept import accept_all
from ...sync.incoming import Incoming as Submitted
from ..models import Asked, Incoming, Outgoing, Stopped
from ..numbers import hidden
from ..outbox import answer
from . import asking, telling, villages, worklists
from .filling import Filling, made_by, submission
from .sayings import say
from .senders import Sender, common, kin, sender_of

State = Incoming.State
SHORT = 4
"""Words of a reply: a longer message says something of its own."""

MOST_AN_HOUR = 30
"""Messages of one number that are answered in an hour: two machines would answer each other."""


@dataclass(slots=True)
class Conversation:
    """Looks at messages one after the other; what they fill in is taken in together."""

    _waiting: list[tuple[Filling, Submitted]] = field(default_factory=list)

    def hear(self, message: Incoming) -> None:
        sender = sender_of(message.number)
        message.worker = sender.worker
        if sender.worker is not None:
            self.finish()  # a worklist and what closes its tasks look at what came before
        if _too_many(message):
            self._leave(message, "too many messages of this number")
        elif not message.number.startswith("+"):
            self._leave(message, "no number that can be answered")
        elif not self._replied(message, sender):
            self._understand(message, sender)

    def finish(self) -> None:
        """Take in what was filled: what cannot be applied is kept aside, and stands in triage."""
        waiting, self._waiting = self._waiting, []
        taken = accept_all([each for _, each in waiting])
        for (filling, sent), its in zip(waiting, taken, strict=True):
            message = filling.message
            message.submission = sent.id
            if its.outcome == "quarantined":
                self._leave(message, (its.reason or "")[:80])
            else:
                _settle(message, State.HANDLED)
                telling.tell(filling, made_by(message))

    def give_up(self, question: Asked) -> None:
        """Nobody said whose request it is: it is asked for all of them."""
        asking.settle(question)
        people = list(records_by_id(question.options).values())
        self._fill_for_several(question.message, people)

    def file_for(self, message: Incoming, person: Record) -> bool:
        """A person said whose it is. False where no keyword says what to fill."""
        heard = _for_a_client(message)
        if heard is not None:
            self._fill_for(message, heard, person)
        return heard is not None

    def file_in(self, message: Incoming, area: UUID) -> bool:
        """As :meth:`file_for`, where only the place is known."""
        heard = _for_a_client(message)
        if heard is not None:
            self._place(message, heard, area)
        return heard is not None

    def _understand(self, message: Incoming, sender: Sender) -> None:
        package = releases.current_package()
        heard = self._heard(package, message, sender)
        if heard is None:
            self._not_understood(message, sender)
        elif does := heard.keyword.get("does", ""):
            self._do(message, sender, heard, does)
        elif heard.keyword["creates"]:
            self._fill(message, sender, heard)
        else:
            self._answer(message, heard.keyword["answer"], heard)
            _settle(message, State.HANDLED)

    def _heard(self, package: Package, message: Incoming, sender: Sender) -> Heard | None:
        """A worker may also be somebody's mother."""
        keywords = package["keywords"]
        found = hear(message.text, keywords, is_worker=True) if sender.worker else None
        if found or (sender.worker and not sender.people):
            return found
        return hear(message.text, keywords, is_worker=False)

    def _do(self, message: Incoming, sender: Sender, heard: Heard, does: str) -> None:
        tongue = tongue_of(message, heard)
        if does == Does.STOP:
            Stopped.objects.get_or_create(number=message.number)
        elif does == Does.START:
            Stopped.objects.filter(number=message.number).delete()
        elif does == Does.TASKS and sender.worker:
            answer(message, worklists.tasks(message, heard, sender.worker, tongue), language=tongue)
        elif does == Does.DONE and sender.worker:
            closing = worklists.done(message, heard, sender.worker)
            if closing is None:
                answer(message, worklists.cannot(message, tongue), language=tongue)
            else:
                self._queue(closing)
                self._answer(message, heard.keyword["answer"], heard)
                return
        if does in (Does.STOP, Does.START):
            self._known(message, sender)
            self._answer(message, heard.keyword["answer"], heard)
        _settle(message, State.HANDLED)

    def _fill(self, message: Incoming, sender: Sender, heard: Heard) -> None:
        found = _alarms(message)
        people = sender.people
        if len(people) == 1:
            self._fill_for(message, heard, people[0])
        elif people and found:
            self._fill_for_several(message, people)  # danger waits for no answer
        elif people:
            self._ask_whose(message, people, heard)
        else:
            self._fill_for_nobody_known(message, heard)

    def _fill_for(self, message: Incoming, heard: Heard, person: Record) -> None:
        message.record = person.pk
        records = kin(person)
        filling = Filling(message, heard, person.label, person.area_id, records, _alarms(message))
        self._queue(filling)
        self._answer(message, heard.keyword["answer"], heard)

    def _fill_for_several(self, message: Incoming, people: Sequence[Record]) -> None:
        heard = _for_a_client(message)
        if heard is None or not people:
            self._leave(message, "nobody said whose it is")
            return
        shared = common(people)
        area = next(iter(shared.values()), people[0]).area_id
        message.record = next(iter(shared.values()), people[0]).pk
        name = " / ".join(one.label for one in people)
        self._queue(Filling(message, heard, name, area, shared, _alarms(message)))
        self._answer(message, heard.keyword["answer"], heard)

    def _fill_for_nobody_known(self, message: Incoming, heard: Heard) -> None:
        area = villages.area_in(message.text)
        if area is None:
            self._ask_where(message, heard)
        else:
            self._place(message, heard, area)

    def _place(self, message: Incoming, heard: Heard, area: UUID) -> None:
        name = f"SMS {hidden(message.number)}"
        self._queue(Filling(message, heard, name, area, {}, _alarms(message)))
        self._answer(message, heard.keyword["answer"], heard)

    def _ask_whose(self, message: Incoming, people: Sequence[Record], heard: Heard) -> None:
        tongue = tongue_of(message, heard)
        names = [one.label for one in people]
        asked = whose.question(say("whose", tongue), names, say("somebody_else", tongue))
        asking.ask(message, Asked.What.WHOSE, [one.pk for one in people])
        answer(message, asked, language=tongue, step="whose")
        _settle(message, State.ASKED)

    def _ask_where(self, message: Incoming, heard: Heard) -> None:
        """It stands in triage meanwhile: a person may be quicker."""
        tongue = tongue_of(message, heard)
        asking.ask(message, Asked.What.WHERE, [])
        answer(message, say("where", tongue), language=tongue, step="where")
        self._leave(message, "unknown number")

    def _replied(self, message: Incoming, sender: Sender) -> bool:
        """Whether it answers what was asked; a keyword is never taken for an answer."""
        said = words(message.text)
        if not said or len(said) > SHORT:
            return False
        return self._said_whose(message) or (not sender.people and self._said_where(message))

    def _said_whose(self, message: Incoming) -> bool:
        questions = asking.open_questions(message.number, Asked.What.WHOSE)
        if not questions:
            return False
        options = questions[0].options
        people = records_by_id(options)
        names = [people[pk].label if pk in people else "" for pk in options]
        chosen = whose.number(message.text, len(options) + 1) or whose.named(message.text, names)
        if chosen is None:
            return False
        person = people.get(options[chosen - 1]) if chosen <= len(options) else None
        for question in questions:  # all of them ask of one phone: one answer is for all
            self._resolve(question, person, list(people.values()))
        message.record = person.pk if person else ""
        _settle(message, State.HANDLED)
        return True

    def _resolve(self, question: Asked, person: Record | None, people: Sequence[Record]) -> None:
        asking.settle(question)
        asked = question.message
        heard = _for_a_client(asked)
        if person is None or heard is None:
            self._fill_for_several(asked, people)
        else:
            self._fill_for(asked, heard, person)

    def _said_where(self, message: Incoming) -> bool:
        questions = asking.open_questions(message.number, Asked.What.WHERE)
        area = villages.area_in(message.text) if questions else None
        if area is None:
            return False
        for question in questions:
            asking.settle(question)
            asked = question.message
            heard = _for_a_client(asked)
            if heard is not None and asked.state == State.TRIAGE:
                self._place(asked, heard, area)
        _settle(message, State.HANDLED)
        return True

    def _not_understood(self, message: Incoming, sender: Sender) -> None:
        tongue = tongue_of(message)
        if sender.worker:
            known = releases.current_package()["keywords"]
            own = [one["word"] for one in known if one["sender"] != "client"]
            answer(message, say("worker_help", tongue).format(", ".join(own)), language=tongue)
        else:
            answer(message, say("waits", tongue), language=tongue)
        self._known(message, sender)
        self._leave(message, "not understood")

    def _known(self, message: Incoming, sender: Sender) -> None:
        if len(sender.people) == 1:
            message.record = sender.people[0].pk

    def _queue(self, filling: Filling) -> None:
        self._waiting.append((filling, submission(filling)))

    def _answer(self, message: Incoming, said: Mapping[str, str], heard: Heard) -> None:
        tongue = tongue_of(message, heard)
        answer(message, said.get(tongue) or next(iter(said.values())), language=tongue)

    def _leave(self, message: Incoming, problem: str) -> None:
        message.problem = problem
        _settle(message, State.TRIAGE)


def tongue_of(message: Incoming, heard: Heard | None = None) -> str:
    """In which language to answer: that of the words, else that of the last answer, else the first
    of the programme.
    """
    package = releases.current_package()
    if heard is not None and heard.language:
        return heard.language
    for alarm in _alarms(message):
        return alarm.language
    guessed = language.language_of(message.text, _vocabulary(releases.current_hash()))
    if guessed:
        return guessed
    if message.worker is not None and message.worker.language:
        return message.worker.language
    before = Outgoing.objects.filter(to=message.number).exclude(language="").order_by("-pk")
    last = before.values_list("language", flat=True).first()
    return last if last in package["languages"] else package["languages"][0]


@lru_cache(maxsize=2)
def _vocabulary(release: str) -> language.Vocabulary:
    del release  # another one has other words
    return language.vocabulary(releases.current_package())


def _for_a_client(message: Incoming) -> Heard | None:
    """The keyword of a client that fills a form, if the message has one."""
    heard = hear(message.text, releases.current_package()["keywords"], is_worker=False)
    return heard if heard is not None and heard.keyword["creates"] else None


def _alarms(message: Incoming) -> list[Alarm]:
    return alarms(message.text, releases.current_package().get("dangers", []))


def _too_many(message: Incoming) -> bool:
    since = timezone.now() - timedelta(hours=1)
    lately = Incoming.objects.filter(number=message.number, received__gt=since)
    return lately.filter(pk__lt=message.pk).count() >= MOST_AN_HOUR


def _settle(message: Incoming, state: Incoming.State) -> None:
    message.state, message.handled = state, timezone.now()
    message.save()
