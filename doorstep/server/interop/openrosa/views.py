"""The address that form apps send to."""

from __future__ import annotations

import base64
import binascii
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from doorstep.protocol.submissions.xml import UnreadableError

from ...accounts.auth import device_of
from ...accounts.models import Device
from ...lib import problems
from ...lib.problems import RefusedError
from ...lib.throttles import PerPhone
from ...programmes import releases
from ...sync import uploads
from ...sync.accept import accept
from .letter import Letter, letter

LARGEST = 20 * 1024 * 1024
"""Bytes of a whole request: Django's DATA_UPLOAD_MAX_MEMORY_SIZE, which inflate_gzip applies."""

EACH_PHONE = PerPhone(600)
INCOMPLETE = "*isIncomplete*"
TOO_MUCH = "The form and its files are larger than 20 MB. Send smaller pictures."


class PartlyError(UnreadableError):
    """The rest is in another request; ours are whole."""


@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def submission(request: HttpRequest) -> HttpResponse:
    """201: taken, now or before. 202: kept aside whole, with the reason. Else the app keeps it."""
    try:
        device = _phone(request)
        if request.method == "HEAD":
            return _told(204, "")
        return _take(letter_of(request, device), device)
    except RefusedError as refused:
        return _refused(refused.problem)
    except UnreadableError as error:
        return _told(413 if isinstance(error, PartlyError) else 400, str(error))


urlpatterns = [path("submission", submission, name="openrosa-submission")]


def letter_of(request: HttpRequest, device: Device) -> Letter:
    if INCOMPLETE in request.POST:
        raise PartlyError(TOO_MUCH)
    parts = {key: one for key, one in request.FILES.items() if not isinstance(one, list)}
    return letter(parts, device, releases.zone())


def _take(sent: Letter, device: Device) -> HttpResponse:
    taken = accept(sent.incoming)
    for name, content in sent.files.items():
        uploads.take_whole(device, name, content)
    if taken.outcome == "quarantined":
        return _told(202, f"It is kept, but could not be applied: {taken.reason}")
    return _told(201, "It was taken in.")


def _phone(request: HttpRequest) -> Device:
    device = device_of(request, _token(request))
    request.auth = device  # type: ignore[attr-defined]  # where the throttle looks
    if not EACH_PHONE.allow_request(request):
        raise RefusedError(problems.TOO_MANY)
    return device


def _token(request: HttpRequest) -> str:
    """Form apps know a name and a password: the token of ``doorstep enrol --openrosa``."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given
    try:
        text = base64.b64decode(given, validate=True).decode() if scheme.lower() == "basic" else ""
    except (binascii.Error, ValueError):
        text = ""
    if not (token := text.partition(":")[2]):
        raise RefusedError(problems.UNKNOWN_TOKEN)
    return token


def _refused(problem: problems.Problem) -> HttpResponse:
    response = problems.answer(problem)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = 'Basic realm="Doorstep", charset="UTF-8"'
    return _marked(response)


def _told(status: int, message: str) -> HttpResponse:
    nature = "submit_success" if status < 300 else "submit_error"
    body = (
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        f'<message nature="{nature}">{escape(message)}</message></OpenRosaResponse>'
    )
    empty = status == 204
    response = HttpResponse(b"" if empty else body, status=status, content_type="text/xml")
    return _marked(response)


def _marked(response: HttpResponse) -> HttpResponse:
    response.headers["X-OpenRosa-Version"] = "1.0"
    response.headers["X-OpenRosa-Accept-Content-Length"] = str(LARGEST)
    response.headers.setdefault("Cache-Control", "no-store")
    return response
