"""Messages go out once, late rather than never while they mean something, and nothing is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from doorstep.server.messaging import outbox, reporting, routes, sending
from doorstep.server.messaging.gateways.base import Fate, Heard, Report
from doorstep.server.messaging.models import Gateway, Outgoing
from doorstep.server.messaging.outbox import Wanted

from .provider import Provider, nobody_listens, provider

pytestmark = pytest.mark.django_db
State = Outgoing.State
Commits = Callable[..., AbstractContextManager[object]]


def http(url: str, name: str = "main", **values: object) -> Gateway:
    made = routes.set_up(name, "http", {"url": url})
    Gateway.objects.filter(pk=made.pk).update(**values)
    made.refresh_from_db()
    return made


def wanted(key: str = "one", to: str = "+254712345678", **more: object) -> Wanted:
    return Wanted(key=key, message="greeting", to=to, text="Karibu", **more)  # type: ignore[arg-type]


def only() -> Outgoing:
    return Outgoing.objects.get()


def now_due() -> None:
    Outgoing.objects.update(next_try=timezone.now())


def test_a_key_is_sent_once_whoever_asks_and_however_often(there: Provider) -> None:
    http(there.url)
    assert [outbox.put([wanted(), wanted()]), outbox.put([wanted()])] == [1, 0]
    assert sending.drain() is None
    assert sending.drain() is None
    (asked,) = there.asked
    assert asked.fields["text"] == "Karibu"
    assert (only().state, only().tries, only().segments) == (State.SENT, 1, 1)


def test_it_is_sent_once_what_it_follows_is_written(
    django_capture_on_commit_callbacks: Commits,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put([wanted()])
        assert not DBTaskResult.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put([wanted("two")])
    assert DBTaskResult.objects.get().task_name == "send_messages", "one job sends both"


def test_nothing_is_said_of_what_was_not_written() -> None:
    with transaction.atomic():
        outbox.put([wanted()])
        transaction.set_rollback(True)
    assert not Outgoing.objects.exists()


def test_what_is_withheld_is_noted_with_its_reason_and_never_sent(there: Provider) -> None:
    http(there.url)
    outbox.put([wanted(withheld="no consent")])
    sending.drain()
    assert (only().state, only().problem, only().text) == (State.WITHHELD, "no consent", "")
    assert not there.asked


def test_a_gateway_that_is_down_delays_and_neither_loses_nor_doubles(there: Provider) -> None:
    gateway = http(nobody_listens())
    outbox.put([wanted("one"), wanted("two")])
    pauses = []
    for _ in range(6):
        sending.drain()
        longest = max(one.next_try for one in Outgoing.objects.all())
        pauses.append(round((longest - timezone.now()).total_seconds() / 60))
        now_due()
    assert pauses == [1, 2, 5, 15, 30, 30]
    assert {one.state for one in Outgoing.objects.all()} == {State.QUEUED}
    routes.set_up(gateway.name, "http", {"url": there.url})
    sending.drain()
    assert {one.state for one in Outgoing.objects.all()} == {State.SENT}
    assert len(there.asked) == 2


def test_another_gateway_takes_over_while_one_is_down(there: Provider) -> None:
    http(nobody_listens(), "first", rank=1)
    http(there.url, "second", rank=2)
    outbox.put([wanted()])
    sending.drain()
    assert (only().state, only().gateway, only().tries) == (State.SENT, "second", 2)


def test_numbers_go_the_way_of_their_longest_prefix(there: Provider) -> None:
    with provider() as abroad:
        http(there.url, "home", prefixes="+254 +255")
        http(abroad.url, "near", prefixes="+25471")
        for number in ("+254712345678", "+255712345678", "+33612345678"):
            outbox.put([wanted(number, number)])
        sending.drain()
        ways = dict(Outgoing.objects.values_list("to", "gateway"))
    assert ways == {"+254712345678": "near", "+255712345678": "home", "+33612345678": ""}


def test_what_nobody_knows_is_never_sent_again_by_itself(there: Provider) -> None:
    http(there.url)
    http(there.url, "other", rank=2)
    there.will(0)
    outbox.put([wanted()])
    sending.drain()
    assert only().state == State.SENDING
    Outgoing.objects.update(begun=timezone.now() - sending.DOUBT)
    there.will(200)
    sending.drain()
    assert (only().state, len(there.asked)) == (State.DOUBTFUL, 1)


def test_a_report_ends_the_doubt(there: Provider) -> None:
    gateway = http(there.url)
    there.will(500)
    outbox.put([wanted()])
    sending.drain()
    Outgoing.objects.update(begun=timezone.now() - sending.DOUBT)
    sending.drain()
    told(gateway, Report(Fate.DELIVERED, str(only().reference)))
    assert only().state == State.DELIVERED


def told(gateway: Gateway, *reports: Report) -> str:
    reporting.take(gateway, Heard(reports=reports))
    return only().state


def test_reports_come_in_any_order_and_again(there: Provider) -> None:
    gateway = http(there.url)
    there.will(200, {"id": "p1"})
    outbox.put([wanted()])
    sending.drain()
    reference = str(only().reference)
    assert told(gateway, Report(Fate.FAILED, str(UUID(int=0)))) == State.SENT, "of another message"
    assert told(gateway, Report(Fate.DELIVERED, provider_id="p1")) == State.DELIVERED
    for fate in Fate:
        assert told(gateway, Report(fate, reference)) == State.DELIVERED
    stranger = http(there.url, "stranger")
    Outgoing.objects.update(state=State.SENT)
    assert told(stranger, Report(Fate.FAILED, reference, "p1")) == State.SENT, "not its own"


def test_what_would_come_too_late_is_not_sent(there: Provider) -> None:
    http(there.url)
    outbox.put([wanted(expires=timezone.now() - timedelta(seconds=1))])
    sending.drain()
    assert (only().state, there.asked) == (State.EXPIRED, [])


def test_it_waits_for_its_hour(there: Provider) -> None:
    http(there.url)
    later = timezone.now() + timedelta(hours=3)
    outbox.put([wanted(after=later)])
    assert sending.drain() == later
    assert not there.asked


def test_a_limit_keeps_the_rest_and_answers_go_first(there: Provider) -> None:
    http(there.url, per_minute=2)
    outbox.put([wanted(str(number)) for number in range(3)])
    outbox.put([Wanted("answer", "answer", "+254712345678", "Asante", ahead=True)])
    again = sending.drain()
    assert again is not None
    assert [asked.fields["text"] for asked in there.asked] == ["Asante", "Karibu"]
    Outgoing.objects.exclude(begun=None).update(begun=timezone.now() - timedelta(seconds=61))
    sending.drain()
    assert len(there.asked) == 4


def test_no_text_number_or_password_stands_in_logs(
    there: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    """Kannel takes all of them in its address, and whoever looks for a fault logs everything."""
    caplog.set_level(logging.DEBUG)
    secret = {"url": there.url, "username": "door", "password": "hens"}
    routes.set_up("main", "kannel", secret)
    there.will(202)
    outbox.put([wanted()])
    sending.drain()
    assert only().state == State.SENT
    logging.getLogger("urllib3").warning("it is heard of what goes wrong")
    logged = _without_queries(caplog)
    assert "it is heard" in logged
    for word in ("Karibu", "712345678", "hens"):
        assert word not in logged


def _without_queries(caplog: pytest.LogCaptureFixture) -> str:
    """SQL is logged where DOORSTEP_DEBUG is on, and only there."""
    records = caplog.get_records("call")
    return "\n".join(one.getMessage() for one in records if one.name != "django.db.backends")


def test_without_a_gateway_messages_wait() -> None:
    outbox.put([wanted()])
    again = sending.drain()
    assert again is not None
    assert again > timezone.now() + timedelta(minutes=20)
    assert only().state == State.QUEUED
