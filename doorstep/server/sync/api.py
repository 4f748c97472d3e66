"""The addresses that phones use."""

from __future__ import annotations

import json
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router
from pydantic import Field

from doorstep.protocol.older import OLDEST, in_version
from doorstep.protocol.package import PROTOCOL
from doorstep.protocol.submissions.files import type_of

from ..accounts.auth import PhoneToken, is_token_old, new_token, note_synced
from ..accounts.enrolment import enrol
from ..accounts.models import Device, Worker
from ..accounts.postings import covered_by
from ..areas.scope import areas_of
from ..audit.models import Action
from ..audit.notes import note
from ..lib import compress, moment, problems, sealing, shelf
from ..lib.problems import RefusedError
from ..lib.throttles import PerAddress, PerPhone
from ..programmes import releases
from ..records.access import access_files
from ..records.owners import staff_in
from . import pages, uploads
from .hearing import heard
from .messages import (
    AreaOut,
    EnrolAnswer,
    EnrolRequest,
    HealAnswer,
    HealRequest,
    ProblemOut,
    PullAnswer,
    PushAnswer,
    PushRequest,
    Session,
    StateAnswer,
    TokenAnswer,
    Upload,
    UploadsAnswer,
    UploadsRequest,
)
from .opening import key_of
from .pull import LARGEST_PAGE, asking, worker_out
from .push import push
from .state import heal, state

PHONE = PhoneToken()
router = Router()
EACH_PHONE = PerPhone(600)
"""A first sync of ten thousand documents asks fifty times."""

EACH_ADDRESS = PerAddress(600)
"""For links: a training enrols a hundred phones behind one address."""


MOST_BYTES = 2**31 - 1
BYTES = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def refusals(*codes: int) -> dict[int, type[ProblemOut]]:
    return dict.fromkeys(codes, ProblemOut)


REFUSALS = refusals(400, 401, 403, 413, 429, 503)
"""What every phone may hear; 503 before anything is published, and while others write for long."""


class PhoneRequest(HttpRequest):
    """A request that :class:`PhoneToken` has let in."""

    auth: Device


@router.post(
    "/enrol", throttle=EACH_ADDRESS, response={200: EnrolAnswer} | refusals(400, 404, 410, 429, 503)
)
def post_enrol(request: HttpRequest, body: EnrolRequest) -> EnrolAnswer:
    """A one-time token becomes a device token."""
    del request
    device, secret = enrol(body.token, body.device)
    worker = device.worker
    return EnrolAnswer(
        device_token=secret,
        worker=worker_out(worker),
        areas=_areas(worker),
        seal_to=sealing.public_key(),
        key=key_of(worker, body.sealed),
    )


@router.get(
    "/session",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: Session} | REFUSALS,
)
def get_session(request: PhoneRequest) -> Session:
    """Who I am; 401 when the device was revoked."""
    worker = request.auth.worker
    return Session(
        worker=worker_out(worker),
        areas=_areas(worker),
        programme_hash=releases.current_hash(),
        server_time=moment.text(timezone.now()),
        seal_to=sealing.public_key(),
        renew_token=is_token_old(request.auth),
        forget_after=settings.DOORSTEP_FORGET_AFTER,
    )


@router.post("/token", auth=PHONE, throttle=EACH_PHONE, response={200: TokenAnswer} | REFUSALS)
def post_token(request: PhoneRequest) -> TokenAnswer:
    """A new device token. The one that asks for it ends when the new one is used first."""
    return TokenAnswer(device_token=new_token(request.auth))


@router.get(
    "/programme",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: dict[str, object], 304: None} | REFUSALS,
)
def get_programme(
    request: PhoneRequest, protocol: Annotated[int, Field(ge=OLDEST)] = OLDEST
) -> HttpResponse:
    """The current package for phones, in the newest shape that they know: ``protocol``.

    Its hash is the ETag: an unchanged one is not sent again.
    """
    current = releases.current_hash()
    tag = f'"{current}"' if protocol >= PROTOCOL else f'"{current}-{protocol}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        response = HttpResponse(status=304)
    else:
        package = releases.package(current, releases.PHONE)
        response = JsonResponse(in_version(package, protocol))
    response.headers["ETag"] = tag
    return response


