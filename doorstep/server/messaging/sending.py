"""Messages on their way to gateways.

A message is claimed, and that is committed, before its gateway is asked. It is given to a gateway
again only where the one before certainly did not take it: whatever crashes, nobody gets it twice.
Where nobody can know, it waits for a report and then for a person: *doubtful*.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from . import routes
from .gateways.base import DoubtfulError, PermanentError, Sms, TemporaryError
from .models import Gateway, Outgoing

State = Outgoing.State

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30))
"""After the first try, the second, ...; the last one again and again until the message expires."""

DOUBT = timedelta(minutes=10)
"""A message that is on its way for longer was left there by a process that died."""

SILENCE = timedelta(minutes=5)
"""After which a gateway that comes for its messages is passed over, where there is another."""

SOON = timedelta(seconds=5)
"""Between two runs while something is due that could not go yet."""

AT_ONCE = 2000
"""Messages that one run looks at."""


def drain() -> datetime | None:
    """One run over what is due. When to run again, None while nothing waits."""
    tidy()
    run, due = _Run(), list(_due()[:AT_ONCE])
    for message in due:
        run.send(message)
    now = timezone.now()
    later = Outgoing.objects.filter(state=State.QUEUED, next_try__gt=now).order_by("next_try")
    soon = [now] if len(due) == AT_ONCE else []
    first = later.values_list("next_try", flat=True).first()
    return min([*run.again, *soon, *([first] if first else [])], default=None)


def _due() -> QuerySet[Outgoing]:
    waiting = Outgoing.objects.filter(state=State.QUEUED, next_try__lte=timezone.now())
    return waiting.order_by("-ahead", "pk")


def tidy() -> None:
    """What would come too late now, and what was on its way when a process died."""
    now = timezone.now()
    late = Outgoing.objects.filter(state=State.QUEUED, expires__lte=now)
    late.update(state=State.EXPIRED, finished=now)
    lost = Outgoing.objects.filter(state=State.SENDING, begun__lte=now - DOUBT)
    coming = [way.name for way in Gateway.objects.all() if routes.comes(way)]
    lost.exclude(gateway__in=coming).update(state=State.DOUBTFUL, finished=now)


class _Run:
    """A gateway that is not reached is left alone for the rest of it. ``again``: when those may go
    that nothing but a limit, or a gateway that comes for them, keeps here.
    """

    def __init__(self) -> None:
        self._gateways = list(Gateway.objects.filter(enabled=True))
        self._ways = {one.pk: routes.way_of(one) for one in self._gateways}
        self._room = {one.pk: room(one) for one in self._gateways}
        self._down: set[int] = set()
        self.again: list[datetime] = []

    def send(self, message: Outgoing) -> None:
        found = routes.routes_to(message.to, self._gateways)
        for gateway in found:
            if gateway.pk in self._down or (routes.comes(gateway) and not is_heard(gateway)):
                continue
            if not self._is_free(gateway) or not _claimed(message, gateway):
                return
            self._room[gateway.pk] -= 1
            if self._handed(message, gateway):
                return
        _try_later(message, PAUSES[0] if found else PAUSES[-1])

    def _is_free(self, gateway: Gateway) -> bool:
        """Whether the message may go there now; else it is next when it may."""
        if routes.comes(gateway):
            self.again.append(timezone.now() + SILENCE)
            return False
        if self._room[gateway.pk] < 1:
            self.again.append(timezone.now() + SOON)
            return False
        return True

    def _handed(self, message: Outgoing, gateway: Gateway) -> bool:
        """False where another one may be asked."""
        try:
            name = self._ways[gateway.pk].send(sms_of(message))
        except TemporaryError as error:
            self._down.add(gateway.pk)
            message.problem = str(error)[:80]
            return False
        except PermanentError as error:
            _settle(message, state=State.FAILED, problem=str(error)[:80], finished=timezone.now())
        except DoubtfulError as error:
            _settle(message, problem=str(error)[:80])
        else:
            _settle(message, provider_id=name[:120], problem="")
            _settle(message, state=State.SENT, finished=timezone.now())
        return True


def sms_of(message: Outgoing) -> Sms:
    return Sms(str(message.reference), message.to, message.text)


def room(gateway: Gateway) -> int:
    """How many messages it may take now: its limit counts the last minute."""
    since = timezone.now() - timedelta(minutes=1)
    lately = Outgoing.objects.filter(gateway=gateway.name, begun__gt=since).count()
    return gateway.per_minute - lately


def is_heard(gateway: Gateway) -> bool:
    return gateway.heard is not None and gateway.heard > timezone.now() - SILENCE


def _claimed(message: Outgoing, gateway: Gateway) -> bool:
    """False where another process was quicker: ``tries`` counts the claims."""
    free = Outgoing.objects.filter(pk=message.pk, tries=message.tries)
    mine = free.filter(state__in=(State.QUEUED, State.SENDING)).update(
        state=State.SENDING, gateway=gateway.name, begun=timezone.now(), tries=F("tries") + 1
    )
    message.tries += mine
    return bool(mine)


def _settle(message: Outgoing, **values: object) -> None:
    """Unless a report was quicker than the gateway's answer: it knows more."""
    Outgoing.objects.filter(pk=message.pk, state=State.SENDING).update(**values)


def _try_later(message: Outgoing, shortest: timedelta) -> None:
    pause = max(shortest, PAUSES[min(max(message.tries, 1), len(PAUSES)) - 1])
    mine = Outgoing.objects.filter(pk=message.pk, tries=message.tries)
    mine.filter(state__in=(State.QUEUED, State.SENDING)).update(
        state=State.QUEUED, next_try=timezone.now() + pause, problem=message.problem
    )


def hand_over(gateway: Gateway, asks: int) -> list[Sms]:
    """What a gateway that comes for its messages takes along: new ones, and those of which it has
    said nothing, as our last answer to it may have been lost.
    """
    tidy()
    unsaid = Outgoing.objects.filter(state=State.SENDING, gateway=gateway.name)
    found = [sms_of(message) for message in unsaid.order_by("pk")[:asks]]
    gateways = list(Gateway.objects.filter(enabled=True))
    left = min(asks - len(found), room(gateway))
    for message in _due()[:AT_ONCE]:
        first = next(iter(routes.routes_to(message.to, gateways)), None)
        if left > 0 and first == gateway and _claimed(message, gateway):
            found.append(sms_of(message))
            left -= 1
    return found
