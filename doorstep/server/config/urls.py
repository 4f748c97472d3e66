"""Every address of the server. The app itself is static: see WHITENOISE_ROOT."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path

from ..accounts import demo
from ..lib import busy, problems
from ..messaging import demo as messaging_demo
from .api import api


def health(request: HttpRequest) -> JsonResponse:
    """For monitors: 200 while the database answers."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    if request.path.startswith("/api/"):
        return problems.answer(problems.NOT_FOUND)
    return HttpResponse("There is nothing at this address.", status=404, content_type="text/plain")


urlpatterns = [
    path("api/", api.urls),
    path("health", health),
    path("sms/", include("doorstep.server.messaging.urls")),
    path("desk/", include("doorstep.server.desk.urls")),
    path("openrosa/", include("doorstep.server.interop.openrosa.views")),
    path("demo/", demo.people, name="demo"),
    path("demo/<uuid:worker>", demo.invite, name="demo-invite"),
    path("demo/sms", messaging_demo.phones, name="demo-sms"),
    path("demo/sms/write", messaging_demo.write, name="demo-sms-write"),
]
handler404 = not_found
handler500 = busy.server_error
