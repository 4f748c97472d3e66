"""The page of phones: whose they are, how they are, and the end of those that are lost."""

from __future__ import annotations

from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..accounts import enrolment
from ..accounts.postings import standings
from ..areas.access import access_devices, access_workers, looks_after_accounts
from ..audit.models import Action
from ..audit.notes import note
from ..lib.problems import RefusedError
from ..sync.devices import lines_of
from .doors import desk_page, worker_of


@require_GET
@desk_page
def phones(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    lines = lines_of(access_devices(worker).filter(revoked_at=None))
    note(Action.READ, "phone", [line.id for line in lines], by=worker.login)
    people = list(access_workers(worker).filter(is_active=True).order_by("name"))
    stand = standings(people)
    field = [
        person for person in people if stand[person.pk].current and stand[person.pk].phone_role
    ]
    shown = {"lines": lines, "people": field, "me": worker, "jobs": looks_after_accounts(worker)}
    return render(request, "desk/phones.html", shown)


@require_POST
@desk_page
def revoke(request: HttpRequest, device: UUID) -> HttpResponse:
    phone = get_object_or_404(access_devices(worker_of(request)), pk=device)
    enrolment.revoke_device(phone, by=worker_of(request).login)
    return redirect("desk")


@require_POST
@desk_page
def link(request: HttpRequest, worker: UUID) -> HttpResponse:
    """A fresh link, as text and as a picture; whoever has it has the phone of this person."""
    person = get_object_or_404(access_workers(worker_of(request)), pk=worker)
    try:
        address = enrolment.link(
            person, request.build_absolute_uri("/"), by=worker_of(request).login
        )
    except RefusedError:
        return redirect("desk")
    picture = segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
    return render(
        request, "desk/link.html", {"person": person, "address": address, "picture": picture}
    )