@router.post(
    "/push",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: PushAnswer} | REFUSALS,
    exclude_none=True,
)
def post_push(request: PhoneRequest, body: PushRequest) -> PushAnswer:
    """What the phone recorded. One answer per submission; a bad one never stops the rest."""
    releases.current_hash()
    return push(request.auth, body)


@router.get(
    "/pull",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: PullAnswer} | REFUSALS,
    exclude_none=True,
)
def get_pull(
    request: PhoneRequest,
    cursor: str = "",
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 200,
    speaks: Annotated[int, Field(ge=1)] = 1,
    brief: bool = False,
) -> HttpResponse:
    """The log in the worker's scope, after an opaque cursor. ``speaks``: see ``pull.FORGETS``;
    ``brief``: see ``pull.Asking``.
    """
    device = request.auth
    asked = asking(device, cursor, limit, speaks=speaks, brief=brief)
    coding = compress.coding_for(request)
    page = pages.packed(asked, coding)
    if not cursor:
        note(Action.EXPORT, "area", _area_ids(device), by=device.worker.login, device=device.pk)
    if not page.more:
        note_synced(device)
        heard(device.worker)
    return compress.response_of(page.content, coding)


@router.get(
    "/state",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: StateAnswer} | REFUSALS,
)
def get_state(request: PhoneRequest) -> StateAnswer:
    """What a phone holds that holds everything, as sums."""
    return state(request.auth.worker)


@router.post(
    "/heal",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: HealAnswer} | REFUSALS,
    exclude_none=True,
)
def post_heal(request: PhoneRequest, body: HealRequest) -> HttpResponse:
    """What a phone holds otherwise than the server: all of it, anew."""
    return _json(heal(request.auth.worker, body))


@router.post(
    "/uploads",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: UploadsAnswer} | REFUSALS,
)
def post_uploads(request: PhoneRequest, body: UploadsRequest) -> UploadsAnswer:
    """How much the server has of files that this phone is to bring."""
    return uploads.uploads(request.auth, body.names)


@router.put(
    "/uploads/{name}",
    auth=PHONE,
    throttle=EACH_PHONE,
    response={200: Upload} | REFUSALS | refusals(404, 415, 422, 507),
    openapi_extra=BYTES,
)
def put_upload(
    request: PhoneRequest,
    name: str,
    at: Annotated[int, Field(ge=0, le=MOST_BYTES)],
    size: Annotated[int, Field(ge=1, le=MOST_BYTES)],
) -> Upload:
    """Bytes of a file from ``at`` on. The answer says where to go on, whatever came before."""
    return uploads.take(request.auth, name, at, size, request.body)


@router.get(
    "/files/{name}",
    auth=PHONE,
    throttle=EACH_PHONE,
    response=REFUSALS | refusals(404),
)
def get_file(request: PhoneRequest, name: str) -> HttpResponse:
    """A file of a submission that the worker may see, or that forms of the programme show."""
    device = request.auth
    headers = {"Content-Disposition": "attachment", "Cache-Control": "private, no-store"}
    if shown := releases.shown(name):
        return HttpResponse(shown, content_type=type_of(name), headers=headers)
    if not access_files(device.worker).filter(name=name).exists() or not shelf.holds(name):
        raise RefusedError(problems.NOT_FOUND)
    note(Action.READ, "file", [name], by=device.worker.login, device=device.pk)
    return HttpResponse(shelf.read(name), content_type=type_of(name), headers=headers)


def _json(answer: dict[str, Any]) -> HttpResponse:
    """As it is: ten thousand submissions are not checked against their schema one by one."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json")


def _area_ids(device: Device) -> list[str]:
    return [str(pk) for pk in areas_of(device.worker).values_list("pk", flat=True)]


def _areas(worker: Worker) -> list[AreaOut]:
    areas = areas_of(worker)
    staff, covered = staff_in(areas), covered_by(worker)
    return [
        AreaOut(
            id=str(area.id),
            name=area.name,
            parent=str(area.parent_id) if area.parent_id else None,
            owner=next(iter(there)) if len(there) == 1 else None,
            workers=sorted(there),
            covered=sorted(there & covered),
        )
        for area in areas.order_by("path")
        for there in [staff.get(str(area.id), frozenset())]
    ]
