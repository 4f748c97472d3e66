"""The pages of clients: find one, and see all that is known of her, what was done, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from doorstep.protocol.model.workers import LIST

from ..accounts.models import Worker
from ..audit.models import Action
from ..audit.notes import note
from ..messaging.exchanged import with_client
from ..programmes import releases
from ..records.access import access_records
from ..records.history import history
from ..records.household import with_members
from ..records.models import Record
from ..tasks.access import access_tasks
from . import dossier, exchange
from .doors import desk_page, worker_of

SHOWN = 50
SMS_SHOWN = 100


@require_http_methods(["GET", "POST"])
@desk_page
def clients(request: HttpRequest) -> HttpResponse:
    """Those whose name holds what was asked for, in no address; without a question the newest."""
    worker, asked = worker_of(request), request.POST.get("q", "").strip()[:100]
    found = _there(worker).filter(label__icontains=asked).select_related("area")
    order = ("label", "pk") if asked else ("-known", "label", "pk")
    records = list(found.order_by(*order)[: SHOWN + 1])
    note(Action.READ, "record", [record.pk for record in records[:SHOWN]], by=worker.login)
    shown = {"lines": _lines(records[:SHOWN]), "more": len(records) > SHOWN, "asked": asked}
    return render(request, "desk/clients.html", shown | {"me": worker})


@require_GET
@desk_page
def client(request: HttpRequest, record: UUID) -> HttpResponse:
    worker = worker_of(request)
    one = get_object_or_404(_there(worker).select_related("area"), pk=str(record))
    words = dossier.Words(releases.current_package(), _there(worker))
    family = {each.pk for each in with_members(one)} - {one.pk}
    near = _lines(_there(worker).filter(pk__in=family).order_by("known", "pk"))
    said = with_client(worker, one, SMS_SHOWN)
    shown = {
        "record": one,
        "kind": dossier.kind(words.package, one.list),
        "owner": words.worker(one.owner),
        "facts": dossier.facts(words, one),
        "tasks": dossier.tasks(words, access_tasks(worker).filter(subject=one.pk)),
        "events": dossier.events(words, one, history(one)),
        "family": near,
        "said": exchange.lines(said),
        "sms_shown": SMS_SHOWN,
    }
    read = {one.pk, *words.named, *(each.pk for each, _ in near)}
    note(Action.READ, "record", sorted(read), by=worker.login)
    if said:
        note(Action.READ, "conversation", [one.pk], by=worker.login)
    return render(request, "desk/client.html", shown | {"me": worker})


def _there(worker: Worker) -> QuerySet[Record]:
    """Neither withdrawn nor made one with another."""
    return access_records(worker).exclude(list=LIST).filter(known__isnull=False)


def _lines(records: Iterable[Record]) -> list[tuple[Record, str]]:
    """Each with the kind of thing it is. Without a programme there are no records either."""
    return [(one, dossier.kind(releases.current_package(), one.list)) for one in records]
