"""Pages for those who try Doorstep out: be one of the demo people. Only with DOORSTEP_DEMO=1."""

from __future__ import annotations

from uuid import UUID

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from .enrolment import link
from .models import FIELD_ROLES, Posting, Worker
from .postings import may_have_phone


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    posted = Posting.objects.current().filter(role__in=FIELD_ROLES)
    ordered = posted.select_related("area", "worker").order_by("role", "worker__name")
    return render(request, "accounts/demo_people.html", {"postings": ordered})


@require_POST
def invite(request: HttpRequest, worker: UUID) -> HttpResponse:
    """A fresh link, as text to follow on this device and as a picture for another one."""
    _only_in_demo()
    person = get_object_or_404(Worker, pk=worker)
    if not may_have_phone(person):
        raise Http404
    address = link(person, request.build_absolute_uri("/"), by="demo") + "/demo"
    picture = segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
    context = {"worker": person, "address": address, "picture": picture}
    return render(request, "accounts/demo_invite.html", context)


def _only_in_demo() -> None:
    if not settings.DOORSTEP_DEMO:
        raise Http404
